import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { EventFault } from '../../support/fake-server.ts';
import { type OpenPage, type SnippetBench, snippetBench, until } from '../../support/snippet-bench.ts';

let bench: SnippetBench;
beforeAll(async () => {
  bench = await snippetBench();
  bench.hostPage('/', '<a href="/next">Next page</a>');
  bench.host.page('/next', '<!doctype html><title>Without us</title>');
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const many = 50;
const track = ({ page }: OpenPage, from = 0) =>
  page.evaluate(
    ([start, count]) => {
      const { cairn } = window as never as { cairn: { track(name: string): void } };
      for (let i = 0; i < count!; i++) cairn.track(`event-${start! + i}`);
    },
    [from, many],
  );
const arrived = () => bench.server.events('track').map(({ name }) => name);
const names = (count = many) => Array.from({ length: count }, (_, i) => `event-${i}`);
const ready = () => until(() => bench.server.events('page').length, 'the page view');
const allArrive = (count = many, timeoutMs = 60_000) =>
  until(() => arrived().length >= count, `${count} events, of which ${arrived().length} came`, timeoutMs);

const cors = { 'access-control-allow-origin': '*', 'content-type': 'application/json' };
const faults: Record<string, EventFault> = {
  'the server answers 503 with Retry-After': (response) =>
    void response
      .writeHead(503, { ...cors, 'access-control-expose-headers': 'Retry-After', 'retry-after': '2' })
      .end('{"error":{"code":"unavailable","message":"","requestId":""}}'),
  'the server answers 429 with Retry-After': (response) =>
    void response
      .writeHead(429, { ...cors, 'access-control-expose-headers': 'Retry-After', 'retry-after': '2' })
      .end('{"error":{"code":"rate_limited","message":"","requestId":""}}'),
  'the connection is reset': (_response, request) => void request.socket.destroy(),
  'a captive portal answers 200 with its own page': (response) =>
    void response.writeHead(200, { ...cors, 'content-type': 'text/html' }).end('<h1>Please sign in</h1>'),
  'the reply is lost after storing': (_response, request, store) => {
    store();
    request.socket.destroy();
  },
  'the server answers 200 with garbage': (response) =>
    void response.writeHead(200, cors).end('{"accepted":7}'),
};

describe.each(Object.entries(faults))('while %s', (_, fault) => {
  test('nothing is lost, few requests are made, and everything is counted once afterwards', async () => {
    const open = await bench.open('/');
    await ready();
    bench.server.eventFault = fault;
    const before = bench.server.batches.length;
    await track(open);
    await open.page.waitForTimeout(6000);
    expect(bench.server.batches.length - before).toBeLessThanOrEqual(6);
    bench.server.eventFault = undefined;
    await allArrive();
    expect(arrived().sort()).toEqual(names().sort());
  });

  test('a tab that is closed leaves its events to the next visit', async () => {
    const open = await bench.open('/');
    await ready();
    bench.server.eventFault = fault;
    await track(open);
    await open.page.waitForTimeout(1500);
    await open.page.close();
    bench.server.eventFault = undefined;
    await (await open.context.newPage()).goto(`${bench.host.origin}/`);
    await allArrive();
    expect(arrived().sort()).toEqual(names().sort());
  }, 100_000);
});

describe.each(['the server answers 503 with Retry-After', 'the connection is reset'])(
  'while %s for 20 s',
  (name) => {
    test('at most 8 requests are made, and all arrives within a minute without a new event', async () => {
      const open = await bench.open('/');
      await ready();
      bench.server.eventFault = faults[name];
      const before = bench.server.batches.length;
      await track(open);
      await open.page.waitForTimeout(20_000);
      expect(bench.server.batches.length - before).toBeLessThanOrEqual(8);
      bench.server.eventFault = undefined;
      await allArrive();
      expect(arrived().sort()).toEqual(names().sort());
    }, 100_000);
  },
);

test('ten browsers that were offline and come back at once deliver everything, once', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => bench.open('/')));
  await until(() => bench.server.events('page').length >= 10, 'ten page views');
  await Promise.all(all.map(({ context }) => context.setOffline(true)));
  await Promise.all(all.map((open, place) => track(open, place * many)));
  await all[0]!.page.waitForTimeout(2_000);
  expect(arrived()).toEqual([]);
  await Promise.all(all.map(({ context }) => context.setOffline(false)));
  await allArrive(10 * many);
  expect(arrived().sort()).toEqual(names(10 * many).sort());
}, 100_000);

