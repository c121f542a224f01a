import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event, EventBatch } from '../../../shared/contract/event.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';
import { uuidV7 } from '../../../shared/rules/uuid-v7.ts';
import { createEventQueue, type EventQueue } from '../../../snippet/capture/event-queue.ts';
import type { EventStore, QueuedEvent } from '../../../snippet/host/event-store.ts';
import type { Answer } from '../../../snippet/host/transport.ts';

/** How the way to the server treats a batch. */
type Fate =
  | 'stored'
  | 'cut'
  | 'lostReply'
  | 'error503'
  | 'error500'
  | 'loginPage'
  | 'emptyReply'
  | 'proxy413'
  | 'wait429'
  | 'unknownKey';

/** Everything that is already under way has come to rest. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A browser that outlives its pages: its clock, its store, its way to the server. */
function fakeBrowser() {
  let now = Date.parse('2026-05-10T12:00:00Z');
  let retryAt = 0;
  let made = 0;
  const timers = new Set<{ at: number; work: () => void }>();
  const kept = new Map<string, QueuedEvent>();
  const stored = new Map<string, Event>();
  const batches: EventBatch[] = [];
  const browser = {
    stored,
    batches,
    kept,
    fate: 'stored' as Fate,
    refuse: undefined as ((event: Event) => boolean) | undefined,
    /** Ids that the answer names besides. */
    claimed: [] as string[],
    storeFails: false,
    /** Of each post, whether it is to outlive the page. */
    keptAlive: [] as boolean[],
    /** What a tab has written down for all of them. */
    pauseUntil(at: number) {
      retryAt = at;
    },
    get now() {
      return now;
    },
    async pass(ms: number) {
      const end = now + ms;
      for (;;) {
        await settled();
        const next = [...timers].sort((a, b) => a.at - b.at)[0];
        if (!next || next.at > end) break;
        now = Math.max(now, next.at);
        timers.delete(next);
        next.work();
      }
      now = end;
      await settled();
    },
    event(kind: Event['kind'] = 'click', size = 0): Event {
      const random = new Uint8Array(10).fill(++made % 256);
      random[1] = made >> 8;
      const id = uuidV7(now, random);
      return { id, kind, name: 'x'.repeat(size || 1), at: new Date(now).toISOString() };
    },
    open(): EventQueue {
      const ask = <T>(work: () => T): Promise<T> =>
        browser.storeFails ? Promise.reject(new Error('no storage')) : Promise.resolve().then(work);
      const store: EventStore = {
        put: (items) => ask(() => items.forEach((item) => void kept.set(item.id, item))),
        oldest: (limit) =>
          ask(() => [...kept.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit)),
        remove: (ids) => ask(() => ids.forEach((id) => void kept.delete(id))),
        close: () => {},
      };
      const queue = createEventQueue({
        store,
        clock: {
          now: () => now,
          after(ms, work) {
            const timer = { at: now + ms, work };
            timers.add(timer);
            return () => timers.delete(timer);
          },
        },
        post: (json, isKeptAlive) => {
          browser.keptAlive.push(isKeptAlive);
          return serve(JSON.parse(json));
        },
        beacon(json) {
          void serve(JSON.parse(json)).catch(() => {});
          return true;
        },
        alone: async (work) => {
          await work();
          return true;
        },
        envelope: () => ({ key: 'pk_test', locale: 'en' }),
        readRetryAt: () => retryAt,
        writeRetryAt: (at) => {
          retryAt = at;
        },
        random: () => 0.5,
      });
      queue.begin();
      return queue;
    },
  };
  const answer = (status: number, body?: unknown, retryAfterMs?: number): Answer => ({
    status,
    body,
    retryAfterMs,
  });
  async function serve(batch: EventBatch): Promise<Answer> {
    batches.push(batch);
    if (browser.fate === 'cut') throw new Error('reset');
    if (browser.fate === 'error503') return answer(503, { error: { code: 'internal' } }, 5000);
    if (browser.fate === 'error500') return answer(500, '<h1>Oh</h1>');
    if (browser.fate === 'loginPage') return answer(200, undefined);
    if (browser.fate === 'emptyReply') return answer(200, { accepted: [], refused: [] });
    if (browser.fate === 'proxy413') return answer(413, undefined);
    if (browser.fate === 'wait429') return answer(429, { error: { code: 'rate_limited' } }, 30_000);
    if (browser.fate === 'unknownKey') return answer(401, { error: { code: 'invalid_key' } });
    const refused = batch.events.flatMap((event, index) =>
      browser.refuse?.(event) ? [{ index, id: event.id, reason: 'bad' }] : [],
    );
    const taken = batch.events.filter((event) => !browser.refuse?.(event));
    for (const event of taken) stored.set(event.id, event);
    if (browser.fate === 'lostReply') throw new Error('reset');
    return answer(200, { accepted: [...taken.map(({ id }) => id), ...browser.claimed], refused });
  }
  return browser;
}

