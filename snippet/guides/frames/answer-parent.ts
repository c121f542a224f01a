import type { Clicks } from '../../capture/clicks.ts';
import type { Clock } from '../../host/clock.ts';
import { listen, type Stop, stopAll } from '../../host/listen.ts';
import { createFinder } from '../../target/finder.ts';
import type { PageReading } from '../../target/page-reading.ts';
import { watchElement } from '../../target/watch-element.ts';
import { boxOf, clip, isEmpty } from './clip.ts';
import { type FrameBox, protocol, readAsk, type Tell } from './messages.ts';

export interface FrameSurroundings {
  clock: Clock;
  clicks: Clicks;
  reading: PageReading;
  /** Of pages that may ask: the one around, if it is among them. */
  origins: readonly string[];
}

/** A page has a step on at a time, or a few. */
const maxSearches = 8;
const heartbeatMs = 250;

/**
 * Looks for elements on behalf of the page around this frame. What it tells is where the element is and that it was
 * clicked: nothing of what it or anything else says.
 */
export function answerParent({ clock, clicks, reading, origins }: FrameSurroundings): Stop {
  const finder = createFinder(reading);
  const searches = new Map<string, Stop>();
  let toldOrigin: string | undefined;
  const tell = (message: Tell, origin: string) => window.parent.postMessage(message, origin);

  function leave(id: string): void {
    searches.get(id)?.();
    searches.delete(id);
  }

  const take = ({ origin, source, data }: MessageEvent): void => {
    if (source !== window.parent || !origins.includes(origin)) return;
    const ask = readAsk(data);
    if (!ask) return;
    toldOrigin = origin;
    if (ask.type === 'call') {
      tell({ cairn: protocol, type: 'here' }, origin);
      return;
    }
    leave(ask.id);
    if (ask.type === 'leave') return;
    const [oldest] = searches.keys();
    if (oldest !== undefined && searches.size >= maxSearches) leave(oldest);
    const { id, signature } = ask;
    let element: Element | null = null;
    let last = '';
    let score = 0;

    const report = () => {
      const isNear = element?.ownerDocument === document;
      const seen = isNear && element ? clip(element, boxOf(element)) : null;
      // Scrolled out of view is there all the same.
      const box: FrameBox | null = seen && isEmpty(seen) ? [0, 0, 0, 0] : seen;
      if (String(box) === last) return;
      last = String(box);
      tell({ cairn: protocol, type: 'at', id, box, score }, origin);
    };
    const watch = watchElement({ signature }, finder, clock, (found) => {
      if (found && found !== element) {
        score = finder.compare(signature, found).likeness;
        bringIntoView(found);
      }
      element = found;
      report();
    });
    const timer = setInterval(report, heartbeatMs);
    searches.set(
      id,
      stopAll([
        watch.stop,
        clicks.subscribe((path) => {
          if (element && path.includes(element)) tell({ cairn: protocol, type: 'clicked', id }, origin);
        }),
        listen(window, 'scroll', report),
        listen(window, 'resize', report),
        () => clearInterval(timer),
      ]),
    );
  };

  return stopAll([
    listen(window, 'message', take),
    listen(window, 'pagehide', () => {
      if (toldOrigin) tell({ cairn: protocol, type: 'gone' }, toldOrigin);
    }),
    () => {
      for (const id of [...searches.keys()]) leave(id);
      finder.rest();
    },
  ]);
}

function bringIntoView(element: Element): void {
  const box = boxOf(element);
  if (String(clip(element, box)) !== String(box)) {
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  }
}
