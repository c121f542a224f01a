import type { Theme } from '../../../shared/contract/theme.ts';
import { create } from '../create.ts';

/**
 * Above what a card says, where there is room for it. It adorns: it has no name, and leaves no gap where it can't be had.
 * `look`: the class of the card's layout.
 */
export function drawLogo({ logo: src }: Theme, look: string): HTMLElement | undefined {
  if (!src || !/^(modal|corner|slideOut)$/.test(look)) return undefined;
  const logo = create('img', { class: 'logo', src, alt: '', draggable: 'false' });
  logo.onerror = () => logo.remove();
  return logo;
}
