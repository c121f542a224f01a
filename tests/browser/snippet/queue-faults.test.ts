import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import type { EventFault } from '../../support/fake-server.ts';
import { type OpenPage, snippetBench, until } from '../../support/snippet-bench.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const many = 50;
const track = ({ page }: OpenPage, from = 0) =>
  page.evaluate(
    ([start, count]) => {
      const { cairn } = window as never as { cairn: { track(name: string): void } };
      for (let i = 0; i < count!; i++) cairn.track(`event-${start! + i}`);
    },
    [from, many],
  );
const names = (count = many) => Array.from({ length: count }, (_, i) => `event-${i}`);

/** A server and a host app of the test's own: outages last side by side. */
async function begin({ onTestFinished }: TestContext) {
  const bench = await snippetBench(browser);
  onTestFinished(async () => {
    await bench.clear().finally(() => bench.close());
  });
  bench.hostPage('/', '<a href="/next">Next page</a>');
  bench.host.page('/next', '<!doctype html><title>Without us</title>');
  const { server } = bench;
  const arrived = () => server.events('track').map(({ name }) => name);
  return {
    server,
    open: () => bench.open('/'),
    /** Another visit of the same person. */
    visit: async ({ context }: OpenPage) => (await context.newPage()).goto(`${bench.host.origin}/`),
    next: `${bench.host.origin}/next`,
    viewed: (pages = 1) => until(() => server.events('page').length >= pages, `${pages} page views`),
    arrived,
    allArrive: (count = many) =>
      until(() => arrived().length >= count, `${count} events, of which ${arrived().length} came`, 60_000),
  };
}

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

describe.concurrent('while', { timeout: 120_000 }, () => {
  for (const [name, fault] of Object.entries(faults)) {
    test(`${name}, nothing is lost, few requests are made, and everything is counted once afterwards`, async (context) => {
      const { server, open, viewed, arrived, allArrive } = await begin(context);
      const opened = await open();
      await viewed();
      server.eventFault = fault;
      const before = server.batches.length;
      await track(opened);
      await opened.page.waitForTimeout(6000);
      expect(server.batches.length - before).toBeLessThanOrEqual(6);
      server.eventFault = undefined;
      await allArrive();
      expect(arrived().sort()).toEqual(names().sort());
    });

    test(`${name}, a tab that is closed leaves its events to the next visit`, async (context) => {
      const { server, open, visit, viewed, arrived, allArrive } = await begin(context);
      const opened = await open();
      await viewed();
      server.eventFault = fault;
      await track(opened);
      await opened.page.waitForTimeout(1500);
      await opened.page.close();
      server.eventFault = undefined;
      await visit(opened);
      await allArrive();
      expect(arrived().sort()).toEqual(names().sort());
    });
  }

  test.for(['the server answers 503 with Retry-After', 'the connection is reset'])(
    '%s for 20 s, at most 8 requests are made, and all arrives within a minute without a new event',
    async (name, context) => {
      const { server, open, viewed, arrived, allArrive } = await begin(context);
      const opened = await open();
      await viewed();
      server.eventFault = faults[name];
      const before = server.batches.length;
      await track(opened);
      await opened.page.waitForTimeout(20_000);
      expect(server.batches.length - before).toBeLessThanOrEqual(8);
      server.eventFault = undefined;
      await allArrive();
      expect(arrived().sort()).toEqual(names().sort());
    },
  );

  test('the connection is reset, two tabs that are both closed lose nothing', async (context) => {
    const { server, open, visit, viewed, arrived, allArrive } = await begin(context);
    const opened = await open();
    const other = await opened.context.newPage();
    await other.goto(opened.page.url());
    await viewed(2);
    server.eventFault = faults['the connection is reset'];
    await track(opened);
    await track({ ...opened, page: other }, many);
    await opened.page.waitForTimeout(1500);
    await opened.page.close();
    await other.close();
    server.eventFault = undefined;
    await visit(opened);
    await allArrive(2 * many);
    expect(arrived().sort()).toEqual(names(2 * many).sort());
  });

  test('the connection is reset, a renderer that crashes loses nothing', async (context) => {
    const { server, open, visit, viewed, allArrive } = await begin(context);
    const opened = await open();
    await viewed();
    server.eventFault = faults['the connection is reset'];
    await track(opened);
    await opened.page.waitForTimeout(500);
    await opened.page.goto('chrome://crash').catch(() => {});
    server.eventFault = undefined;
    await visit(opened);
    await allArrive();
  });

  test('the connection is reset, a host app that has filled its localStorage costs no event', async (context) => {
    const { server, open, visit, viewed, allArrive } = await begin(context);
    const opened = await open();
    await viewed();
    await opened.page.evaluate(() => {
      for (let size = 4_000_000; size > 0; size = Math.floor(size / 2)) {
        try {
          localStorage.setItem(`host ${size}`, 'x'.repeat(size));
        } catch {}
      }
    });
    server.eventFault = faults['the connection is reset'];
    await track(opened);
    await opened.page.waitForTimeout(1500);
    await opened.page.close();
    server.eventFault = undefined;
    await visit(opened);
    await allArrive();
  });
});

