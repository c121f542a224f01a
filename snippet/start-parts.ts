import type { Traits } from '../shared/contract/audience.ts';
import { countActiveTime } from './capture/active-time.ts';
import { clickedElement, isIgnored, watchClicks } from './capture/clicks.ts';
import { createEventQueue } from './capture/event-queue.ts';
import { openIdentity } from './capture/identity.ts';
import { countPageViews } from './capture/page-views.ts';
import { createRecorder, type Record } from './capture/recorder.ts';
import { createDeliveryClient } from './guides/delivery-client.ts';
import type { answerParent } from './guides/frames/answer-parent.ts';
import type { Guides } from './guides/guides.ts';
import { guidesOnNeed } from './guides/guides-on-need.ts';
import { pageClock as clock } from './host/clock.ts';
import { openEventStore } from './host/event-store.ts';
import { hostBuild } from './host/host-build.ts';
import { whenIdle } from './host/idle.ts';
import { isLed } from './host/is-led.ts';
import { languageOf } from './host/language.ts';
import { listen, type Stop, stopAll } from './host/listen.ts';
import { watchLocation } from './host/location-changes.ts';
import { newId } from './host/new-id.ts';
import { forget, safely } from './host/safe-call.ts';
import type { SmallStore } from './host/small-store.ts';
import { createTransport } from './host/transport.ts';
import { withLock } from './host/with-lock.ts';
import { pageReading as reading } from './target/page-reading.ts';
import { withoutText } from './target/without-text.ts';

export interface Installation {
  /** Whether it may be read, before that, what this tab has kept: not while an answer about consent is to come. */
  mayLook(): boolean;
  /** Asked once, when the page has had its calm. False: nothing is kept of what happened until then, and nothing runs. */
  mayRun(): boolean;
  key: string;
  /** Where the server is, with a slash at the end. */
  serverUrl: string;
  local: SmallStore;
  session: SmallStore;
  /** What is loaded on need. */
  parts: Pick<
    Parameters<typeof guidesOnNeed>[0],
    'loadGuides' | 'loadRender' | 'loadPanels' | 'loadExtras' | 'loadReasons' | 'loadExplain' | 'loadFrames'
  >;
  frameOrigins: readonly string[];
  loadFramed(): Promise<{ answerParent: typeof answerParent }>;
  emit(event: string, detail: unknown): void;
  /** False where the host app lets no text of its pages out. */
  sendsText: boolean;
  /** False where the user has asked not to be followed: only what they do with guides is told. */
  capturesUse(): boolean;
  /** So long an idle page is left alone, unless somebody waits for a guide: milliseconds. */
  calmMs: number;
}

/** Everything that runs in a page while the user has not opted out. */
export interface Parts {
  record: Record;
  guides: Pick<Guides, 'start' | 'explain'>;
  track(name: string, properties?: object): void;
  identify(userId: string, traits: Traits, proof?: string): void;
  group(accountId: string, traits: Traits): void;
  reset(): void;
  /** `isForgotten`: what was not sent yet is dropped. */
  stop(isForgotten: boolean): void;
}

/**
 * Listens at once, and does no more than that before the page has been idle for a while or is left: what happens until
 * then is noted, and kept and sent afterwards. An app has its own data to ask for when its page has loaded, and its first
 * screen should not wait for ours.
 */
