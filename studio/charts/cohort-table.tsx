import { classNames } from '../ui/class-names.ts';
import { formatNumber, formatShare } from '../ui/i18n.ts';

export interface CohortRow {
  label: string;
  /** How many there were at the beginning. */
  size: number;
  /** How many were left, from the beginning on. */
  left: readonly number[];
}

interface CohortTableProps {
  /** What it shows, for screen readers. */
  title: string;
  /** Heads of the first two columns. */
  labelTitle: string;
  sizeTitle: string;
  rows: readonly CohortRow[];
  /** Head of the column that is so many steps after the beginning. */
  stepTitle: (step: number) => string;
}

/** Those that stand on a phone as well: close together at first, when most are lost. All are there at the beginning. */
const stepsOnPhone = [1, 2, 4, 8, 12];
const rareIf = (step: number) => (stepsOnPhone.includes(step) ? '' : 'cohorts__rare');

/** What became of each cohort: a row each, the darker the more are left. Where a cohort is empty, so is its row. */
export function CohortTable({ title, labelTitle, sizeTitle, rows, stepTitle }: CohortTableProps) {
  const steps = Math.max(0, ...rows.map(({ left }) => left.length));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="cohorts" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{labelTitle}</th>
            <th scope="col" class="cohorts__size">
              {sizeTitle}
            </th>
            {Array.from({ length: steps }, (_, step) => (
              <th key={step} scope="col" class={classNames('cohorts__step', rareIf(step))}>
                {stepTitle(step)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, size, left }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="cohorts__size">{formatNumber(size)}</td>
              {Array.from({ length: steps }, (_, step) => {
                const count = left[step];
                if (count === undefined || size === 0) return <td key={step} class={rareIf(step)} />;
                const share = count / size;
                return (
                  <td
                    key={step}
                    class={classNames('cohorts__cell', rareIf(step))}
                    // Never so dark that the text on it can't be read.
                    style={{ '--share': `${Math.round(share * 55)}%` }}
                    title={`${formatNumber(count)}/${formatNumber(size)}`}
                  >
                    {formatShare(share)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
