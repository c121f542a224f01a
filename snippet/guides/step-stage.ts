import type { DeliveredStep } from '../../shared/contract/guide.ts';
import type { Target } from '../../shared/contract/target.ts';
import { standsAtTarget } from '../../shared/rules/interrupts.ts';
import type { Clock } from '../host/clock.ts';
import type { Stop } from '../host/listen.ts';
import type { RenderedStep } from '../render/step-view.ts';
import type { Finder, Found } from '../target/finder.ts';
import { type Watch, watchElement } from '../target/watch-element.ts';

/** What was tried before a target was said to be missing. */
export interface Tried {
  bestScore: number;
  waitedSeconds: number;
  /** On the way to it lies a closed shadow root or a frame of another origin. */
  isShutIn?: true;
}

export interface StageSurroundings {
  clock: Clock;
  finder: Finder;
  /** Whether the user is where the step lives. */
  isHere(): boolean;
  /** Undefined: it can't be drawn. */
  draw(anchor: Element | null): RenderedStep | undefined;
  /** Another element is the target now. */
  onTarget(target: Element | null, found: Found): void;
  onMissing(tried: Tried): void;
  /** Opens what the target is folded away in; whether there was anything to open. */
  unfold?: () => boolean;
}

/** One step at its place: it waits for its page and its target, is drawn, and follows its target until it is left. */
export interface Stage {
  readonly target: Element | null;
  /** As long as it is drawn. */
  readonly rendered: RenderedStep | undefined;
  /** Does without the target until it comes. */
  goWithout(): void;
  look(): void;
  leave(): void;
}

export function stageStep(step: DeliveredStep, page: StageSurroundings): Stage {
  const { clock, finder } = page;
  const standsThere = standsAtTarget(step.layout);
  const wanted: Target | undefined =
    standsThere || step.advanceOn === 'targetClick' ? step.target : undefined;
  let watch: Watch | undefined;
  let target: Element | null = null;
  let rendered: RenderedStep | undefined;
  let isWithout = !standsThere || !wanted;
  /** It was said to be missing: once is enough. */
  let isMissed = false;
  let isLeft = false;
  let isLookedFor = false;
  let waitsSince = 0;
  let cancelMissing: Stop | undefined;

  /** Brings the screen in line with where the user is and what is there. */
  function update(): void {
    if (isLeft) return;
    const isHere = page.isHere();
    if (isHere && (target || isWithout)) {
      stopWaiting();
      show();
      return;
    }
    rendered?.hide();
    if (!isHere) stopWaiting();
    else if (!cancelMissing && !isMissed) {
      waitsSince = clock.now();
      cancelMissing = clock.after(step.missingAfterSeconds * 1000, miss);
    }
  }

  function show(): void {
    const anchor = standsThere ? target : null;
    if (!rendered) {
      rendered = page.draw(anchor);
      return;
    }
    rendered.setAnchor(anchor);
    rendered.show();
  }

  function stopWaiting(): void {
    cancelMissing?.();
    cancelMissing = undefined;
  }

  function miss(): void {
    cancelMissing = undefined;
    // Much is drawn only where it is seen: the time counts anew when the user is back.
    if (document.hidden) return;
    watch?.look();
    if (isLeft || target || !wanted) return;
    // Opened: it has as long again to come.
    if (page.unfold?.()) update();
    else {
      isMissed = true;
      const { signature, ...options } = wanted;
      const best = finder.find(signature, document, options);
      page.onMissing({
        bestScore: Math.round((best?.score ?? 0) * 100) / 100,
        isShutIn: finder.isShutIn(signature) || undefined,
        waitedSeconds: Math.round((clock.now() - waitsSince) / 100) / 10,
      });
    }
  }

  if (wanted) {
    watch = watchElement(wanted, finder, clock, (element, found) => {
      target = element;
      page.onTarget(element, found);
      if (!element && !isLookedFor) page.unfold?.();
      isLookedFor = true;
      update();
    });
  } else update();

  return {
    get target() {
      return target;
    },
    get rendered() {
      return rendered;
    },
    goWithout() {
      // A mark, or a place in the page, is nothing without a target.
      isWithout = step.layout === 'tooltip';
      update();
    },
    look() {
      watch?.look();
      update();
    },
    leave() {
      isLeft = true;
      stopWaiting();
      watch?.stop();
      rendered?.destroy();
    },
  };
}
