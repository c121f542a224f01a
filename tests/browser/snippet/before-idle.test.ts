import type { ServerResponse } from 'node:http';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  card,
  guide,
  guideId,
  type SnippetBench,
  snippetBench,
  step,
  until,
} from '../../support/snippet-bench.ts';
import { used, watchStores } from '../../support/watch-stores.ts';

/** Pictures that are still on their way: their page has not loaded. */
let pictures: ServerResponse[] = [];
const letLoad = () => {
  for (const response of pictures.splice(0)) response.writeHead(404).end();
};

let bench: SnippetBench;
beforeAll(async () => {
  bench = await snippetBench();
  bench.host.serve('/late.png', (_request, response) => void pictures.push(response));
  bench.host.page('/next', '<!doctype html><title>Without us</title>');
});
afterEach(async () => {
  letLoad();
  await bench.clear();
  pictures = [];
});
afterAll(() => bench?.close());

/** A page whose snippet runs, and which has not loaded. */
async function openLoading(path: string): Promise<Page> {
  const { page } = await bench.open('about:blank');
  await watchStores(page);
  await page.goto(bench.host.origin + path, { waitUntil: 'commit' });
  await page.waitForFunction(() => Reflect.get(window, 'cairn')?.track);
  return page;
}

const asked = () => bench.server.requests.map(({ path }) => path).filter((path) => path !== '/s.js');

test('before the page has loaded nothing is read, kept or asked for, and what happened meanwhile is not lost', async () => {
  bench.server.delivery.guides = [guide([step('one')], { trigger: { ...guide([]).trigger, on: 'manual' } })];
  const { id } = bench.server.delivery.guides[0]!;
  bench.hostPage('/', '<button>Save</button><img src="/late.png">');
  const page = await openLoading('/');
  await page.getByText('Save').click();
  await page.evaluate((guideId) => {
    const { cairn } = window as never as { cairn: Record<string, (...values: unknown[]) => void> };
    cairn.track!('deal.opened');
    cairn.identify!('u2');
    cairn.track!('deal.closed');
    cairn.start!(guideId);
  }, id);
  expect(await used(page)).toEqual([]);
  expect(asked()).toEqual([]);

  letLoad();
  await card(page, 'This is one').waitFor();
  await until(() => bench.server.events('track').length === 2, 'what was tracked');
  expect(bench.server.events().map(({ name, userId }) => [name, userId])).toEqual(
    expect.arrayContaining([
      ['page.viewed', 'u1'],
      ['element.clicked', 'u1'],
      ['deal.opened', 'u1'],
      ['deal.closed', 'u2'],
    ]),
  );
  // One question for the page and its user, though they changed.
  expect(bench.server.deliveries.map(({ userId }) => userId)).toEqual(['u2']);
});

test('before the page has loaded nothing is listened to but what is noted, what makes it new, and that it is left', async () => {
  bench.hostPage('/', '<img src="/late.png">');
  const { page } = await bench.open('about:blank');
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (...args: Parameters<typeof add>) {
      const { name } = (this ?? window).constructor;
      const isOurs = new Error().stack?.includes('/s.js') && /^(Window|HTMLDocument|Navigation)$/.test(name);
      if (isOurs) heard.push(`${name} ${args[0]}`);
      return add.apply(this, args);
    };
  });
  const heard = () => page.evaluate(() => [...new Set(Reflect.get(window, 'heard') as string[])].sort());
  await page.goto(`${bench.host.origin}/`, { waitUntil: 'commit' });
  await page.waitForFunction(() => Reflect.get(window, 'cairn')?.track);
  const early = await heard();
  expect(early).toEqual(
    [
      ...['click', 'submit', 'change', 'input', 'reset'].map((type) => `Window ${type}`),
      // Where the user points: what is in frames and shadow roots is listened to from there.
      ...['Window mouseover', 'Window focusin', 'HTMLDocument load'],
      ...['Navigation currententrychange', 'Window popstate', 'Window hashchange', 'Window pageshow'],
      ...['Window load', 'Window pagehide', 'HTMLDocument visibilitychange'],
    ].sort(),
  );

  letLoad();
  await until(() => bench.server.deliveries.length, 'the question for guides');
  expect((await heard()).filter((one) => !early.includes(one))).toEqual(
    ['keydown', 'online', 'pointerdown', 'pointermove', 'scroll', 'storage', 'wheel'].map(
      (type) => `Window ${type}`,
    ),
  );
});

