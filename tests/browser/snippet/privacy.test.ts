import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { card, guide, type SnippetBench, snippetBench, step, until } from '../../support/snippet-bench.ts';

let bench: SnippetBench;
beforeAll(async () => {
  bench = await snippetBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

/** Serves a page whose tag has these attributes besides. */
function serve(attributes: string, ...calls: unknown[][]): void {
  const tag = bench.tag(['identify', 'ann', { plan: 'pro' }], ...calls);
  bench.host.page(
    '/',
    `<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head>
     <body><button>Save</button>${tag.replace('<script async', `<script async ${attributes}`)}</body></html>`,
  );
}

const call = (page: Page, ...values: unknown[]) =>
  page.evaluate(([name, ...args]) => {
    const { cairn } = window as never as { cairn: { [command: string]: (...args: unknown[]) => void } };
    cairn[name as string]!(...args);
  }, values);

/** Long enough for what should not happen to happen. */
const quiet = (page: Page) => page.waitForTimeout(2500);

/** All that a page's origin keeps of ours. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => `database ${name}`);
    const keys = [localStorage, sessionStorage].flatMap((storage) => Object.keys(storage));
    return [...keys, ...databases, document.cookie].filter((name) => name.includes('cairn'));
  });

const asked = () => bench.server.requests.map(({ path }) => path).filter((path) => path.startsWith('/v1/'));
const names = () => new Set(bench.server.events().map(({ name }) => name));

describe('data-consent="required"', () => {
  test('nothing is kept and nothing is sent until optIn, whoever is named and whatever is done', async () => {
    bench.server.delivery.guides = [guide([step('one')])];
    serve('data-consent="required"', ['group', 'acme']);
    const { page, faults } = await bench.open('/');
    await page.getByText('Save').click();
    await call(page, 'track', 'unseen');
    await quiet(page);
    await page.goto(`${bench.host.origin}/#elsewhere`);
    await page.reload();
    await quiet(page);
    expect(new Set(bench.server.requests.map(({ path }) => path))).toEqual(new Set(['/s.js']));
    expect(await kept(page)).toEqual([]);

    await call(page, 'optIn');
    await card(page, 'This is one').waitFor();
    await call(page, 'track', 'seen');
    await until(() => names().has('seen'), 'what is tracked after optIn');
    expect(names()).not.toContain('unseen');
    // Those that were named before are those who have opted in.
    const [delivery] = bench.server.deliveries;
    expect(delivery).toMatchObject({ userId: 'ann', accountId: 'acme', userTraits: { plan: 'pro' } });
    expect(bench.server.events('track')[0]).toMatchObject({ userId: 'ann', accountId: 'acme' });
    expect(faults).toEqual([]);
  });

  test('who has opted in once need not do so again', async () => {
    serve('data-consent="required"');
    const { page } = await bench.open('/');
    await call(page, 'optIn');
    await until(() => names().has('page.viewed'), 'the page view');
    bench.server.forget();
    await page.reload();
    await until(() => names().has('page.viewed'), 'the page view after a reload');
  });

  test('an optIn that the page has called before the script came counts', async () => {
    serve('data-consent="required"', ['optIn']);
    await bench.open('/');
    await until(() => names().has('page.viewed'), 'the page view');
  });

  test('the module waits for it too, with consent: "required"', async () => {
    bench.host.page(
      '/',
      `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"></head><body><script type="module">
         import { cairn } from '${bench.server.origin}/module.js';
         window.cairn = cairn;
         cairn.identify('ann');
         cairn.init({ key: '${bench.server.key}', serverUrl: '${bench.server.origin}', consent: 'required' });
       </script></body></html>`,
    );
    const { page } = await bench.open('/');
    await quiet(page);
    expect([...asked(), ...(await kept(page))]).toEqual([]);
    await call(page, 'optIn');
    await until(() => bench.server.events('page')[0]?.userId === 'ann', 'her page view');
  });
});

describe('optOut', () => {
  test('takes away all that was kept, but for the word itself, and nothing of the host’s', async () => {
    bench.server.delivery.guides = [guide([step('one')])];
    serve('');
    const { page } = await bench.open('/');
    await page.evaluate(() => localStorage.setItem('theirs', '1'));
    await card(page, 'This is one').waitFor();
    await until(() => names().has('step.shown'), 'the shown step');
    expect((await kept(page)).length).toBeGreaterThan(3);
    await call(page, 'optOut');
    await expect.poll(() => kept(page)).toEqual(['cairn pk_test isOptedOut']);
    expect(await page.evaluate(() => localStorage.getItem('theirs'))).toBe('1');
    await page.reload();
    await quiet(page);
    expect(await kept(page)).toEqual(['cairn pk_test isOptedOut']);
  });

  test('holds in all tabs, and so does optIn', async () => {
    bench.server.delivery.guides = [guide([step('one')], { frequency: { type: 'always' } })];
    serve('');
    const { page, context } = await bench.open('/');
    await card(page, 'This is one').waitFor();
    const other = await context.newPage();
    await other.goto(bench.host.origin);
    await call(other, 'optOut');
    await card(page, 'This is one').waitFor({ state: 'detached' });
    bench.server.forget();
    await page.getByText('Save').click();
    await call(other, 'optIn');
    await until(() => bench.server.events('page').length === 2, 'a page view of each tab');
    expect(bench.server.events('click')).toEqual([]);
    expect(bench.server.events('page').map(({ userId }) => userId)).toEqual(['ann', 'ann']);
  });
});

test('an optOut that is said before the page has loaded is taken back in another tab', async () => {
  serve('', ['optOut']);
  const { page, context } = await bench.open('/');
  bench.host.page('/other', `<!doctype html><title>Other</title>${bench.tag(['optIn'])}`);
  const other = await context.newPage();
  await other.goto(`${bench.host.origin}/other`);
  await call(page, 'track', 'seen');
  await until(() => names().has('page.viewed'), 'the other tab’s page view');
  await until(async () => {
    await call(page, 'track', 'seen');
    return names().has('seen');
  }, 'what is done in the first tab after that');
});

describe('a browser that asks for privacy', () => {
  const ask = (page: Page, signal: 'globalPrivacyControl' | 'doNotTrack') =>
    page.addInitScript((name) => {
      Object.defineProperty(navigator, name, { value: name === 'doNotTrack' ? '1' : true });
    }, signal);

  test.each(['globalPrivacyControl', 'doNotTrack'] as const)(
    '%s: what its user does is not captured, and guides for them go on',
    async (signal) => {
      bench.server.delivery.guides = [guide([step('one')])];
      serve('', ['track', 'deal.opened']);
      const { page } = await bench.open('about:blank');
      await ask(page, signal);
      await page.goto(bench.host.origin);
      await page.getByText('Save').click();
      await card(page, 'This is one').getByRole('button', { name: 'Next' }).click();
      await until(() => names().has('guide.completed'), 'what was done with the guide');
      await page.goto('about:blank');
      expect(bench.server.deliveries[0]).toMatchObject({ userId: 'ann', userTraits: { plan: 'pro' } });
      await expect
        .poll(() => [...names()].sort())
        .toEqual(['guide.completed', 'guide.started', 'step.shown']);
      expect(bench.server.wire()).not.toContain('Save');
    },
  );

  test('the host app may say that this is settled otherwise: data-privacy-signals="ignore"', async () => {
    serve('data-privacy-signals="ignore"');
    const { page } = await bench.open('about:blank');
    await ask(page, 'globalPrivacyControl');
    await page.goto(bench.host.origin);
    await page.getByText('Save').click();
    await until(() => names().has('page.viewed') && names().has('element.clicked'), 'the click');
  });
});
