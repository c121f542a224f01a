import type { Event, EventBatchReply } from '../../shared/contract/event.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import { canonical, hashOf } from '../../shared/rules/signature-hash.ts';
import type { Clock } from '../host/clock.ts';
import type { EventStore, QueuedEvent } from '../host/event-store.ts';
import { warn } from '../host/log.ts';
import { forget } from '../host/safe-call.ts';
import type { Answer } from '../host/transport.ts';

/** All the queue needs of the page, so that a test can be the page. */
export interface QueueSurroundings {
  clock: Pick<Clock, 'now' | 'after'>;
  store: EventStore;
  /** Posts a batch; rejects when there was no answer. */
  post(json: string, isKeptAlive: boolean): Promise<Answer>;
  /** Hands a batch over while the page goes. */
  beacon(json: string): boolean | undefined;
  /** Runs `work` unless another tab is sending; tells whether it ran. */
  alone(work: () => Promise<void>): Promise<boolean>;
  /** What all batches carry: the key, the language and, where the host app tells it, its build. */
  envelope(): { key: string; locale: string; build?: string | undefined };
  /** When sending may be tried again, shared by all tabs. */
  readRetryAt(): number;
  writeRetryAt(at: number): void;
  random(): number;
}

export interface EventQueue {
  /** Sends what an earlier page left behind, soon. */
  begin(): void;
  /** Takes an event: kept as soon as the page's present task is over, sent within two seconds. Never throws. */
  add(event: Event, signature?: Signature): void;
  /** The network or the user is back: tries now, unless the server asked for a pause. */
  wake(): void;
  /** The page is hidden (`isGoing` false) or goes for good: hands over what this tab has not sent. */
  leave(isGoing: boolean): void;
  /** The page is back from the back/forward cache. */
  comeBack(): void;
  /** Forgets all of this page that is not sent yet. */
  clear(): void;
  stop(): void;
}

const sendAfterMs = 1000;
const maxBatchEvents = 100;
/** A keepalive request or beacon may hold 64 kB, which the whole page shares. */
const maxBatchBytes = 60_000;
const maxKeptAliveBytes = 20_000;
const maxEventBytes = 32_000;
const maxWaiting = 5000;
const longestWaitMs = 60_000;

/**
 * Events on their way. An event leaves only when the server's own JSON reply names its id; whatever else comes
 * back (an error, a login page, nothing) keeps it. The server takes the same event any number of times, so when in
 * doubt it is sent again.
 */
