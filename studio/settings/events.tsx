import { createModel, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useQuery } from '../address.ts';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { useModel } from '../ui/use-model.ts';
import { IntakeCard } from './intake-card.tsx';
import { ProofCard } from './proof-card.tsx';
import { type Period, periods, TrafficCard } from './traffic-card.tsx';

/** What the address says of the period; what it says wrongly counts as unsaid. */
const readPeriod = ({ days }: Record<string, string>) => periods.find((period) => period === days) ?? '30';

const EventsModel = createModel((first: Period) => {
  const days = signal(first);
  return {
    days,
    settings: createResource(() => api.events.settings()),
    traffic: createResource(() => api.events.traffic(Number(days.value)), { pollMs: 10_000 }),
  };
});

/** How the selected environment takes events in, and what became of them. */
export function Events() {
  const [query, changeQuery] = useQuery();
  const period = readPeriod(query);
  const { days, settings, traffic } = useModel(() => new EventsModel(period));
  useEffect(() => {
    days.value = period;
  }, [period]);
  const fault = settings.error.value ?? traffic.error.value;
  if (fault) {
    return (
      <LoadFault
        error={fault}
        onRetry={() => {
          settings.reload();
          traffic.reload();
        }}
      />
    );
  }
  const given = settings.data.value;
  return (
    <>
      <TrafficCard
        traffic={traffic.data.value}
        days={days.value}
        onDays={(value) => changeQuery({ days: value === '30' ? undefined : value })}
      />
      {given ? (
        <>
          <ProofCard settings={given} traffic={traffic.data.value} onChange={settings.reload} />
          <IntakeCard settings={given} onChange={settings.reload} />
        </>
      ) : (
        <Skeleton height={320} />
      )}
    </>
  );
}
