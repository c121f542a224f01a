import type { AskQuery, Measured, MeasuredName } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { ShareBar } from '../ui/progress.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { BehindButton } from './behind-button.tsx';
import { changeOf, formatValue, nameOf } from './format-figure.ts';

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
}

/** One number with its definition, its change and, one press away, who is behind it. */
export function FigureTile({ name, figure, query, label, hasBar, isLowerBetter }: FigureTileProps) {
  const change = figure && changeOf(name, figure);
  return (
    <StatTile
      label={label ?? nameOf(name)}
      definition={definitionOf(name)}
      value={figure && formatValue(name, figure.value)}
      change={change && (isLowerBetter ? { ...change, isLowerBetter } : change)}
      note={figure && <BehindButton name={name} figure={figure} query={query} />}
    >
      {hasBar && figure && figure.value !== null && <ShareBar share={figure.value} />}
    </StatTile>
  );
}
