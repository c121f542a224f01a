import type { Company } from '../api.ts';
import { Card } from '../ui/card.tsx';
import { formatNumber, formatShortDay, t } from '../ui/i18n.ts';
import { Table } from '../ui/table.tsx';
import { words } from './words.ts';

const levels = ['high', 'medium', 'low', 'tooEarly'] as const;

interface Props {
  levels: Company['levels'] | undefined;
  moves: Company['moves'] | undefined;
}

/** How many accounts had each level week by week, and which moves there were. */
export const LevelHistory = ({ levels: weeks, moves }: Props) => (
  <Card title={t(words.levels)} note={t(words.levelsNote)} isFlush>
    <Table
      label={t(words.levels)}
      rows={weeks?.toReversed()}
      rowKey={({ day }) => day}
      columns={[
        {
          key: 'day',
          header: t(words.weekTo),
          cell: ({ day }) => <span class="nowrap">{formatShortDay(day)}</span>,
        },
        {
          key: 'bar',
          header: t(words.level),
          isSecondary: true,
          width: 150,
          cell: (week) => (
            <span class="stacked" aria-hidden="true">
              {levels.map(
                (level) =>
                  week[level] > 0 && (
                    <span
                      key={level}
                      class={`level-part level-part--${level}`}
                      style={{ flexGrow: week[level] }}
                    />
                  ),
              )}
            </span>
          ),
        },
        ...levels.map((level) => ({
          key: level,
          header: t(words[level]),
          align: 'end' as const,
          cell: (week: Company['levels'][number]) => formatNumber(week[level]),
        })),
      ]}
      empty={
        <div class="card__empty">
          <p class="soft">{t(words.noLevels)}</p>
        </div>
      }
    />
    {moves && weeks && weeks.length > 0 && (
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
    )}
  </Card>
);
