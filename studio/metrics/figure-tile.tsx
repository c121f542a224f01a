import { useState } from 'preact/hooks';
import type { AskQuery, Measured, MeasuredName } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { t } from '../ui/i18n.ts';
import { ShareBar } from '../ui/progress.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { BehindDialog } from './behind-dialog.tsx';
import { changeOf, formatValue, madeOf, nameOf } from './format-figure.ts';
import { nounOf } from './noun-of.ts';
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
}

/** One number with its definition, its change and, one press away, who is behind it. */
export function FigureTile({ name, figure, query, label, hasBar, isLowerBetter }: FigureTileProps) {
  const [isOpen, setOpen] = useState(false);
  const change = figure && changeOf(name, figure);
  return (
    <StatTile
      label={label ?? nameOf(name)}
      definition={definitionOf(name)}
      value={figure && formatValue(name, figure.value)}
      change={change && (isLowerBetter ? { ...change, isLowerBetter } : change)}
      note={
        figure && (
          <button
            class="behind"
            type="button"
            aria-label={t(words.showList, nameOf(name), madeOf(name, nounOf[name], figure))}
            onClick={() => setOpen(true)}
          >
            {madeOf(name, nounOf[name], figure)}
          </button>
        )
      }
    >
      {hasBar && figure && figure.value !== null && <ShareBar share={figure.value} />}
      {isOpen && figure && (
        <BehindDialog
          name={name}
          query={query}
          hasWhole={figure.of !== null && name !== 'activationRate'}
          onClose={() => setOpen(false)}
        />
      )}
    </StatTile>
  );
}
