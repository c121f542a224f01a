import { beforeEach, expect, test, vi } from 'vitest';
import { type Answer, printReview } from '../../../server/reports/print-review.ts';

/*
 * What becomes of the requests of a page that is printed, by a browser that only asks: the real one stands in
 * `review-pdf.test`.
 */

interface Asked {
  url?: string;
  method?: string;
  /** The browser is gone when the request is looked at, and when it is broken off. */
  isGone?: boolean;
}

const browser = vi.hoisted(() => ({
  handle: undefined as undefined | ((route: object) => Promise<void>),
  asks: [] as object[],
  isClosed: false,
}));

vi.mock('playwright-core', () => ({
  chromium: {
    launch: async () => ({
      newContext: async () => ({
        route: async (_: string, handle: (route: object) => Promise<void>) => {
          browser.handle = handle;
        },
        newPage: async () => ({
          goto: async () => {
            for (const route of browser.asks) await browser.handle!(route);
          },
          locator: () => ({ waitFor: async () => {}, evaluate: async () => false }),
          pdf: async () => Buffer.from('%PDF-'),
        }),
      }),
      close: async () => {
        browser.isClosed = true;
      },
    }),
  },
}));

const publicUrl = 'https://cairn.example';
const gone = () => Promise.reject(new Error('Target page, context or browser has been closed'));

function buildRoute({ url = `${publicUrl}/api/v1/reviews/r1`, method = 'GET', isGone = false }: Asked = {}) {
  return {
    request: () => ({
      method: () => method,
      url: () => url,
      allHeaders: isGone ? gone : async () => ({ accept: 'text/html' }),
    }),
    fulfill: vi.fn(async (_: { status: number; headers: Record<string, string>; body: Buffer }) => {}),
    abort: vi.fn(isGone ? gone : async () => {}),
  };
}

const log = { debug: vi.fn(), error: vi.fn() };

async function print(answer: Answer, ...asks: Asked[]) {
  const routes = asks.map(buildRoute);
  browser.asks = routes;
  const context = { config: { publicUrl }, log } as never;
  const pdf = await printReview(context, answer, { id: 'r1', environmentId: 1, cookie: 'session=s1' });
  return { routes, pdf: pdf.toString() };
}

beforeEach(() => {
  vi.clearAllMocks();
  browser.isClosed = false;
});

test('a request is answered by the server with the session of whoever prints, unpacked', async () => {
  const answer = vi.fn<Answer>(
    () =>
      new Response('{}', {
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', 'content-length': '22' },
      }),
  );
  const { routes, pdf } = await print(answer, {});
  expect(pdf).toBe('%PDF-');
  const [asked] = answer.mock.calls[0]!;
  expect([asked.url, asked.headers.get('cookie')]).toEqual([`${publicUrl}/api/v1/reviews/r1`, 'session=s1']);
  expect(routes[0]!.fulfill.mock.calls[0]![0]).toEqual({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{}'),
  });
  expect(browser.isClosed).toBe(true);
});

test('what would change something, or lead elsewhere, is broken off', async () => {
  const answer = vi.fn<Answer>(() => new Response());
  const { routes } = await print(
    answer,
    { method: 'POST' },
    { url: 'https://elsewhere.example/' },
    { url: 'https://cairn.example.evil.example/' },
  );
  expect(answer).not.toHaveBeenCalled();
  for (const { abort, fulfill } of routes) {
    expect(abort).toHaveBeenCalledOnce();
    expect(fulfill).not.toHaveBeenCalled();
  }
});

test('a request that can’t be answered is broken off and told in the log, and the rest is printed', async () => {
  const fault = new Error('no answer');
  const { routes, pdf } = await print(() => Promise.reject(fault), {});
  expect(pdf).toBe('%PDF-');
  expect(routes[0]!.abort).toHaveBeenCalledOnce();
  expect(log.debug).toHaveBeenCalledWith({ err: fault }, expect.any(String));
  expect(log.error).not.toHaveBeenCalled();
});

test('a request of a browser that is gone meanwhile harms nothing', async () => {
  const { pdf } = await print(() => new Response(), { isGone: true }, { isGone: true, method: 'POST' });
  expect(pdf).toBe('%PDF-');
  expect(log.debug).toHaveBeenCalledTimes(2);
});
