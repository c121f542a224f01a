import { t } from '../ui/i18n.ts';
import { profileWords } from './profile-words.ts';
import { words } from './words.ts';

interface HeatRowProps {
  name: string;
  /** Uses in each week, oldest first. */
  weeks: readonly number[];
  /** Of the busiest cell of all rows: shades compare across the whole map. */
  most: number;
}

/** One row of the map feature × week: the more uses, the darker. Roots, so that rare use is seen beside daily use. */
export const HeatRow = ({ name, weeks, most }: HeatRowProps) => (
  <span class="heat" role="img" aria-label={t(words.usesOf, name, weeks.join(', '))}>
    {weeks.map((uses, index) => (
      <span
        key={index}
        class="heat__cell"
        title={t(profileWords.usesInWeek, name, uses, weeks.length - 1 - index)}
        style={{ opacity: uses === 0 ? undefined : `${0.18 + 0.82 * Math.sqrt(uses / most)}` }}
        data-used={uses > 0 || undefined}
      />
    ))}
  </span>
);
