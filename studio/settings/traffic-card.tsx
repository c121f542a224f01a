import { useSignal } from '@preact/signals';
import { Download, Radio } from 'lucide';
import type { Traffic } from '../../shared/contract/event-settings.ts';
import { addDays } from '../../shared/rules/calendar.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { ListTable } from '../list/list-table.tsx';
import { rowsCsv } from '../list/rows-csv.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/field.tsx';
import { formatDate, formatNumber, formatShortDay, t } from '../ui/i18n.ts';
import { Skeleton } from '../ui/progress.tsx';
import { saveFile } from '../ui/save-file.ts';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { words as auditWords } from './audit-words.ts';
import { reasonWords, words } from './event-words.ts';

const series = ['accepted', 'duplicates', 'clamped', 'bots', 'internal', 'refused', 'limited'] as const;
type Series = (typeof series)[number];

export const periods = ['7', '30', '90'] as const;
export type Period = (typeof periods)[number];

type Day = Traffic['days'][number];

interface TrafficCardProps {
  traffic: Traffic | undefined;
  days: Period;
  onDays: (days: Period) => void;
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
          options={periods.map((value) => ({ value, label: t(words.days, Number(value)) }))}
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
            <div class="settings__chart">
              <div class="row row--apart">
                <Select
                  label={t(words.show)}
                  isLabelHidden
                  value={shown.value}
                  options={series.map((value) => ({ value, label: t(words.byDay, t(words[value])) }))}
                  onChange={(value) => {
                    shown.value = value;
                  }}
                />
                <Button
                  icon={Download}
                  size="small"
                  onClick={async () =>
                    saveFile('events-by-day.csv', 'text/csv', await trafficCsv(traffic.days, Number(days)))
                  }
                >
                  {t(auditWords.download)}
                </Button>
              </div>
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
          <ListTable
            name="refusals"
            label={t(words.whyRefused)}
            rows={traffic.refusals}
            rowKey={({ reason }) => reason}
            columns={[
              {
                key: 'reason',
                value: ({ reason }) => t(reasonWords[reason]),
                header: t(words.whyRefused),
                cell: ({ reason }) => t(reasonWords[reason]),
              },
              {
                key: 'times',
                value: ({ times }) => times,
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

/** All that is known of each day, whichever of it the chart shows. */
export const trafficCsv = (known: readonly Day[], count: number): Promise<string> =>
  rowsCsv(
    everyDay(known, count),
    new Map<string, (row: { day: string; of: Day | undefined }) => string | number>([
      ['day', ({ day }) => day],
      ...([...series, 'signed', 'unsigned', 'forged'] as const).map(
        (what) => [what, ({ of }: { of: Day | undefined }) => of?.[what] ?? 0] as const,
      ),
    ]),
  );

/** Also those days on which nothing came, up to today in UTC. */
function everyDay(known: readonly Day[], count: number): { day: string; of: Day | undefined }[] {
  const byDay = new Map(known.map((of) => [of.day, of]));
  const today = new Date().toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(today, index + 1 - count);
    return { day, of: byDay.get(day) };
  });
}