const signature = { v: 1 as const, tag: 'button', path: [] };

describe('events', () => {
  test('are sent together within two seconds, and forgotten once acknowledged', async () => {
    const browser = fakeBrowser();
    const queue = browser.open();
    for (let i = 0; i < 10; i++) queue.add(browser.event());
    await browser.pass(2000);
    expect(browser.batches).toHaveLength(1);
    expect(browser.stored.size).toBe(10);
    expect(browser.kept.size).toBe(0);
    await browser.pass(600_000);
    expect(browser.batches).toHaveLength(1);
  });

  test('carry the time of sending, which the server needs to put wrong clocks right', async () => {
    const browser = fakeBrowser();
    browser.open().add(browser.event());
    await browser.pass(2000);
    expect(Date.parse(browser.batches[0]!.sentAt)).toBe(browser.now - 1000);
  });

  test('go in batches of at most 100 and 60 kB', async () => {
    const browser = fakeBrowser();
    const queue = browser.open();
    for (let i = 0; i < 250; i++) queue.add(browser.event('track', i < 150 ? 1 : 3000));
    await browser.pass(3000);
    expect(browser.stored.size).toBe(250);
    for (const batch of browser.batches) {
      expect(batch.events.length).toBeLessThanOrEqual(100);
      expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThanOrEqual(60_000);
    }
  });

  test('that were not in the batch stay, whatever its answer says of them', async () => {
    const browser = fakeBrowser();
    const queue = browser.open();
    const events = Array.from({ length: 150 }, () => browser.event());
    browser.claimed = events.map(({ id }) => id);
    for (const event of events) queue.add(event);
    await browser.pass(10_000);
    expect(browser.stored.size).toBe(150);
  });

  test('that another tab has sent in the meantime are not sent again', async () => {
    const browser = fakeBrowser();
    browser.fate = 'cut';
    browser.open().add(browser.event());
    await browser.pass(20_000);
    browser.fate = 'stored';
    const before = browser.batches.length;
    browser.open();
    await browser.pass(60_000);
    expect(browser.batches.length - before).toBe(1);
  });

  test('that are refused one by one are not sent again, and hold nobody up', async () => {
    const browser = fakeBrowser();
    const queue = browser.open();
    browser.refuse = (event) => event.kind === 'track';
    queue.add(browser.event('track'));
    queue.add(browser.event('click'));
    await browser.pass(60_000);
    expect(browser.stored.size).toBe(1);
    expect(browser.batches).toHaveLength(1);
    expect(browser.kept.size).toBe(0);
  });
});

test('a burst of events is written down once the page is done with it, as one; leaving does not wait for that', async () => {
  const browser = fakeBrowser();
  const queue = browser.open();
  for (let n = 0; n < 50; n++) queue.add(browser.event());
  expect(browser.kept.size).toBe(0);
  await browser.pass(1);
  expect(browser.kept.size).toBe(50);

  queue.add(browser.event());
  queue.leave(true);
  expect(browser.batches.at(-1)?.events).toHaveLength(51);
});

