import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Definition } from './definition.tsx';
import { Icon } from './icon.tsx';
import { ShareBar, Skeleton } from './progress.tsx';

export interface StatTileProps {
  label: string;
  /** Undefined: still loading. */
  value: ComponentChildren | undefined;
  definition?: string | undefined;
  /**
   * Against the period before: a positive `difference` is good, unless lower is better. One of a period that is not over
   * yet is neither.
   */
  change?: { difference: number; text: string; isLowerBetter?: boolean; isUnfinished?: boolean } | undefined;
  note?: ComponentChildren;
  /** Lines of text that come with the value, and a bar: their place is kept, so that nothing moves when they come. */
  linesToCome?: number;
  hasBarToCome?: boolean;
  children?: ComponentChildren;
}

/** One number with its name, its definition and what became of it. */
export const StatTile = ({
  label,
  value,
  definition,
  change,
  note,
  linesToCome = 0,
  hasBarToCome,
  children,
}: StatTileProps) => (
  <div class="stat">
    <div class="stat__label">
      <span>{label}</span>
      {definition && <Definition name={label} text={definition} />}
    </div>
    <div class="stat__value number">{value === undefined ? <Skeleton width={72} height={30} /> : value}</div>
    {change && (
      <p class={`stat__change stat__change--${signOf(change)}`}>
        <Icon
          of={change.difference > 0 ? ArrowUpRight : change.difference < 0 ? ArrowDownRight : ArrowRight}
          size={14}
        />
        {change.text}
      </p>
    )}
    {note && <p class="note">{note}</p>}
    {value === undefined && <ToCome lines={linesToCome} hasBar={hasBarToCome} />}
    {children}
  </div>
);

const ToCome = ({ lines, hasBar }: { lines: number; hasBar: boolean | undefined }) => (
  <>
    {Array.from({ length: lines }, (_, index) => (
      <p key={index} class="note stat__to-come">
        <Skeleton width={index === 0 ? 120 : 88} />
      </p>
    ))}
    {hasBar && <ShareBar share={0} />}
  </>
);

const signOf = ({ difference, isLowerBetter, isUnfinished }: NonNullable<StatTileProps['change']>) =>
  isUnfinished ? 0 : Math.sign(isLowerBetter ? -difference : difference);
