import { create } from '../create.ts';

/** Above what a card says. It adorns: it has no name, and leaves no gap where it can't be had. */
export function drawLogo(src: string): HTMLElement {
  const logo = create('img', { class: 'logo', src, alt: '', draggable: 'false' });
  logo.onerror = () => logo.remove();
  return logo;
}