describe('signatures', () => {
  test('are sent until they are acknowledged, then no more', async () => {
    const browser = fakeBrowser();
    const queue = browser.open();
    browser.fate = 'cut';
    queue.add(browser.event(), signature);
    await browser.pass(2000);
    browser.fate = 'stored';
    queue.add(browser.event(), signature);
    await browser.pass(60_000);
    queue.add(browser.event(), signature);
    await browser.pass(60_000);
    const sent = browser.batches.map((batch) => Object.keys(batch.signatures ?? {}).length);
    expect(sent.slice(-2)).toEqual([1, 0]);
    expect(sent.slice(0, -1)).not.toContain(0);
  });

  test('outlive the page together with their event', async () => {
    const browser = fakeBrowser();
    const first = browser.open();
    browser.fate = 'cut';
    first.add(browser.event(), signature);
    await browser.pass(2000);
    first.stop();
    browser.fate = 'stored';
    browser.open();
    await browser.pass(2000);
    expect(browser.batches.at(-1)?.signatures).toEqual({ [signatureHash(signature)]: signature });
  });
});

describe('in an outage', () => {
  const faults: Fate[] = [
    'cut',
    'error503',
    'error500',
    'loginPage',
    'emptyReply',
    'proxy413',
    'wait429',
    'lostReply',
  ];

  test.each(faults)(
    'of 20 seconds (%s) nothing is lost, few requests are made, and all arrives within a minute',
    async (fate) => {
      const browser = fakeBrowser();
      const queue = browser.open();
      browser.fate = fate;
      for (let i = 0; i < 50; i++) queue.add(browser.event());
      await browser.pass(20_000);
      // A refusal of unknown origin is tried in halves first.
      expect(browser.batches.length).toBeLessThanOrEqual(8);
      browser.fate = 'stored';
      await browser.pass(60_000);
      expect(browser.stored.size).toBe(50);
      expect(browser.kept.size).toBe(0);
    },
  );

  test('the wait that the server asks for is kept, also by the next page', async () => {
    const browser = fakeBrowser();
    browser.fate = 'wait429';
    const queue = browser.open();
    queue.add(browser.event());
    await browser.pass(2000);
    queue.stop();
    const next = browser.open();
    next.add(browser.event());
    next.wake();
    await browser.pass(25_000);
    expect(browser.batches).toHaveLength(1);
    browser.fate = 'stored';
    await browser.pass(10_000);
    expect(browser.stored.size).toBe(2);
  });

  test('a key that the server does not know is tried again once a minute at most', async () => {
    const browser = fakeBrowser();
    browser.fate = 'unknownKey';
    browser.open().add(browser.event());
    await browser.pass(40_000);
    expect(browser.batches).toHaveLength(1);
    browser.fate = 'stored';
    await browser.pass(20_000);
    expect(browser.stored.size).toBe(1);
  });

  test('a pause is not kept that was written by a clock a day ahead', async () => {
    const browser = fakeBrowser();
    browser.pauseUntil(browser.now + 86_400_000);
    browser.open().add(browser.event());
    await browser.pass(2000);
    expect(browser.stored.size).toBe(1);
  });

  test('without storage the page keeps its events in memory', async () => {
    const browser = fakeBrowser();
    browser.storeFails = true;
    browser.fate = 'cut';
    const queue = browser.open();
    for (let i = 0; i < 20; i++) queue.add(browser.event());
    await browser.pass(20_000);
    browser.fate = 'stored';
    await browser.pass(60_000);
    expect(browser.stored.size).toBe(20);
  });

  test('that lasts for days the queue stays bounded and gives up clicks before answers', async () => {
    const browser = fakeBrowser();
    browser.fate = 'cut';
    const queue = browser.open();
    queue.add(browser.event('survey'));
    for (let i = 0; i < 5200; i++) queue.add(browser.event('click'));
    await browser.pass(120_000);
    expect(browser.kept.size).toBeLessThanOrEqual(5000);
    browser.fate = 'stored';
    await browser.pass(120_000);
    expect([...browser.stored.values()].filter(({ kind }) => kind === 'survey')).toHaveLength(1);
    expect(browser.kept.size).toBe(0);
  });

  test('what several pages have left behind stays bounded too, and clicks go before answers', async () => {
    const browser = fakeBrowser();
    browser.fate = 'cut';
    const first = browser.open();
    first.add(browser.event('survey'));
    for (let i = 0; i < 4000; i++) first.add(browser.event('click'));
    await browser.pass(1);
    first.stop();
    const next = browser.open();
    for (let i = 0; i < 4000; i++) next.add(browser.event('click'));
    await browser.pass(120_000);
    expect(browser.kept.size).toBeLessThanOrEqual(5000);
    expect([...browser.kept.values()].filter(({ isMinor }) => !isMinor)).toHaveLength(1);
  });
});