export function createEventQueue(page: QueueSurroundings): EventQueue {
  const { clock, store } = page;
  /** What has just happened: written down once the page is done with it, the whole of a burst in one go. */
  const fresh: [Event, Signature | undefined][] = [];
  /** This tab's events, until acknowledged. */
  const own = new Map<string, QueuedEvent>();
  /** Those of `own` that the store holds too: when they are gone from there, another tab has sent them. */
  const stored = new Set<string>();
  /** Handed over and not answered yet. */
  const underway = new Set<string>();
  /** Signatures that the server has acknowledged since this page was loaded. */
  const known = new Set<string>();
  let failures = 0;
  /** After silence (no answer at all) this tab waits; what the server asked for is shared by all tabs. */
  let pauseUntil = 0;
  let batchEvents = maxBatchEvents;
  let isSending = false;
  let isStopped = false;
  let cancelTimer: (() => void) | undefined;
  let timerAt = Number.POSITIVE_INFINITY;

  function add(event: Event, signature?: Signature): void {
    if (isStopped) return;
    if (!fresh.length) clock.after(0, keepFresh);
    fresh.push([event, signature]);
  }

  function keepFresh(): void {
    const items = fresh.splice(0).flatMap((one) => writtenDown(...one) ?? []);
    if (!items.length) return;
    for (const item of items) {
      if (own.size >= maxWaiting) dropOldest();
      own.set(item.id, item);
    }
    store.put(items).then(
      () => {
        for (const { id } of items) if (own.has(id)) stored.add(id);
      },
      () => {},
    );
    plan(sendAfterMs);
  }

  function writtenDown(event: Event, signature: Signature | undefined): QueuedEvent | undefined {
    const described = signature && canonical(signature);
    if (described) event.signature = hashOf(described);
    const json = JSON.stringify(event);
    // A letter has three bytes at most.
    if (json.length * 3 > maxEventBytes && byteLength(json) > maxEventBytes) {
      warn('an event is too large', event.name);
      return undefined;
    }
    const item: QueuedEvent = {
      id: event.id,
      isMinor: event.kind === 'page' || event.kind === 'click',
      json,
    };
    if (described && event.signature && !known.has(event.signature)) {
      item.signature = [event.signature, described];
    }
    return item;
  }

  /** Sends in `ms`, or earlier if that is planned already. */
  function plan(ms: number): void {
    const at = clock.now() + ms;
    if (isStopped || at >= timerAt) return;
    cancelTimer?.();
    timerAt = at;
    cancelTimer = clock.after(ms, () => {
      timerAt = Number.POSITIVE_INFINITY;
      forget(send());
    });
  }

  async function send(): Promise<void> {
    if (isSending || isStopped) return;
    const pause = pauseMs();
    if (pause > 0) return plan(pause);
    isSending = true;
    try {
      let hasMore = true;
      const ran = await page.alone(async () => {
        while (hasMore && !isStopped) hasMore = await sendBatch();
      });
      if (!ran) plan(2 * sendAfterMs);
    } finally {
      isSending = false;
      if (own.size > underway.size) plan(Math.max(sendAfterMs, pauseMs()));
    }
  }

  function pauseMs(): number {
    const asked = page.readRetryAt() - clock.now();
    // Longer than any that is ever set: written by a clock that has been put right since.
    return Math.max(asked > 3_600_000 ? 0 : asked, pauseUntil - clock.now(), 0);
  }

  /** True when there may be more to send. */
  async function sendBatch(): Promise<boolean> {
    const limit = 2 * maxBatchEvents;
    const kept = await store.oldest(limit).catch(() => undefined);
    if (kept && kept.length < limit) {
      const ids = new Set(kept.map(({ id }) => id));
      for (const id of stored) if (!ids.has(id)) drop(id);
    }
    const others = (kept ?? []).filter(({ id }) => !own.has(id));
    const waiting = [...others, ...own.values()].filter(({ id }) => !underway.has(id));
    waiting.sort((a, b) => (a.id < b.id ? -1 : 1));
    const batch = fill(waiting.slice(0, batchEvents));
    if (!batch.length) return false;
    const outcome = await deliver(batch);
    return outcome === 'halved' || (outcome === 'taken' && waiting.length > batch.length);
  }

  /** Posts a batch and judges the answer. */
  async function deliver(batch: QueuedEvent[], isHidden = false): Promise<'taken' | 'halved' | 'kept'> {
    const json = toJson(batch);
    for (const { id } of batch) underway.add(id);
    let answer: Answer | undefined;
    try {
      answer = await page.post(json, isHidden || json.length < maxKeptAliveBytes);
    } catch {
      // No answer: the same as a bad one.
    }
    for (const { id } of batch) underway.delete(id);
    const done = answer ? settled(answer, batch) : [];
    if (done.length) {
      for (const id of done) drop(id);
      for (const { signature } of batch) if (signature) known.add(signature[0]);
      await store.remove(done).catch(() => {});
      failures = 0;
      batchEvents = maxBatchEvents;
      return 'taken';
    }
    if (answer && isRefusal(answer) && batch.length > 1) {
      // Somewhere in it is what the server can't take: find it by halves.
      batchEvents = Math.ceil(batch.length / 2);
      return 'halved';
    }
    waitAfter(answer);
    forget(trim());
    return 'kept';
  }

  /** Ids that the answer settles: taken, or refused for good. */
  function settled({ status, body }: Answer, batch: QueuedEvent[]): string[] {
    if (status === 200 && isReply(body)) {
      for (const refused of body.refused) warn('the server refused an event', refused.reason);
      const refused = body.refused.map(({ id, index }) => id ?? batch[index]?.id);
      const sent = new Set(batch.map(({ id }) => id));
      return [...body.accepted, ...refused].filter((id): id is string => sent.has(id as string));
    }
    return isRefusal({ status, body }) && batch.length === 1 ? batch.map(({ id }) => id) : [];
  }

  /** Waits half to the whole of a doubling time, and never less than the server asked for. */
  function waitAfter(answer: Answer | undefined): void {
    const isUnknownKey = answer?.status === 401 || answer?.status === 403;
    const longest = isUnknownKey ? longestWaitMs : Math.min(longestWaitMs, 1000 * 2 ** failures++);
    const ms = Math.max(longest / 2 + (page.random() * longest) / 2, answer?.retryAfterMs ?? 0);
    warn('events could not be sent; kept for later', answer?.status ?? 'no answer');
    if (answer) page.writeRetryAt(clock.now() + ms);
    else pauseUntil = clock.now() + ms;
    plan(ms);
  }

  /** Keeps the store bounded while nothing can be sent. */
  async function trim(): Promise<void> {
    const kept = await store.oldest(2 * maxWaiting);
    if (kept.length > maxWaiting) await store.remove(minorFirst(kept).slice(0, kept.length - maxWaiting));
  }

  function leave(isGoing: boolean): void {
    keepFresh();
    const batch = fill([...own.values()].filter(({ id }) => !underway.has(id)));
    if (!batch.length || isStopped || pauseMs() > 0) return;
    if (!isGoing) forget(deliver(batch, true));
    // A beacon has no answer: the events stay, and are sent again unless the page is gone.
    else if (page.beacon(toJson(batch))) for (const { id } of batch) underway.add(id);
  }

  /** As many of the first as fit in one request; at least one. */
  function fill(items: QueuedEvent[]): QueuedEvent[] {
    let bytes = 200;
    const end = items.findIndex(({ json, signature }) => {
      // With its hash, as text; and what stands between.
      bytes += byteLength(`${json}${signature}`) + 8;
      return bytes > maxBatchBytes;
    });
    return end < 0 ? items : items.slice(0, Math.max(1, end));
  }

  function toJson(batch: QueuedEvent[]): string {
    const head = JSON.stringify({ ...page.envelope(), sentAt: new Date(clock.now()).toISOString() });
    const signatures = new Map(batch.flatMap(({ signature }) => (signature ? [signature] : [])));
    const dictionary = [...signatures].map(([hash, json]) => `"${hash}":${json}`).join();
    const events = batch.map(({ json }) => json).join();
    return `${head.slice(0, -1)}${dictionary && `,"signatures":{${dictionary}}`},"events":[${events}]}`;
  }

  function drop(id: string): void {
    own.delete(id);
    stored.delete(id);
  }

  function dropOldest(): void {
    const [oldest] = minorFirst([...own.values()]);
    if (!oldest) return;
    warn('too many events wait');
    drop(oldest);
    store.remove([oldest]).catch(() => {});
  }

  return {
    begin: () => plan(sendAfterMs),
    add,
    wake() {
      pauseUntil = 0;
      plan(0);
    },
    leave,
    comeBack() {
      underway.clear();
      plan(0);
    },
    clear() {
      fresh.length = 0;
      own.clear();
      stored.clear();
    },
    stop() {
      isStopped = true;
      cancelTimer?.();
      store.close();
    },
  };
}

/** Ids in the order in which they may be lost: clicks and page views first, the oldest first. */
const minorFirst = (items: QueuedEvent[]): string[] =>
  [...items.filter((item) => item.isMinor), ...items.filter((item) => !item.isMinor)].map(({ id }) => id);

const byteLength = (text: string) => new TextEncoder().encode(text).length;

/** Only our own server's no counts; any box on the way can answer 400 or 413. */
const isRefusal = ({ status, body }: Pick<Answer, 'status' | 'body'>): boolean =>
  (status === 400 || status === 413) &&
  typeof (body as { error?: { code?: unknown } })?.error?.code === 'string';

const isReply = (body: unknown): body is EventBatchReply => {
  const reply = body as Partial<EventBatchReply> | null | undefined;
  return Array.isArray(reply?.accepted) && Array.isArray(reply.refused);
};
