import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type FakeServer, fakeServer } from '../support/fake-server.ts';
import { type HostPages, hostPages } from '../support/host-pages.ts';
import { guide, guideId, step, target, until } from '../support/snippet-bench.ts';
import { type Firefox, openFirefox, type Tab } from './open-firefox.ts';

/** That nothing of the snippet is for Chromium alone: start, tour, capture, queue and stop in another engine. */
let firefox: Firefox;
let server: FakeServer;
let host: HostPages;
let tab: Tab;

beforeAll(async () => {
  [firefox, server, host] = await Promise.all([openFirefox(), fakeServer(), hostPages()]);
});
afterEach(async () => {
  await tab?.close();
  const faults = [...server.contractFaults];
  server.forget();
  expect(faults).toEqual([]);
});
afterAll(async () => {
  await firefox?.close();
  await Promise.all([server?.close(), host?.close()]);
});

let pages = 0;
/** A host page that collects its own errors, with the tag at its end. */
async function open(body: string): Promise<void> {
  const path = `/page-${++pages}`;
  host.page(
    path,
    `<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"><script>
       window.faults = []; addEventListener('error', (event) => faults.push(event.message));
       addEventListener('unhandledrejection', (event) => faults.push(String(event.reason)));
       window.cairn = [['identify', 'u1', { name: 'Ann' }]];</script></head>
     <body>${body}<script async src="${server.origin}/s.js" data-key="pk_test${pages}"></script></body></html>`,
  );
  tab = await firefox.open();
  await tab.go(host.origin + path);
}

const root = "document.querySelector('cairn-layer')?.shadowRoot";
const shown = (id: string) =>
  until(
    () =>
      tab.evaluate<boolean>(
        `(${root}?.querySelector('.card.placed, .card:not(.tooltip)')?.textContent ?? '').includes('This is ${id}')`,
      ),
    `the step ${id}`,
    20_000,
  );
/** In the middle of what the expression gives. */
async function press(element: string): Promise<void> {
  const { x, y, width, height } = await tab.evaluate<DOMRect>(`${element}.getBoundingClientRect().toJSON()`);
  await tab.press(x + width / 2, y + height / 2);
}
const names = () => server.events('guide').map(({ name }) => name);
const faults = () => tab.evaluate<string[]>('faults');

test('a tour is drawn beside its targets, led by its buttons and the user’s click, and told', async () => {
  server.delivery.guides = [
    guide([
      step('one', { target: target({ name: 'Orders' }) }),
      step('two', { target: target({ name: 'Invoices' }), advanceOn: 'targetClick' }),
      step('three', { layout: 'modal' }),
    ]),
  ];
  await open('<p style="height:200px"></p><button id="a">Orders</button> <button id="b">Invoices</button>');
  await shown('one');
  const gap = await tab.evaluate<number>(
    `${root}.querySelector('.card').getBoundingClientRect().top - a.getBoundingClientRect().bottom`,
  );
  expect(Math.abs(gap)).toBeLessThan(30);
  await press(`${root}.querySelector('.primary')`);
  await shown('two');
  await press('b');
  await shown('three');
  // A modal one is a dialog of the browser's: the page behind it is inert, and Escape closes it.
  expect(await tab.evaluate(`${root}.querySelector('dialog').matches(':modal')`)).toBe(true);
  await tab.key('\uE00C');
  await until(() => names().includes('guide.dismissed'), 'the end');
  expect(names()).toEqual(expect.arrayContaining(['guide.started', 'step.shown', 'guide.dismissed']));
  expect(server.events('guide', 'step.shown').map(({ properties }) => properties?.stepId)).toEqual([
    'one',
    'two',
    'three',
  ]);
  expect(await tab.evaluate(`${root} === undefined`)).toBe(true);
  expect(await faults()).toEqual([]);
});

test('clicks and changes of address are captured, and an outage loses none', async () => {
  await open('<button id="a" onclick="history.pushState({}, \'\', \'/elsewhere\')">Orders</button>');
  await until(() => server.events('page').length === 1, 'the page view');
  server.isDown = true;
  for (let at = 0; at < 3; at++) await press('a');
  await until(() => server.requests.at(-1)?.path === '/v1/events', 'a try in vain');
  server.isDown = false;
  await until(() => server.events('click').length === 3, 'the clicks', 30_000);
  expect(server.events('page').map(({ path }) => path)).toContain('/elsewhere');
  for (const { id } of server.events('click')) expect(server.deliveredTimes(id)).toBe(1);
  expect(await faults()).toEqual([]);
});

test('a run goes on after a reload, and stop leaves nothing', async () => {
  server.delivery.guides = [guide([step('one'), step('two')], { id: guideId(7) })];
  await open('<button id="a">Orders</button>');
  await shown('one');
  await press(`${root}.querySelector('.primary')`);
  await shown('two');
  await tab.evaluate('location.reload()').catch(() => {});
  await shown('two');
  await tab.evaluate('cairn.stop()');
  await until(() => tab.evaluate<boolean>(`!document.querySelector('cairn-layer')`), 'an empty page');
  expect(names().filter((name) => name === 'guide.started')).toHaveLength(1);
  expect(await faults()).toEqual([]);
});
