import { createModel, signal } from '@preact/signals';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { useModel } from '../ui/use-model.ts';
import { IntakeCard } from './intake-card.tsx';
import { ProofCard } from './proof-card.tsx';
import { TrafficCard } from './traffic-card.tsx';

const EventsModel = createModel(() => {
  const days = signal('30');
  return {
    days,
    settings: createResource(() => api.events.settings()),
    traffic: createResource(() => api.events.traffic(Number(days.value)), { pollMs: 10_000 }),
  };
});

/** How the selected environment takes events in, and what became of them. */
export function Events() {
  const { days, settings, traffic } = useModel(EventsModel);
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
        onDays={(value) => {
          days.value = value;
        }}
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
