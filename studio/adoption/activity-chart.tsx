import { useState } from 'preact/hooks';
import type { Company } from '../api.ts';
import { LineChart } from '../charts/line-chart.tsx';
import { definitionOf } from '../definition-of.ts';
import { Card } from '../ui/card.tsx';
import { formatDate, formatShortDay, t } from '../ui/i18n.ts';
import { Skeleton } from '../ui/progress.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { words } from './words.ts';

const windows = ['dau', 'wau', 'mau'] as const;

/** Active users by day: of the day, of the week and of the month until then. */
export function ActivityChart({ series }: { series: Company['series'] | undefined }) {
  const [shown, setShown] = useState<(typeof windows)[number]>('wau');
  return (
    <Card title={t(words.activity)} definition={definitionOf('activeUsers')} note={t(words[`${shown}Long`])}>
      <div class="stack">
        <SegmentedControl
          label={t(words.which)}
          size="small"
          value={shown}
          options={windows.map((value) => ({ value, label: t(words[value]) }))}
          onChange={setShown}
        />
        {series ? (
          <LineChart
            title={t(words[`${shown}Long`])}
            labelTitle={t(words.day)}
            isLastOpen
            points={series.map((each) => ({
              label: formatShortDay(each.day),
              longLabel: formatDate(each.day, { dateStyle: 'full' }),
              value: each[shown],
            }))}
          />
        ) : (
          <Skeleton height={240} />
        )}
      </div>
    </Card>
  );
}
