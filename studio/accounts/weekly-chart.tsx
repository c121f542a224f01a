import type { Account } from '../api.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { LineChart } from '../charts/line-chart.tsx';
import { definitionOf } from '../definition-of.ts';
import { Card } from '../ui/card.tsx';
import { formatDate, formatShortDay, t } from '../ui/i18n.ts';
import { Skeleton } from '../ui/progress.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import type { AccountState } from './account-model.ts';
import { words } from './words.ts';

export function WeeklyChart({ model, account }: { model: AccountState; account: Account | undefined }) {
  const series = model.series.value;
  const title = t(series === 'activeUsers' ? words.weeklyActiveUsers : words.weeklyUses);
  const points = account?.weeks.map((week) => ({
    label: formatShortDay(week.startsOn),
    longLabel: t(words.weekOf, formatDate(week.startsOn)),
    value: week[series],
  }));
  return (
    <Card
      title={title}
      definition={definitionOf(series === 'activeUsers' ? 'weeklyActiveUsers' : 'uses')}
      note={t(words.last26Weeks)}
    >
      <div class="stack">
        <SegmentedControl
          label={t(words.chartShows)}
          size="small"
          value={series}
          options={[
            { value: 'activeUsers', label: t(words.activeUsersShort) },
            { value: 'uses', label: t(words.usesShort) },
          ]}
          onChange={(chosen) => {
            model.series.value = chosen;
          }}
        />
        {!points ? (
          <Skeleton height={200} />
        ) : series === 'activeUsers' ? (
          <LineChart title={title} labelTitle={t(words.week)} points={points} height={200} isLastOpen />
        ) : (
          <BarChart title={title} labelTitle={t(words.week)} points={points} height={200} />
        )}
      </div>
    </Card>
  );
}
