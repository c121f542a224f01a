import type { Signature } from '../../../shared/contract/signature.ts';
import { minMargin } from '../../../shared/rules/match-target-signature.ts';
import type { Clicks } from '../../capture/clicks.ts';
import type { Clock } from '../../host/clock.ts';
import { listen, type Stop } from '../../host/listen.ts';
import { newId } from '../../host/new-id.ts';
import { safely } from '../../host/safe-call.ts';
import { nestedRoots } from '../../target/deep-roots.ts';
import type { Search } from '../../target/finder.ts';
import { type Ask, type FrameBox, protocol, readTell } from './messages.ts';
import { placeStandIn, type StandIn } from './stand-in.ts';

export interface FramesSurroundings {
  clock: Clock;
  clicks: Clicks;
  /** The origins that the page's own tag names: nobody else is told anything or listened to. */
  origins: readonly string[];
}

/** A frame that did not answer may not have loaded, or not us: it is called again. */
const callAgainMs = 1000;

/** A page that has taken the place of one that answered is silent for so long. */
const answerMs = 500;

interface Place {
  box: FrameBox;
  score: number;
}

/**
 * Looks for an element in the frames of the page that belong to other origins: each one that answers to the call from
 * an origin of the list looks for itself, and says where its element is. `take` gets an element of ours in its place.
 */
export function askFrames(
  page: FramesSurroundings,
  signature: Signature,
  take: (standIn: Element | null) => void,
): Search {
  /** Of this search alone: answers to any other are not heard. */
  const id = newId(page.clock.now());
  const origins = new Map<Window, string>();
  const places = new Map<Window, Place>();
  /** Those that have loaded anew, perhaps another page. */
  const doubted = new Set<Window>();
  let chosen: Window | undefined;
  let standIn: StandIn | undefined;

  /** Those that are our children: only a parent speaks with a frame. */
  const frames = () =>
    [document, ...nestedRoots(document)]
      .flatMap((root) => Array.from(root.querySelectorAll('iframe')))
      .filter(({ ownerDocument }) => ownerDocument === document);
  const frameOf = (view: unknown) => frames().find(({ contentWindow }) => contentWindow === view);
  const say = (view: Window, message: Ask, origin: string) => view.postMessage(message, origin);

  /** To whoever it may concern, and so without a word of what is wanted. */
  function call(): void {
    for (const { contentWindow } of frames()) {
      if (contentWindow && (doubted.has(contentWindow) || !origins.has(contentWindow))) {
        say(contentWindow, { cairn: protocol, type: 'call' }, '*');
      }
    }
  }

  function look(): void {
    for (const view of origins.keys()) if (!frameOf(view)) forgetFrame(view);
  }

  const stopHearing = listen<MessageEvent>(window, 'message', ({ origin, source, data }) => {
    const frame = page.origins.includes(origin) && frameOf(source);
    const told = frame && readTell(data);
    if (!told) return;
    const view = source as Window;
    if (told.type === 'here') {
      doubted.delete(view);
      origins.set(view, origin);
      say(view, { cairn: protocol, type: 'find', id, signature }, origin);
    } else if (told.type === 'gone') forgetFrame(view);
    else if (told.id === id && origins.get(view) === origin) {
      if (told.type === 'clicked') {
        if (view === chosen && standIn) page.clicks.pass([standIn.element]);
      } else if (told.box) places.set(view, { box: told.box, score: told.score });
      else places.delete(view);
    }
    choose();
  });

  const stopLoads = listen(document, 'load', ({ target }) => {
    const view = frames().find((frame) => frame === target)?.contentWindow;
    if (!view) return;
    doubted.add(view);
    call();
    page.clock.after(answerMs, () => doubted.has(view) && forgetFrame(view));
  });
  const timer = setInterval(safely(call), callAgainMs);

  function forgetFrame(view: Window): void {
    doubted.delete(view);
    origins.delete(view);
    places.delete(view);
    choose();
  }

  /** The frame with the best of all; none when two are too close to tell. */
  function choose(): void {
    const [best, second] = [...places].sort(([, one], [, other]) => other.score - one.score);
    const isClear = best && (!second || best[1].score - second[1].score >= minMargin);
    const view = isClear ? best[0] : undefined;
    const frame = view && frameOf(view);
    if (!view || !frame) leaveFrame();
    else if (view !== chosen) {
      leaveFrame();
      chosen = view;
      standIn = placeStandIn(frame);
      standIn.move(best![1].box);
      take(standIn.element);
    } else standIn?.move(best![1].box);
  }

  function leaveFrame(): void {
    if (!standIn) return;
    standIn.stop();
    standIn = undefined;
    chosen = undefined;
    take(null);
  }

  const stop: Stop = () => {
    stopHearing();
    stopLoads();
    clearInterval(timer);
    for (const [view, origin] of origins) {
      if (frameOf(view)) say(view, { cairn: protocol, type: 'leave', id }, origin);
    }
    standIn?.stop();
    standIn = undefined;
  };
  call();
  return { look, stop };
}
