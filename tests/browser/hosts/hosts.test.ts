import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DeliveredStep } from '../../../shared/contract/guide.ts';
import type { Signature } from '../../../shared/contract/signature.ts';
import { scriptAnswer } from '../../support/host-pages.ts';
import { buttons, type HostApp, heading, type TourBench, tourBench } from '../../support/host-tour.ts';
import { guideId, step, target, until } from '../../support/snippet-bench.ts';
import { buildApp, react18 } from './build-app.ts';
import { installFrameworks } from './install-frameworks.ts';
import { htmxApp, type ServerApp, serveApp, turboApp } from './server-apps.ts';

let bench: TourBench;
beforeAll(async () => {
  installFrameworks();
  bench = await tourBench();
  bench.host.serve('/host.css', (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/css' }).end(look),
  );
}, 120_000);
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const look = `body { margin: 40px 200px } li { padding: 6px } .modal { padding: 60px; background: #eee }
  .modal:not(section .modal) { position: fixed; left: 300px; top: 120px } .overlay { position: fixed; inset: 0; background: #0006 }
  dialog { padding: 60px }`;

interface Host {
  /** In `apps/`. */
  app: string;
  alias?: Record<string, string>;
  /** An app that renders what the server would have sent; then `app` hydrates it, late, with a card on the screen. */
  rendersOnServer?: string;
  server?: ServerApp;
  /** Before the app. */
  script?: string;
  /** Borders that picking would find around the app's elements. */
  path?: string[];
}

const hosts: Record<string, Host> = {
  'React 18, createRoot': { app: 'react/create-root.jsx', alias: react18 },
  'React 18, hydrateRoot of a root': {
    app: 'react/hydrate-root.jsx',
    alias: react18,
    rendersOnServer: 'react/render-root.jsx',
  },
  'React 19, createRoot': { app: 'react/create-root.jsx' },
  'React 19, hydrateRoot of a root': {
    app: 'react/hydrate-root.jsx',
    rendersOnServer: 'react/render-root.jsx',
  },
  'React 19, hydrateRoot of the whole document': {
    app: 'react/hydrate-document.jsx',
    rendersOnServer: 'react/render-document.jsx',
  },
  'Radix dialog': { app: 'react/radix.jsx' },
  'MUI dialog': { app: 'react/mui.jsx' },
  'react-aria modal': { app: 'react/react-aria.jsx' },
  'Vue 3': { app: 'vue.js' },
  'Angular with zone.js': { app: 'angular.js' },
  'Svelte 5': { app: 'svelte.js' },
  'Lit, in shadow roots': {
    app: 'lit.js',
    script: "window.litIssuedWarnings = new Set(['dev-mode'])",
    path: ['::shadow', 'deals-app', 'div#root'],
  },
  jQuery: { app: 'jquery.js' },
  'View Transitions': { app: 'view-transitions.js' },
  Turbo: { app: 'turbo.js', server: turboApp },
  htmx: { app: 'htmx.js', server: htmxApp },
};

const question = { kind: 'text' as const, prompt: 'What is missing?' };

function stepsIn({ path = [] }: Host): DeliveredStep[] {
  const at = (parts: Partial<Signature>) => ({ target: target({ path, ...parts }), missingAfterSeconds: 30 });
  // As picking the button in that row gives it.
  const inRow = { name: 'Edit', text: 'Edit', path: ['li', 'ul', ...path], row: 'Gamma' };
  return [
    step('hello'),
    step('late', at({ name: 'Export' })),
    step('row', at({ ...inRow, nth: [2, 4] })),
    step('opens', { ...at({ name: 'New deal' }), advanceOn: 'targetClick' }),
    step('inside', {
      ...at({ name: 'Save deal' }),
      blocks: [heading('inside'), { id: 'question', type: 'question', question }, buttons('Next')],
    }),
    step('saves', { ...at({ name: 'Save deal' }), advanceOn: 'targetClick' }),
    step('end'),
  ];
}

test.each(Object.entries(hosts))('%s', async (_, host) => {
  const script = await buildApp(host.app, host.alias);
  bench.host.serve('/app.js', scriptAnswer(script));
  const warnings: string[] = [];
  const tour = await bench.open({
    ...(await pageOf(host)),
    steps: stepsIn(host),
    prepare: async (page) => {
      page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    },
  });
  const { page } = tour;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const goTo = (name: string) => page.locator('nav').getByText(name).click();
  /** While a view transition runs, no press reaches anything. */
  const press = async (name: string) => {
    await page.waitForFunction(() => !Reflect.get(document, 'activeViewTransition'));
    await tour.press(name);
  };
  const gamma = page.locator('li', { hasText: 'Gamma' }).getByRole('button');

  await tour.shows('hello');
  if (host.rendersOnServer) await page.addScriptTag({ url: '/app.js' });
  await page.getByLabel('Name').fill('Ann');
  await tour.shows('hello');
  await press('Next');

  // It comes late, goes with its route and comes back with it.
  await tour.standsBy(button('Export'));
  await goTo('Settings');
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await tour.showsNothing();
  await goTo('Deals');
  await tour.standsBy(button('Export'));
  await press('Next');

  // Its row moves, and is made anew.
  await tour.standsBy(gamma);
  await button('Sort').click();
  await expect
    .poll(() => page.locator('li b').allTextContents())
    .toEqual(['Delta', 'Gamma', 'Beta', 'Alpha']);
  await tour.standsBy(gamma);
  const old = await gamma.elementHandle();
  await button('Load anew').click();
  await until(() => old?.evaluate((node) => !node.isConnected), 'the new list');
  await tour.standsBy(gamma);
  await press('Next');

  // The click that the step waits for opens a modal that holds the focus; the card in it is typed into all the same.
  await tour.standsBy(button('New deal'));
  await button('New deal').click();
  await tour.standsBy(button('Save deal'));
  const field = tour.card.getByRole('textbox');
  await field.click();
  await page.keyboard.type('A price');
  expect(await field.inputValue()).toBe('A price');
  await page.getByLabel('Title').click();
  await page.keyboard.type('Big one');
  expect(await page.getByLabel('Title').inputValue()).toBe('Big one');
  await press('Next');
  await tour.shows('saves');
  await button('Save deal').click();
  await tour.shows('end');
  await press('Next');
  await tour.card.waitFor({ state: 'detached' });

  await page.getByLabel('Title').waitFor({ state: 'hidden' });
  await expect.poll(() => page.locator('#saved').textContent()).toBe('Saved: 1');
  expect(await page.getByLabel('Name').inputValue()).toBe('Ann');
  expect(await page.locator('#hello').textContent()).toBe('Hello Ann');
  await page.getByLabel('Name').press('End');
  await page.keyboard.type('a');
  await expect.poll(() => page.locator('#hello').textContent()).toBe('Hello Anna');

  // Shown once more and closed: the same nodes and attributes as before.
  await page.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await button('Export').waitFor();
  const before = await content(page);
  await page.evaluate((id) => Reflect.get(window, 'cairn').start(id), guideId(1));
  await tour.shows('hello');
  await press('Next');
  await tour.standsBy(button('Export'));
  await page.evaluate(() => Reflect.get(window, 'cairn').stop());
  await tour.card.waitFor({ state: 'detached' });
  expect(await content(page)).toBe(before);

  const { events } = bench.server;
  await until(() => events('guide', 'guide.completed').length, 'the events');
  expect(events('survey').map(({ properties }) => properties?.answer)).toEqual([{ text: 'A price' }]);
  expect(events('guide', 'target.missing')).toEqual([]);
  expect([...tour.faults, ...warnings]).toEqual([]);
});

/** All that is in the page, shadow roots included. */
const content = (page: Page) =>
  page.evaluate(() => {
    const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    const serialize = { serializableShadowRoots: true, shadowRoots: roots };
    return document.documentElement.getHTML(serialize);
  });

const plainPage = (root: string, scripts: string) => `<!doctype html><html lang="en"><head><title>Host</title>
  <link rel="icon" href="data:,"><link rel="stylesheet" href="/host.css"></head><body><div id="root">${root}</div>${scripts}%TAG%</body></html>`;

async function pageOf(host: Host): Promise<Pick<HostApp, 'html' | 'tag'>> {
  if (host.server) {
    let tag = '';
    return {
      html: serveApp(bench.host, host.server, () => tag),
      tag: (src, key) => {
        tag = `<script async src="${src}" data-key="${key}"></script>`;
        return tag;
      },
    };
  }
  if (!host.rendersOnServer) {
    return {
      html: plainPage('', `<script>${host.script ?? ''}</script><script defer src="/app.js"></script>`),
    };
  }
  const rendered = await renderOnServer(host.rendersOnServer, host.alias);
  if (!rendered.includes('%KEY%')) return { html: plainPage(rendered, '') };
  // The tag is part of what the app renders.
  const [tag = ''] = /<script[^>]*%KEY%[^>]*><\/script>/.exec(rendered) ?? [];
  return {
    html: rendered.replace(tag, '%TAG%'),
    tag: (src, key) => tag.replace('%SRC%', src).replace('%KEY%', key),
  };
}

/** Frameworks render the same on a server and in a page of its own. */
async function renderOnServer(app: string, alias?: Record<string, string>): Promise<string> {
  const page = await bench.context.newPage();
  await page.setContent('<!doctype html>');
  await page.evaluate(await buildApp(app, alias));
  const rendered: string = await page.evaluate(() => Reflect.get(window, 'rendered'));
  await page.close();
  return rendered;
}
