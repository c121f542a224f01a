import type { TourStep } from './host-page.ts';

/** What every contender offers on its page: see `tests/bench/peers` and `cairn-tour.ts`. */
export interface Tour {
  start(steps: TourStep[]): void;
  /** Presses its own button. */
  next(): void;
  /** The tooltip, if there is one. */
  tip(): Element | null | undefined;
}

/** Milliseconds from a call to the end of a frame. NaN: it did not come. */
export interface Shown {
  /** The tooltip stands beside its target, inside the viewport, and can be seen. */
  paintedMs: number;
  /** And nothing shines through it any more. */
  opaqueMs: number;
}

export interface InPage {
  /** Calls `act` and looks, in every frame, for the tooltip of this step. */
  shown(step: TourStep, act: () => void): Promise<Shown>;
  /** Scrolls the page down and back; the most by which the tooltip was away from its place in a frame. */
  lagPx(step: TourStep): Promise<number>;
}

declare global {
  interface Window {
    bench: InPage;
    tour: Tour;
  }
}

/**
 * Runs in the page. Looks at what a frame shows after all of its callbacks and its layout, by observing the size of a
 * ruler that an animation changes: nothing is written to the page meanwhile, which others observe.
 */
export function installBench(): void {
  const longestMs = 4000;
  const ruler = document.documentElement.appendChild(document.createElement('div'));
  ruler.style.cssText = 'position:fixed;contain:strict;height:1px;visibility:hidden;pointer-events:none';
  const growth = ruler.animate([{ width: '0' }, { width: '100000px' }], { duration: 1e6 });
  growth.pause();

  /** Calls `look` in every frame until it gives true. */
  const eachFrame = (look: () => boolean): Promise<void> =>
    new Promise((done) => {
      const end = performance.now() + longestMs;
      const observer = new ResizeObserver(() => {
        if (!look() && performance.now() < end) return;
        observer.disconnect();
        growth.pause();
        afterPaint().then(done);
      });
      observer.observe(ruler);
      growth.play();
    });

  const afterPaint = (): Promise<void> =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done();
      port2.postMessage(0);
    });

  const outwards = (element: Element): Element | null => {
    const { assignedSlot, parentElement } = element;
    const root = element.getRootNode();
    return assignedSlot ?? parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };

  const opacityOf = (tip: Element): number => {
    if (getComputedStyle(tip).visibility !== 'visible') return 0;
    let opacity = 1;
    for (let at: Element | null = tip; at; at = outwards(at)) opacity *= Number(getComputedStyle(at).opacity);
    return opacity;
  };

  const isOnScreen = ({ left, top, right, bottom }: DOMRect): boolean =>
    left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;

  /** Pixels between two boxes. */
  const gap = (one: DOMRect, other: DOMRect): number =>
    Math.max(
      one.left - other.right,
      other.left - one.right,
      one.top - other.bottom,
      other.top - one.bottom,
      0,
    );

  /** 0 until it stands where it belongs. */
  const shownOpacity = ({ target: selector, title }: TourStep): number => {
    const tip = window.tour.tip();
    const target = document.querySelector(selector);
    if (!tip?.isConnected || !target || !tip.textContent?.includes(title)) return 0;
    const [box, at] = [tip.getBoundingClientRect(), target.getBoundingClientRect()];
    if (box.width < 40 || box.height < 20 || gap(box, at) > 40) return 0;
    return isOnScreen(box) && isOnScreen(at) ? opacityOf(tip) : 0;
  };

  window.bench = {
    async shown(step, act) {
      const startedAt = performance.now();
      let paintedMs = Number.NaN;
      let isOpaque = false;
      act();
      await eachFrame(() => {
        const opacity = shownOpacity(step);
        isOpaque = opacity > 0.99;
        if (opacity > 0 && Number.isNaN(paintedMs)) {
          paintedMs = performance.now() - startedAt;
          afterPaint().then(() => {
            paintedMs = performance.now() - startedAt;
          });
        }
        return isOpaque;
      });
      return { paintedMs, opaqueMs: isOpaque ? performance.now() - startedAt : Number.NaN };
    },
    async lagPx({ target: selector }) {
      const target = document.querySelector(selector)!;
      const offset = () =>
        window.tour.tip()!.getBoundingClientRect().top - target.getBoundingClientRect().top;
      const atRest = offset();
      let worst = 0;
      for (const top of [90, 90, -90, -90, 90, 90, -90, -90]) {
        scrollBy({ top, behavior: 'instant' });
        await eachFrame(() => {
          worst = Math.max(worst, Math.abs(offset() - atRest));
          return true;
        });
      }
      return Math.round(worst);
    },
  };
}
