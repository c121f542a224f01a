import { boxOf, isEmpty } from '../render/geometry.ts';

export interface Outline {
  show(element: Element, label: string): void;
  hide(): void;
}

const labelHeightPx = 26;

/** A frame around an element with its name, that stays on it while the page scrolls and moves. */
export function drawOutline(stage: HTMLElement, signal: AbortSignal): Outline {
  const frame = stage.appendChild(document.createElement('div'));
  const label = stage.appendChild(document.createElement('div'));
  frame.className = 'outline';
  label.className = 'label';
  let target: Element | null = null;

  const place = () => {
    const screen = stage.getBoundingClientRect();
    const scale = stage.offsetWidth ? screen.width / stage.offsetWidth : 1;
    const box = target?.isConnected ? boxOf(target) : undefined;
    const isShown = box !== undefined && !isEmpty(box);
    frame.hidden = !isShown;
    label.hidden = !isShown;
    if (isShown) {
      const left = (box.left - screen.left) / scale;
      const top = (box.top - screen.top) / scale;
      frame.style.transform = `translate(${left}px,${top}px)`;
      frame.style.width = `${(box.right - box.left) / scale}px`;
      frame.style.height = `${(box.bottom - box.top) / scale}px`;
      const bottom = (box.bottom - screen.top) / scale;
      const fitsAbove = top > labelHeightPx + 8;
      const y = fitsAbove
        ? top - labelHeightPx - 4
        : Math.min(bottom + 4, stage.offsetHeight - labelHeightPx - 4);
      const x = Math.max(4, Math.min(left, stage.offsetWidth - label.offsetWidth - 4));
      label.style.transform = `translate(${x}px,${Math.max(4, y)}px)`;
    }
    if (!signal.aborted) requestAnimationFrame(place);
  };
  place();
  return {
    show(element, text) {
      target = element;
      label.textContent = text;
    },
    hide() {
      target = null;
    },
  };
}
