import { useSignal } from '@preact/signals';
import { Radio } from 'lucide';
import type { Traffic } from '../../shared/contract/event-settings.ts';
import { addDays } from '../../shared/rules/calendar.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/field.tsx';
import { formatDate, formatNumber, formatShortDay, t } from '../ui/i18n.ts';
import { Skeleton } from '../ui/progress.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { Table } from '../ui/table.tsx';
import { reasonWords, words } from './event-words.ts';

const series = ['accepted', 'duplicates', 'clamped', 'bots', 'internal', 'refused', 'limited'] as const;
type Series = (typeof series)[number];
type Day = Traffic['days'][number];

interface TrafficCardProps {
  traffic: Traffic | undefined;
  days: string;
  onDays: (days: string) => void;
}

export function TrafficCard({ traffic, days, onDays }: TrafficCardProps) {
  const shown = useSignal<Series>('accepted');
  const sum = (what: Series) => traffic?.days.reduce((total, day) => total + day[what], 0);
  return (
    <Card
      title={t(words.traffic)}
      note={t(words.trafficText)}
      actions={
        <SegmentedControl
          label={t(words.period)}
          size="small"
          value={days}
          options={['7', '30', '90'].map((value) => ({ value, label: t(words.days, Number(value)) }))}
          onChange={onDays}
        />
      }
    >
      <div class="stack">
        <div class="stats settings__tiles">
          {series.map((what) => {
            const total = sum(what);
            return (
              <StatTile
                key={what}
                label={t(words[what])}
                definition={t(words[`${what}Meaning`])}
                value={total === undefined ? undefined : formatNumber(total)}
              />
            );
          })}
        </div>
        {traffic === undefined ? (
          <Skeleton height={240} />
        ) : traffic.days.length === 0 ? (
          <EmptyState icon={Radio} title={t(words.noTraffic)}>
            {t(words.noTrafficText)}
          </EmptyState>
        ) : (
          <>
            <Select
              label={t(words.show)}
              value={shown.value}
              options={series.map((value) => ({ value, label: t(words[value]) }))}
              onChange={(value) => {
                shown.value = value;
              }}
            />
            <div class="settings__chart">
              <p class="note">{t(words.byDay, t(words[shown.value]))}</p>
              <BarChart
                title={t(words[shown.value])}
                labelTitle={t(words.day)}
                points={everyDay(traffic.days, Number(days)).map(({ day, of }) => ({
                  label: formatShortDay(day),
                  longLabel: formatDate(day),
                  value: of?.[shown.value] ?? 0,
                }))}
              />
            </div>
          </>
        )}
        {traffic && traffic.refusals.length > 0 && (
          <Table
            label={t(words.whyRefused)}
            rows={traffic.refusals}
            rowKey={({ reason }) => reason}
            columns={[
              {
                key: 'reason',
                header: t(words.whyRefused),
                cell: ({ reason }) => t(reasonWords[reason]),
              },
              {
                key: 'times',
                header: t(words.times),
                align: 'end',
                cell: ({ times }) => <span class="number">{formatNumber(times)}</span>,
              },
            ]}
          />
        )}
      </div>
    </Card>
  );
}

/** Also those days on which nothing came, up to today in UTC. */
function everyDay(known: readonly Day[], count: number): { day: string; of: Day | undefined }[] {
  const byDay = new Map(known.map((of) => [of.day, of]));
  const today = new Date().toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(today, index + 1 - count);
    return { day, of: byDay.get(day) };
  });
}
