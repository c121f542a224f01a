import { create } from './create.ts';

/** A screen reader hears only what changes in a region that was there before. */
const regionFirstMs = 150;

/** Reads `text` out politely, without moving the focus. */
export function announce(stage: HTMLElement, text: string, signal: AbortSignal): void {
  const region =
    stage.querySelector(':scope>[role=status]') ?? create('div', { class: 'unseen', role: 'status' });
  region.textContent = '';
  stage.append(region);
  const timer = setTimeout(() => {
    region.textContent = text;
  }, regionFirstMs);
  signal.addEventListener('abort', () => clearTimeout(timer));
}
