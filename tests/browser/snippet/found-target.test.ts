import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type GuideBench, guideBench } from '../../support/guide-bench.ts';
import { card, guide, guideId, step, target, until } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const found = () => bench.server.events('guide', 'target.found');

test('a target that looks as it was picked is told as found exactly, once, over a reload too', async () => {
  bench.hostPage('/', '<main><button id="save-deal" name="save" data-testid="save">Save</button></main>');
  const save = target({
    name: 'Save',
    text: 'Save',
    id: 'save-deal',
    attributes: { name: 'save', 'data-testid': 'save' },
    path: ['main'],
    role: 'button',
  });
  bench.deliver(guide([step('one', { target: save })], { version: 3 }));
  const { page } = await bench.open('/');
  await card(page, 'This is one').waitFor();
  await until(() => found().length > 0, 'the word that it was found');
  expect(found()[0]).toMatchObject({
    properties: { guideId: guideId(1), version: 3, stepId: 'one', how: 'exact' },
  });
  expect(found()[0]?.signature).toBeUndefined();
  await page.reload();
  await card(page, 'This is one').waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await bench.hears('guide.completed');
  expect(found()).toHaveLength(1);
});

test('one that has changed but is found for sure comes with its description of today', async () => {
  bench.hostPage('/', '<main><section><button id="store" data-testid="save">Save</button></section></main>');
  const save = target({
    name: 'Save',
    text: 'Save',
    id: 'save',
    attributes: { 'data-testid': 'save' },
    path: ['form#deal', 'main'],
    role: 'button',
    section: 'Deal',
  });
  bench.deliver(guide([step('one', { target: save })]));
  const { page } = await bench.open('/');
  await card(page, 'This is one').waitFor();
  await until(() => found().length > 0, 'the word that it was found');
  expect(found()[0]).toMatchObject({ properties: { how: 'healed' } });
  const hash = found()[0]?.signature as string;
  const described = bench.server.batches.flatMap(({ signatures }) => signatures?.[hash] ?? []);
  expect(described[0]).toMatchObject({ id: 'store', name: 'Save' });
});

test('where the tag sends no text, it comes without one: of rows and neighbours there would be words in it', async () => {
  const tag = bench.tag(['identify', 'u1']).replace('<script async', '<script async data-text="off"');
  bench.host.page(
    '/',
    `<!doctype html><html lang="en"><head><title>Pay</title><link rel="icon" href="data:,"></head><body>
     <table><tbody><tr><td>canary Lee</td><td><button id="store" data-testid="save">Save</button></td></tr></tbody></table>
     ${tag}</body></html>`,
  );
  const save = target({
    name: 'Save',
    text: 'Save',
    id: 'save',
    attributes: { 'data-testid': 'save' },
    path: ['td', 'tr', 'tbody', 'table'],
    role: 'button',
    section: 'Deal',
  });
  bench.deliver(guide([step('one', { target: save })]));
  const { page } = await bench.open('/');
  await card(page, 'This is one').waitFor();
  await until(() => found().length > 0, 'the word that it was found');
  expect(found()[0]).toMatchObject({ properties: { how: 'healed' } });
  expect(JSON.stringify(bench.server.batches)).not.toContain('canary');
});

test('a link that the page takes away is missed, and its twin found again: by itself a link has a host, too', async () => {
  bench.hostPage('/', '<main><nav id="nav"><a id="orders" href="/orders">Orders</a></nav></main>');
  const orders = target({
    name: 'Orders',
    text: 'Orders',
    id: 'orders',
    tag: 'a',
    role: 'link',
    path: ['nav'],
  });
  bench.deliver(guide([step('one', { target: orders })]));
  const { page } = await bench.open('/');
  await card(page, 'This is one').waitFor();
  await page.evaluate(() => document.getElementById('orders')?.remove());
  await card(page, 'This is one').waitFor({ state: 'hidden' });
  await page.evaluate(() => {
    document.getElementById('nav')!.innerHTML = '<a id="orders" href="/orders">Orders</a>';
  });
  await card(page, 'This is one').waitFor();
});
