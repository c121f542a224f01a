import { ChartColumn, Table2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { Company } from '../api.ts';
import { ListTable } from '../list/list-table.tsx';
import { IconButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatNumber, formatShortDay, t } from '../ui/i18n.ts';
import { Skeleton } from '../ui/progress.tsx';
import { words } from './words.ts';

type Week = Company['levels'][number];
/** From the top of a column to its foot. */
const levels = ['high', 'medium', 'low', 'tooEarly'] as const;

interface Props {
  levels: Week[] | undefined;
  moves: Company['moves'] | undefined;
}

/** How many accounts had each level week by week, and which moves there were. */
export function LevelHistory({ levels: weeks, moves }: Props) {
  const [isTable, setTable] = useState(false);
  const hasWeeks = weeks !== undefined && weeks.length > 0;
  return (
    <Card
      title={t(words.levels)}
      note={t(words.levelsNote)}
      isFlush
      actions={
        hasWeeks && (
          <IconButton
            icon={isTable ? ChartColumn : Table2}
            size="small"
            label={t(isTable ? words.showChart : words.showTable)}
            onClick={() => setTable(!isTable)}
          />
        )
      }
    >
      {weeks === undefined ? (
        <div class="card__empty">
          <Skeleton height={200} />
        </div>
      ) : !hasWeeks ? (
        <div class="card__empty">
          <p class="soft">{t(words.noLevels)}</p>
        </div>
      ) : isTable ? (
        <LevelTable weeks={weeks} />
      ) : (
        <LevelColumns weeks={weeks} />
      )}
      {moves && hasWeeks && <Moves moves={moves} />}
    </Card>
  );
}

/** A column a week, as high as there were accounts; below it what the newest is made of. */
function LevelColumns({ weeks }: { weeks: Week[] }) {
  const sizeOf = (week: Week) => levels.reduce((sum, level) => sum + week[level], 0);
  const most = Math.max(1, ...weeks.map(sizeOf));
  const newest = weeks.at(-1)!;
  return (
    <div class="level-chart">
      <ol class="level-chart__weeks" aria-label={t(words.levels)}>
        {weeks.map((week, index) => {
          const text = levels.map((level) => `${t(words[level])} ${formatNumber(week[level])}`).join(', ');
          return (
            <li key={week.day} class="level-chart__week" title={`${formatShortDay(week.day)}: ${text}`}>
              <span class="visually-hidden">{text}</span>
              <span
                class="level-chart__column"
                style={{ height: `${(sizeOf(week) / most) * 100}%` }}
                aria-hidden="true"
              >
                {levels.map((level) => (
                  <span
                    key={level}
                    class={`level-part level-part--${level}`}
                    style={{ flexGrow: week[level] }}
                  />
                ))}
              </span>
              <span class="level-chart__day">
                {(weeks.length - 1 - index) % 3 === 0 ? formatShortDay(week.day) : '\u00a0'}
              </span>
            </li>
          );
        })}
      </ol>
      <ul class="level-chart__legend">
        {levels.map((level) => (
          <li key={level}>
            <span class={`level-chart__key level-part--${level}`} aria-hidden="true" />
            {t(words[level])} <strong class="number">{formatNumber(newest[level])}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

const LevelTable = ({ weeks }: { weeks: Week[] }) => (
  <ListTable
    name="levels"
    label={t(words.levels)}
    rows={weeks.toReversed()}
    rowKey={({ day }) => day}
    columns={[
      {
        key: 'day',
        value: ({ day }) => day,
        header: t(words.weekTo),
        cell: ({ day }) => <span class="nowrap">{formatShortDay(day)}</span>,
      },
      ...levels.map((level) => ({
        key: level,
        value: (week: Week) => week[level],
        header: t(words[level]),
        align: 'end' as const,
        cell: (week: Week) => formatNumber(week[level]),
      })),
    ]}
  />
);

const Moves = ({ moves }: { moves: Company['moves'] }) => (
  <div class="moves">
    <h3>{t(words.moves)}</h3>
    {moves.length === 0 ? (
      <p class="note">{t(words.noMoves)}</p>
    ) : (
      <ul class="row">
        {moves.map(({ from, to, accounts }) => (
          <li key={`${from} ${to}`} class="badge">
            {t(words.move, t(words[from]), t(words[to]))} · {formatNumber(accounts)}
          </li>
        ))}
      </ul>
    )}
  </div>
);
