import type { ComponentChildren } from 'preact';

export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'danger';

export const Badge = ({
  tone = 'neutral',
  hasDot,
  children,
}: {
  tone?: Tone;
  hasDot?: boolean;
  children: ComponentChildren;
}) => (
  <span class={`badge badge--${tone}`}>
    {hasDot && <span class="badge__dot" />}
    {children}
  </span>
);
