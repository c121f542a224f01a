import { create } from './create.ts';

/** A screen reader hears only what changes in a region that was there before. */
const regionFirstMs = 150;

/** Reads `text` out politely, without moving the focus. A stage has one region for that. */
export function announce(stage: HTMLElement, text: string, signal: AbortSignal): void {
  const region =
    stage.querySelector('.unseen[role=status]') ??
    stage.appendChild(create('div', { class: 'unseen', role: 'status' }));
  region.textContent = '';
  const timer = setTimeout(() => {
    region.textContent = text;
  }, regionFirstMs);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    region.textContent = '';
  });
}
