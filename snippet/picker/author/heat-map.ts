import type { Heat } from '../../../shared/contract/picker.ts';
import { boxOf, isEmpty, visibleBox } from '../../render/geometry.ts';
import { authorFinder } from './follow-step.ts';

/** Finding goes in slices of this length, so that the page stays quick. */
const sliceMs = 8;
const strongest = 0.55;
const weakest = 0.12;

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * The page's own controls that the entries describe, with their clicks: found as a target or a tag would be. Several
 * entries may describe one control at different times.
 */
export async function usesByElement({ entries }: Heat, signal: AbortSignal): Promise<Map<Element, number>> {
  const uses = new Map<Element, number>();
  let sliceEndsAt = performance.now() + sliceMs;
  for (const entry of entries) {
    const { element } = authorFinder.find(entry.signature) ?? {};
    if (element) uses.set(element, (uses.get(element) ?? 0) + entry.uses);
    if (performance.now() < sliceEndsAt) continue;
    await nextTask();
    if (signal.aborted) break;
    sliceEndsAt = performance.now() + sliceMs;
  }
  return uses;
}

/** Colours the controls of the page by their clicks, and keeps to them until `signal` aborts. */
export function drawHeat(
  stage: HTMLElement,
  uses: ReadonlyMap<Element, number>,
  label: (uses: number) => string,
  signal: AbortSignal,
): void {
  const most = Math.max(1, ...uses.values());
  const spots = [...uses].map(([element, count]) => {
    const area = stage.appendChild(document.createElement('div'));
    const number = stage.appendChild(document.createElement('div'));
    // Clicks lie orders of magnitude apart.
    const share = Math.log1p(count) / Math.log1p(most);
    area.className = 'heat';
    area.style.background = `rgb(${225 + Math.round(30 * (1 - share))} ${Math.round(150 * (1 - share))} 0/${weakest + share * (strongest - weakest)})`;
    number.className = 'count';
    number.textContent = count.toLocaleString();
    number.role = 'img';
    number.ariaLabel = label(count);
    return { element, area, number };
  });
  const place = () => {
    if (signal.aborted) return;
    const screen = stage.getBoundingClientRect();
    const scale = stage.offsetWidth ? screen.width / stage.offsetWidth : 1;
    const boxes = spots.map(({ element }) => ({
      box: boxOf(element),
      isSeen: !isEmpty(visibleBox(element, screen)),
    }));
    for (const [index, { area, number }] of spots.entries()) {
      const { box, isSeen } = boxes[index]!;
      area.hidden = number.hidden = !isSeen;
      const [x, y] = [(box.left - screen.left) / scale, (box.top - screen.top) / scale];
      area.style.transform = `translate(${x}px,${y}px)`;
      area.style.width = `${(box.right - box.left) / scale}px`;
      area.style.height = `${(box.bottom - box.top) / scale}px`;
      number.style.transform = `translate(${(box.right - screen.left) / scale - 14}px,${y - 9}px)`;
    }
    requestAnimationFrame(place);
  };
  place();
  signal.addEventListener('abort', () => {
    for (const { area, number } of spots) {
      area.remove();
      number.remove();
    }
  });
}
