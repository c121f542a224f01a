import type { IconNode } from 'lucide';
import { h } from 'preact';

export interface IconProps {
  /** Icon data of `lucide`, such as `import { House } from 'lucide'`. */
  of: IconNode;
  /** In CSS px. */
  size?: number;
  class?: string;
}

/** Decoration only: what it means is said by the text or label beside it. */
export const Icon = ({ of, size = 18, class: className }: IconProps) => (
  <svg
    class={`icon ${className ?? ''}`}
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {of.map(([tag, attributes]) => h(tag, attributes))}
  </svg>
);