describe('when the page goes', () => {
  test('what is not sent goes by beacon, and again from the store with the next page', async () => {
    const browser = fakeBrowser();
    const queue = browser.open();
    queue.add(browser.event());
    queue.leave(true);
    await settled();
    expect(browser.stored.size).toBe(1);
    queue.stop();
    browser.open();
    await browser.pass(2000);
    expect(browser.batches).toHaveLength(2);
    expect(browser.kept.size).toBe(0);
  });

  test('hiding sends at once, and once', async () => {
    const browser = fakeBrowser();
    const queue = browser.open();
    queue.add(browser.event());
    queue.leave(false);
    await browser.pass(10_000);
    expect(browser.batches).toHaveLength(1);
  });

  test('what is under way outlives it if it is small, and whatever is sent as it is hidden', async () => {
    const browser = fakeBrowser();
    const queue = browser.open();
    queue.add(browser.event());
    await browser.pass(2000);
    for (let i = 0; i < 10; i++) queue.add(browser.event('track', 3000));
    await browser.pass(2000);
    for (let i = 0; i < 10; i++) queue.add(browser.event('track', 3000));
    queue.leave(false);
    await settled();
    expect(browser.keptAlive).toEqual([true, false, true]);
  });

  test('a page that comes back from the back/forward cache goes on', async () => {
    const browser = fakeBrowser();
    const queue = browser.open();
    browser.fate = 'cut';
    queue.add(browser.event());
    queue.leave(true);
    browser.fate = 'stored';
    queue.comeBack();
    await browser.pass(2000);
    expect(browser.stored.size).toBe(1);
  });
});

test('whatever goes wrong in whatever order, every event arrives in the end and the store is empty', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('add' as const), count: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 30_000 }) }),
    fc.record({
      do: fc.constant('fate' as const),
      fate: fc.constantFrom<Fate>(
        'stored',
        'cut',
        'lostReply',
        'error503',
        'error500',
        'loginPage',
        'wait429',
      ),
    }),
    fc.record({ do: fc.constantFrom('reload' as const, 'hide' as const, 'crash' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const browser = fakeBrowser();
      let queue = browser.open();
      const made: string[] = [];
      for (const next of steps) {
        if (next.do === 'add') {
          for (let i = 0; i < next.count; i++) {
            const event = browser.event();
            made.push(event.id);
            queue.add(event);
          }
        } else if (next.do === 'pass') await browser.pass(next.ms);
        else if (next.do === 'fate') browser.fate = next.fate;
        else if (next.do === 'hide') queue.leave(false);
        else {
          if (next.do === 'reload') queue.leave(true);
          // The store has its events as soon as the tasks at hand are done.
          await settled();
          queue.stop();
          queue = browser.open();
        }
      }
      browser.fate = 'stored';
      await browser.pass(200_000);
      expect([...browser.stored.keys()].sort()).toEqual(made.sort());
      expect(browser.kept.size).toBe(0);
    }),
    { numRuns: 150 },
  );
});