test('before the page has loaded forms and fields are noted too, in frames and shadow roots as well', async () => {
  bench.hostPage(
    '/',
    `<iframe srcdoc="<button>Pay</button>"></iframe><div id="host"></div><img src="/late.png">
     <script>
       document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML =
         '<form onsubmit="return false"><input name="inner"><input type="range"><button>Send</button></form>';
     </script>`,
  );
  const page = await openLoading('/');
  await page.frameLocator('iframe').getByText('Pay').click();
  await page.locator('[name=inner]').click();
  await page.keyboard.type('canary');
  await page.getByText('Send').click();
  expect(asked()).toEqual([]);
  letLoad();
  await until(() => bench.server.events('form').length >= 2, 'what was noted');
  expect(bench.server.events().map(({ name, signature }) => [name, typeof signature])).toEqual(
    expect.arrayContaining([
      ['element.clicked', 'string'],
      ['field.changed', 'string'],
      ['form.submitted', 'string'],
    ]),
  );
  const clicked = bench.server.batches.flatMap(({ signatures }) => Object.values(signatures ?? {}));
  expect(clicked.map(({ name }) => name)).toEqual(expect.arrayContaining(['Pay', 'Send']));
  expect(bench.server.wire()).not.toContain('canary');
});

test('what was noted sorts as it happened, though somebody else has signed in meanwhile', async () => {
  bench.hostPage('/', '<img src="/late.png">');
  const page = await openLoading('/');
  await page.evaluate(() => {
    const { cairn } = window as never as { cairn: Record<string, (...values: unknown[]) => void> };
    for (let n = 0; n < 20; n++) {
      cairn.identify!(`u${n % 2}`);
      cairn.track!(`deal ${n}`);
    }
  });
  letLoad();
  await until(() => bench.server.events('track').length === 20, 'what was tracked');
  const sorted = bench.server.events('track').toSorted((one, other) => (one.id < other.id ? -1 : 1));
  expect(sorted.map(({ name, userId }) => [name, userId])).toEqual(
    Array.from({ length: 20 }, (_, n) => [`deal ${n}`, `u${n % 2}`]),
  );
});

test('a page whose load does not end is waited for five seconds, and some rest after them', async () => {
  bench.hostPage('/', '<img src="/late.png">');
  const page = await openLoading('/');
  await page.waitForTimeout(2000);
  expect(asked()).toEqual([]);
  await until(() => bench.server.deliveries.length, 'the question for guides');
  expect(await page.evaluate(() => document.readyState)).toBe('interactive');
});

test('a browser that does not tell when it is idle is asked soon after the load', async () => {
  bench.server.delivery.guides = [guide([step('one')])];
  bench.hostPage(
    '/',
    '<script>delete window.requestIdleCallback; delete window.cancelIdleCallback;</script>',
  );
  const { page, faults } = await bench.open('/');
  await card(page, 'This is one').waitFor();
  await until(() => bench.server.events('guide', 'step.shown').length, 'that it was shown');
  expect(faults).toEqual([]);
});

test('a page that is left before it has loaded hands over what happened on it', async () => {
  bench.hostPage('/', '<button>Save</button><img src="/late.png">');
  const page = await openLoading('/');
  await page.getByText('Save').click();
  await page.goto(`${bench.host.origin}/next`);
  await until(() => bench.server.events('click').length, 'the click');
  expect(bench.server.events('page').map(({ userId }) => userId)).toEqual(['u1']);
});

test('of one who has opted out nothing is kept or sent, however early they leave the page', async () => {
  bench.hostPage('/', '<button>Save</button><img src="/late.png">', { calls: [['track', 'deal.opened']] });
  bench.hostPage('/opted-out', '', { calls: [['optOut']] });
  const { page } = await bench.open('/opted-out');
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.endsWith('isOptedOut')));
  bench.server.forget();
  const kept = await page.evaluate(() => JSON.stringify(localStorage));

  await page.goto(`${bench.host.origin}/`, { waitUntil: 'commit' });
  await page.waitForFunction(() => Reflect.get(window, 'cairn')?.track);
  await page.getByText('Save').click();
  await page.goto(`${bench.host.origin}/next`);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe(kept);
  await page.goto(`${bench.host.origin}/opted-out`);
  expect(asked()).toEqual([]);
});