describe('without a fault', () => {
  test('a renderer that crashes at once loses nothing', async () => {
    const open = await bench.open('/');
    await ready();
    await track(open);
    await open.page.goto('chrome://crash').catch(() => {});
    await (await open.context.newPage()).goto(`${bench.host.origin}/`);
    await allArrive();
    expect(arrived().sort()).toEqual(names().sort());
  });

  test('leaving at once loses nothing', async () => {
    const open = await bench.open('/');
    await ready();
    await track(open);
    await open.page.goto(`${bench.host.origin}/next`);
    await allArrive(many, 5000);
    expect(arrived().sort()).toEqual(names().sort());
  });

  test('closing the tab at once loses nothing', async () => {
    const open = await bench.open('/');
    await ready();
    await track(open);
    await open.page.close({ runBeforeUnload: true });
    await allArrive(many, 5000);
  });

  test('what has been acknowledged is not sent again, by this page or the next', async () => {
    const open = await bench.open('/');
    await ready();
    await track(open);
    await allArrive();
    await open.page.reload();
    await until(() => bench.server.events('page').length === 2, 'the second page view');
    for (const event of bench.server.events('track')) expect(bench.server.deliveredTimes(event.id)).toBe(1);
  });
});

test('two tabs that are both closed in an outage lose nothing', async () => {
  const open = await bench.open('/');
  const other = await open.context.newPage();
  await other.goto(`${bench.host.origin}/`);
  await until(() => bench.server.events('page').length === 2, 'two page views');
  bench.server.eventFault = faults['the connection is reset'];
  await track(open);
  await track({ ...open, page: other }, many);
  await open.page.waitForTimeout(1500);
  await open.page.close();
  await other.close();
  bench.server.eventFault = undefined;
  await (await open.context.newPage()).goto(`${bench.host.origin}/`);
  await allArrive(2 * many);
  expect(arrived().sort()).toEqual(names(2 * many).sort());
});

test('a renderer that crashes in an outage loses nothing', async () => {
  const open = await bench.open('/');
  await ready();
  bench.server.eventFault = faults['the connection is reset'];
  await track(open);
  await open.page.waitForTimeout(500);
  await open.page.goto('chrome://crash').catch(() => {});
  bench.server.eventFault = undefined;
  await (await open.context.newPage()).goto(`${bench.host.origin}/`);
  await allArrive();
});

test('a host app that has filled its localStorage costs no event', async () => {
  const open = await bench.open('/');
  await ready();
  await open.page.evaluate(() => {
    for (let size = 4_000_000; size > 0; size = Math.floor(size / 2)) {
      try {
        localStorage.setItem(`host ${size}`, 'x'.repeat(size));
      } catch {}
    }
  });
  bench.server.eventFault = faults['the connection is reset'];
  await track(open);
  await open.page.waitForTimeout(1500);
  await open.page.close();
  bench.server.eventFault = undefined;
  await (await open.context.newPage()).goto(`${bench.host.origin}/`);
  await allArrive();
});

test('a poisonous batch is halved until the event that the server can’t take is alone', async () => {
  const open = await bench.open('/');
  await ready();
  bench.server.eventFault = (response, _request, store) => {
    const batch = bench.server.batches.at(-1)!;
    if (batch.events.some((event) => event.name === 'event-7')) {
      response.writeHead(400, cors).end('{"error":{"code":"invalid_request","message":"","requestId":""}}');
      return;
    }
    store();
    response
      .writeHead(200, cors)
      .end(JSON.stringify({ accepted: batch.events.map(({ id }) => id), refused: [] }));
  };
  await track(open);
  await allArrive(many - 1);
  expect(arrived()).not.toContain('event-7');
});
