import { metrics } from '../../shared/contract/metric.ts';
import { againstLine, type Line } from '../../shared/rules/against-line.ts';
import { daysBetween } from '../../shared/rules/calendar.ts';
import type { AskQuery, Measured, MeasuredName } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { today } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { formatNumber, formatShare, t } from '../ui/i18n.ts';
import { ShareBar } from '../ui/progress.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { BehindButton } from './behind-button.tsx';
import { changeOf, formatValue, nameOf } from './format-figure.ts';
import { words } from './words.ts';

interface FigureTileProps {
  name: MeasuredName;
  /** Undefined: still loading. */
  figure: Measured | undefined;
  query: AskQuery;
  /** What the tile is called where the metric's own name says too little. */
  label?: string;
  hasBar?: boolean;
  /** A rise is bad. */
  isLowerBetter?: boolean;
  /** What it is held against. */
  line?: Line | undefined;
}

/** One number with its definition, its change and, one press away, who is behind it. */
export function FigureTile({ name, figure, query, label, hasBar, isLowerBetter, line }: FigureTileProps) {
  const change = figure && changeOf(name, figure);
  // Where neither its page nor its label tells of which days it is.
  const hasOwnPeriod = label === undefined && query.days === undefined && query.from === undefined;
  return (
    <StatTile
      label={label ?? nameOf(name)}
      definition={definitionOf(name)}
      value={figure && formatValue(name, figure.value)}
      linesToCome={linesOf(query) + (line ? 1 : 0)}
      hasBarToCome={hasBar ?? false}
      change={
        change && {
          ...change,
          isLowerBetter: isLowerBetter ?? false,
          ...(isUnfinished(figure) && {
            isUnfinished: true,
            text: t(words.todayIsNotOver, change.text),
          }),
        }
      }
      note={
        figure && (
          <>
            <BehindButton name={name} figure={figure} query={query} />
            {hasOwnPeriod && ` · ${t(words.lastDays, daysBetween(figure.from, figure.to) + 1)}`}
          </>
        )
      }
    >
      {line && figure && figure.value !== null && (
        <AgainstLine name={name} value={figure.value} line={line} />
      )}
      {hasBar && figure && figure.value !== null && <ShareBar share={figure.value} />}
    </StatTile>
  );
}

const lineTones = { met: 'good', missed: 'warn', belowFloor: 'danger' } as const;

function AgainstLine({ name, value, line }: { name: MeasuredName; value: number; line: Line }) {
  const { state, points } = againstLine(value, line);
  const goal = t(line.isLowerBetter ? words.atMost : words.target, formatValue(name, line.line));
  const gap = formatNumber(points, { maximumFractionDigits: 1 });
  const missed =
    metrics[name].unit !== 'share'
      ? t(words.lineMissed)
      : t(line.isLowerBetter ? words.pointsOver : words.pointsShort, gap);
  return (
    <p class="stat__line">
      <span class="note">{goal}</span>
      <Badge tone={lineTones[state]}>
        {state === 'met'
          ? t(words.lineMet)
          : state === 'belowFloor'
            ? t(words.belowFloor, formatShare(line.floor ?? 0))
            : missed}
      </Badge>
    </p>
  );
}

/** Shorter periods are changed much by a day that has only begun: in the morning everything would have fallen. */
const longEnoughDays = 21;

/** The change, which takes a second line where today is a large part of it, and who is behind the number. */
const linesOf = ({ days }: AskQuery): number => (Number(days ?? longEnoughDays) < longEnoughDays ? 3 : 2);

/** Whether the period is so short, and today so large a part of it, that it can't be compared yet. */
function isUnfinished({ from, to }: Measured): boolean {
  return to >= today() && daysBetween(from, to) + 1 < longEnoughDays;
}