test('ten browsers that were offline and come back at once deliver everything, once', async (context) => {
  const { open, viewed, arrived, allArrive } = await begin(context);
  const all = await Promise.all(Array.from({ length: 10 }, open));
  await viewed(10);
  await Promise.all(all.map(({ context }) => context.setOffline(true)));
  await Promise.all(all.map((opened, place) => track(opened, place * many)));
  await all[0]!.page.waitForTimeout(2_000);
  expect(arrived()).toEqual([]);
  await Promise.all(all.map(({ context }) => context.setOffline(false)));
  await allArrive(10 * many);
  expect(arrived().sort()).toEqual(names(10 * many).sort());
}, 100_000);

describe('without a fault', () => {
  test('a renderer that crashes at once loses nothing', async (context) => {
    const { open, visit, viewed, arrived, allArrive } = await begin(context);
    const opened = await open();
    await viewed();
    await track(opened);
    await opened.page.goto('chrome://crash').catch(() => {});
    await visit(opened);
    await allArrive();
    expect(arrived().sort()).toEqual(names().sort());
  });

  test('leaving at once loses nothing', async (context) => {
    const { open, next, viewed, arrived, allArrive } = await begin(context);
    const opened = await open();
    await viewed();
    await track(opened);
    await opened.page.goto(next);
    await allArrive();
    expect(arrived().sort()).toEqual(names().sort());
  });

  test('closing the tab at once loses nothing', async (context) => {
    const { open, viewed, allArrive } = await begin(context);
    const opened = await open();
    await viewed();
    await track(opened);
    await opened.page.close({ runBeforeUnload: true });
    await allArrive();
  });

  test('what has been acknowledged is not sent again, by this page or the next', async (context) => {
    const { server, open, viewed, allArrive } = await begin(context);
    const opened = await open();
    await viewed();
    await track(opened);
    await allArrive();
    await opened.page.reload();
    await viewed(2);
    for (const event of server.events('track')) expect(server.deliveredTimes(event.id)).toBe(1);
  });
});

test('a poisonous batch is halved until the event that the server can’t take is alone', async (context) => {
  const { server, open, viewed, arrived, allArrive } = await begin(context);
  const opened = await open();
  await viewed();
  server.eventFault = (response, _request, store) => {
    const batch = server.batches.at(-1)!;
    if (batch.events.some((event) => event.name === 'event-7')) {
      response.writeHead(400, cors).end('{"error":{"code":"invalid_request","message":"","requestId":""}}');
      return;
    }
    store();
    response
      .writeHead(200, cors)
      .end(JSON.stringify({ accepted: batch.events.map(({ id }) => id), refused: [] }));
  };
  await track(opened);
  await allArrive(many - 1);
  expect(arrived()).not.toContain('event-7');
});