describe('an optIn before the page is idle', () => {
  const served = (attributes: string, picture: string, ...calls: unknown[][]) =>
    bench.host.page(
      '/',
      `<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head>
       <body><button>Save</button>${picture}
       ${bench.tag(...calls).replace('<script async', `<script async ${attributes}`)}</body></html>`,
    );
  const callAll = (page: Page, ...calls: unknown[][]) =>
    page.evaluate((given) => {
      const { cairn } = window as never as { cairn: { push(...calls: unknown[][]): void } };
      cairn.push(...given);
    }, calls);
  const told = () => bench.server.events().map(({ name, userId, accountId }) => [name, userId, accountId]);
  /** With the page view that begins with the answer, of those who were named before it. */
  const onlyAfterwards = [
    ['account.identified', 'u1', 'acme'],
    ['page.viewed', 'u1', 'acme'],
    ['seen', 'u1', 'acme'],
    ['user.identified', 'u1', undefined],
  ];

  test('begins there: nothing of what came before it is told, and those who were named are known', async () => {
    served('data-consent="required"', '<img src="/late.png">', ['identify', 'u1'], ['group', 'acme']);
    const page = await openLoading('/');
    await page.getByText('Save').click();
    await callAll(page, ['track', 'unseen'], ['optIn'], ['track', 'seen']);
    letLoad();
    await until(() => told().length >= 4, 'what came after it');
    await page.waitForTimeout(2500);
    expect(told().sort()).toEqual(onlyAfterwards);
  });

  test('begins there too when the page has loaded, and has not come to rest', async () => {
    served('data-consent="required"', '', ['identify', 'u1'], ['group', 'acme']);
    const { page } = await bench.open('about:blank');
    await page.addInitScript(() => {
      const waiting = new Map<number, () => void>();
      let last = 0;
      Object.assign(window, {
        requestIdleCallback: (work: () => void) => waiting.set(++last, work) && last,
        cancelIdleCallback: (request: number) => waiting.delete(request),
        rest: () => {
          const work = [...waiting.values()];
          waiting.clear();
          for (const one of work) one();
        },
      });
    });
    await page.goto(`${bench.host.origin}/`);
    await page.getByText('Save').click();
    await callAll(page, ['track', 'unseen'], ['optIn'], ['track', 'seen']);
    await until(async () => {
      await page.evaluate(() => Reflect.get(window, 'rest')());
      return told().length >= 4;
    }, 'what came after it');
    await page.waitForTimeout(2500);
    expect(told().sort()).toEqual(onlyAfterwards);
    // One asks, and not what ended with the answer.
    expect(bench.server.deliveries.length).toBe(1);
  });

  test('of one who had opted out begins there as well', async () => {
    served('', '', ['optOut']);
    const { page } = await bench.open('/');
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.endsWith('isOptedOut')));
    served('', '<img src="/late.png">', ['identify', 'u1'], ['group', 'acme']);
    await page.goto(`${bench.host.origin}/`, { waitUntil: 'commit' });
    await page.waitForFunction(() => Reflect.get(window, 'cairn')?.track);
    bench.server.forget();
    await callAll(page, ['track', 'unseen'], ['optIn'], ['track', 'seen']);
    letLoad();
    await until(() => told().length >= 4, 'what came after it');
    await page.waitForTimeout(2500);
    expect(told().sort()).toEqual(onlyAfterwards);
  });

  test.each([
    ['a guide', ['start', guideId(1)], 'This is asked for'],
    ['the help', ['openHelp'], 'What is there'],
  ])('does not forget that the host app has asked for %s before it', async (_what, call, text) => {
    const trigger = { ...guide([]).trigger, on: 'manual' as const };
    const launcher = { label: 'Need help?', corner: 'bottomStart' as const };
    bench.server.delivery.guides = [
      guide([step('asked for')], { trigger }),
      guide([], { id: guideId(9), kind: 'help', trigger, help: { title: 'What is there', launcher } }),
    ];
    served('data-consent="required"', '<img src="/late.png">', ['identify', 'u1']);
    const page = await openLoading('/');
    await callAll(page, call, ['optIn']);
    letLoad();
    await page.getByRole('heading', { name: text }).waitFor();
  });

  test('starts what was asked for before it once, and not again with a later answer', async () => {
    bench.server.delivery.guides = [
      guide([step('asked for')], { trigger: { ...guide([]).trigger, on: 'manual' } }),
    ];
    served('data-consent="required"', '<img src="/late.png">', ['identify', 'u1'], ['start', guideId(1)]);
    const page = await openLoading('/');
    await callAll(page, ['optIn']);
    letLoad();
    await card(page, 'This is asked for').waitFor();
    await callAll(page, ['optOut']);
    await card(page, 'This is asked for').waitFor({ state: 'detached' });
    await callAll(page, ['optIn']);
    await until(() => bench.server.deliveries.length === 2, 'the delivery after the later answer');
    await page.waitForTimeout(500);
    expect(await card(page, 'This is asked for').count()).toBe(0);
  });

  test('that only says again what was answered long ago loses nothing', async () => {
    served('data-consent="required"', '', ['optIn']);
    const { page } = await bench.open('/');
    await until(() => bench.server.events('page').length, 'the first page view');
    bench.server.forget();
    served('data-consent="required"', '<img src="/late.png">', ['track', 'early'], ['optIn']);
    await page.goto(`${bench.host.origin}/`, { waitUntil: 'commit' });
    await page.waitForFunction(() => Reflect.get(window, 'cairn')?.track);
    letLoad();
    await until(() => bench.server.events('track').length, 'what was tracked before it');
    expect(bench.server.events('page').length).toBe(1);
  });
});