export function startParts({
  mayLook,
  mayRun,
  key,
  serverUrl,
  local,
  session,
  parts,
  frameOrigins,
  loadFramed,
  emit,
  sendsText,
  capturesUse,
  calmMs,
}: Installation): Parts {
  const waiting: (() => void)[] = [];
  let isIdle = false;
  let isOpen = false;
  const later = (work: () => void): void => {
    if (isOpen) work();
    else waiting.push(work);
  };
  function open(): void {
    if (isOpen) return;
    isOpen = mayRun();
    if (!isOpen) rest();
    else for (const work of waiting.splice(0)) safely(work)();
  }

  /** Who waits does not wait for the calm, and who acts has their screen. But a page that is not idle yet is let be. */
  const hurry = () => {
    if (isIdle && !isOpen) clock.whenFree(open);
  };

  const transport = createTransport(serverUrl);
  const identity = openIdentity(local, clock);

  const queue = createEventQueue({
    clock,
    store: openEventStore(`cairn ${key}`),
    post: (json, isKeptAlive) => transport.post('v1/events', json, isKeptAlive),
    beacon: (json) => transport.beacon('v1/events', json),
    alone: (work) => withLock(`cairn ${key}`, work),
    envelope: () => ({ key, locale: languageOf(document), build: hostBuild() }),
    readRetryAt: () => local.read<number>('retryAt') ?? 0,
    writeRetryAt: (at) => local.write('retryAt', at),
    random: Math.random,
  });
  const record = createRecorder(
    queue,
    identity,
    clock,
    later,
    (kind) => capturesUse() || /guide|survey/.test(kind),
  );
  later(queue.begin);

  const describe = (element: Element) => {
    const signature = reading.describeClick(element);
    return sendsText ? signature : withoutText(signature);
  };
  const clicks = watchClicks();
  clicks.subscribe((path) => {
    const element = capturesUse() && clickedElement(path);
    if (element) record('click', 'element.clicked', undefined, describe(element));
    hurry();
  });
  clicks.onUse((use, path) => {
    const name = use === 'submit' ? 'form.submitted' : 'field.changed';
    if (capturesUse() && path[0] && !isIgnored(path)) record('form', name, undefined, describe(path[0]));
    hurry();
  });
  const activeTime = countActiveTime(clock, (seconds) => record('session', 'session.active', { seconds }));
  const pageViews = countPageViews(() => record('page', 'page.viewed'));

  const track = (name: string, properties?: object) => {
    record('track', name, properties);
    guides.onTracked(name);
  };

  const guides = guidesOnNeed({
    ...parts,
    later,
    hurry,
    origins: frameOrigins,
    clock,
    clicks,
    local,
    session,
    reading,
    track,
    newId: () => newId(clock.now()),
    touchedAt: activeTime.touchedAt,
    isIdentified: () => identity.who().userId !== undefined,
    decide(decision) {
      record('decision', 'decision.changed', decision);
      emit('decision.changed', decision);
    },
    variable(of, trait) {
      const traits = identity.who()[`${of}Traits`];
      const value = Object.hasOwn(traits, trait) ? traits[trait] : undefined;
      return value === undefined || value === null ? undefined : String(value);
    },
    tell(name, properties, signature) {
      const kind = name === 'survey.answered' ? 'survey' : 'guide';
      // A target described anew without its words would be worse than the one there is.
      record(kind, name, properties, sendsText ? signature : undefined);
      emit(name, properties);
    },
  });
  const deliveries = createDeliveryClient({
    key,
    transport,
    clock,
    request: () => ({ key, ...identity.who(), locale: languageOf(document) }),
    onDelivery: guides.onDelivery,
    onStopped: guides.onStopped,
  });

  later(() => {
    activeTime.begin();
    stops.push(listen(window, 'online', queue.wake));
  });

  let answering: Promise<Stop> | undefined;
  later(() => {
    if (!isLed(frameOrigins)) return;
    answering = loadFramed().then((framed) =>
      framed.answerParent({ clock, clicks, reading, origins: frameOrigins }),
    );
    forget(answering);
  });
  later(deliveries.ask);

  const stops = [
    watchLocation((change) => {
      pageViews.look(change);
      if (change === 'restored') later(queue.comeBack);
      guides.look(change === 'restored');
    }),
    listen(window, 'pagehide', () => leave(true)),
    listen(document, 'visibilitychange', () => {
      if (document.hidden) leave(false);
      else {
        later(queue.wake);
        guides.look();
      }
    }),
    () => forget(answering?.then((stop) => stop())),
    whenIdle(() => {
      isIdle = true;
      // An author, a guide, or the page around this frame.
      const isAwaited = () => session.read('picker') || guides.areWanted() || isLed(frameOrigins);
      // Others can write to this tab's store: what can't be read is nobody who waits.
      if (mayLook() && safely(isAwaited)()) open();
      else stops.push(clock.after(calmMs, open));
    }),
    clicks.stop,
    activeTime.stop,
    pageViews.stop,
    deliveries.stop,
    guides.stop,
  ];

  function leave(isGoing: boolean): void {
    open();
    guides.keep();
    activeTime.tell();
    queue.leave(isGoing);
  }

  function rest(): void {
    stopAll(stops)();
    queue.stop();
  }

  return {
    record,
    guides,
    track,
    identify(userId, traits, proof) {
      later(() => {
        const isNews = identity.who().userId !== userId;
        if (identity.identify(userId, traits, proof)) guides.forget();
        else if (isNews) guides.outdate();
      });
      record('identify', 'user.identified', traits);
      later(deliveries.ask);
    },
    group(accountId, traits) {
      later(() => {
        if (identity.who().accountId !== accountId) guides.outdate();
        identity.group(accountId, traits);
      });
      record('group', 'account.identified', traits);
      later(deliveries.ask);
    },
    reset: () =>
      later(() => {
        guides.forget();
        identity.reset();
        deliveries.ask();
      }),
    stop(isForgotten) {
      if (isForgotten) queue.clear();
      else {
        open();
        queue.leave(false);
      }
      rest();
    },
  };
}
