import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DoneWhen } from '../../../shared/contract/checklist.ts';
import type { DeliveredGuide } from '../../../shared/contract/guide.ts';
import { aWhile, call, type GuideBench, go, guideBench, on, onPages } from '../../support/guide-bench.ts';
import { card, guide, guideId, step, target, until } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

type Task = NonNullable<DeliveredGuide['checklist']>['items'][number];
const task = (id: string, doneWhen: DoneWhen, parts: Partial<Task> = {}): Task => ({
  id,
  label: `Do ${id}`,
  action: { type: 'none' },
  doneWhen,
  ...parts,
});
const event = (id: string, name = id) => task(id, { type: 'event', name });
const checklist = (items: Task[], parts: Partial<DeliveredGuide> = {}) =>
  guide([], {
    id: guideId(9),
    kind: 'checklist',
    name: 'First steps',
    frequency: { type: 'untilCompleted' },
    checklist: { title: 'First steps', items, launcher: { label: 'Get going', corner: 'bottomStart' } },
    doneItemIds: [],
    ...parts,
  });

const launcher = (page: Page) => page.getByRole('button', { name: 'Get going' });
const panel = (page: Page) => page.getByRole('dialog', { name: 'First steps' });
const row = (page: Page, id: string, state: 'Done' | 'To do') =>
  panel(page)
    .getByRole('listitem')
    .filter({ hasText: `Do ${id}${state}` });
const ticks = (page: Page, id: string) => row(page, id, 'Done').waitFor();
async function open(path = '/', body = '<button>Export</button>') {
  bench.hostPage(path, body);
  const { page } = await bench.open(path);
  await launcher(page).waitFor();
  return page;
}

describe('a checklist', () => {
  test('starts with its launcher, ambient, beside a guide that interrupts', async () => {
    bench.deliver(guide([step('one')]), checklist([event('a')]));
    const page = await open();
    await card(page, 'This is one').waitFor();
    await until(() => bench.server.events('guide', 'guide.started').length === 2, 'both starts');
    const started = bench.server.events('guide', 'guide.started').map(({ properties }) => properties);
    expect(started.find((one) => one?.guideId === guideId(9))).toEqual({
      guideId: guideId(9),
      version: 1,
      runId: expect.any(String),
      startedBy: 'ambient',
    });
  });

  test('ticks its tasks however they were done: event, page, guide, click', async () => {
    bench.deliver(
      guide([step('one')]),
      checklist([
        event('report', 'Report made'),
        task('visit', { type: 'page', pattern: '/orders' }),
        task('tour', { type: 'guideCompleted', guideId: guideId(1) }),
        task('click', { type: 'click', target: target({ name: 'Export' }) }),
        event('never'),
      ]),
    );
    const page = await open();
    await launcher(page).click();
    await call(page, 'track', 'Report made');
    await ticks(page, 'report');
    await card(page, 'This is one').getByRole('button', { name: 'Next' }).click();
    await ticks(page, 'tour');
    await page.getByRole('button', { name: 'Export' }).click();
    await ticks(page, 'click');
    await go(page, '/orders');
    await ticks(page, 'visit');
    await row(page, 'never', 'To do').waitFor();
    await until(() => bench.server.events('guide', 'task.completed').length === 4, 'four tasks');
    expect(bench.told()).not.toContain('guide.completed');
  });

  test('ticks a task by a click in a frame of the page’s own origin, and in a shadow root in it', async () => {
    bench.host.page(
      '/frame',
      `<!doctype html><title>Frame</title><button>Export</button><div id="host"></div><script>
         document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<button>Print</button>';
       </script>`,
    );
    bench.deliver(
      checklist([
        task('export', { type: 'click', target: target({ name: 'Export' }) }),
        task('print', { type: 'click', target: target({ name: 'Print' }) }),
        event('never'),
      ]),
    );
    const page = await open('/', '<iframe src="/frame"></iframe>');
    await launcher(page).click();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Export' }).click();
    await ticks(page, 'export');
    await row(page, 'print', 'To do').waitFor();
    await frame.getByRole('button', { name: 'Print' }).click();
    await ticks(page, 'print');
    await until(() => bench.server.events('guide', 'task.completed').length === 2, 'two tasks');
  });

  test('tells each task once, and when all are done that it is completed', async () => {
    bench.deliver(checklist([event('a'), event('b')]));
    const page = await open();
    for (const name of ['a', 'a', 'b', 'a', 'b']) await call(page, 'track', name);
    await bench.hears('guide.completed');
    expect(bench.told()).toEqual([
      'guide.started',
      'task.completed a',
      'task.completed b',
      'guide.completed',
    ]);
    // All ticked it stays until the next load.
    await launcher(page).click();
    await ticks(page, 'b');
    await page.reload();
    await bench.asked(2);
    await aWhile(page);
    expect(await launcher(page).count()).toBe(0);
  });

  test('takes the server’s word for what was done elsewhere, also later', async () => {
    bench.deliver(
      checklist([event('a'), task('b', { type: 'feature', featureId: 7 })], { doneItemIds: ['a'] }),
    );
    const page = await open();
    await launcher(page).click();
    await ticks(page, 'a');
    bench.deliver(
      checklist([event('a'), task('b', { type: 'feature', featureId: 7 })], { doneItemIds: ['a', 'b'] }),
    );
    await call(page, 'group', 'acme');
    await ticks(page, 'b');
    await bench.hears('guide.completed');
    expect(bench.told()).toEqual(['guide.started', 'task.completed b', 'guide.completed']);
  });

  test('of which all was done before is completed without being shown', async () => {
    bench.deliver(checklist([event('a')], { doneItemIds: ['a'] }));
    bench.hostPage('/', '');
    const { page } = await bench.open('/');
    await bench.hears('guide.completed');
    expect(await launcher(page).count()).toBe(0);
    expect(bench.told()).toEqual(['guide.started', 'guide.completed']);
  });

  test('goes on after a reload with its ticks and open as it was, without another start', async () => {
    bench.deliver(checklist([event('a'), event('b')]));
    const page = await open();
    await launcher(page).click();
    await call(page, 'track', 'a');
    await ticks(page, 'a');
    await page.reload();
    await ticks(page, 'a');
    await call(page, 'track', 'b');
    await bench.hears('guide.completed');
    expect(bench.told()).toEqual([
      'guide.started',
      'task.completed a',
      'task.completed b',
      'guide.completed',
    ]);
  });

  test('ticked in one tab is not told again by another', async () => {
    bench.deliver(checklist([event('a'), event('b')]));
    const page = await open();
    const elsewhere = async () => {
      const tab = await page.context().newPage();
      await tab.goto(`${bench.host.origin}/`);
      await launcher(tab).click();
      return tab;
    };
    // As another list has left it.
    await page.evaluate(() => localStorage.setItem('cairn pk_test tasks', '{"other":["x"]}'));
    const second = await elsewhere();
    await call(page, 'track', 'a');
    await bench.hears('task.completed', 'a');
    await call(second, 'track', 'a');
    await ticks(second, 'a');
    const third = await elsewhere();
    await ticks(third, 'a');
    await call(third, 'track', 'b');
    await bench.hears('task.completed', 'b');
    expect(bench.told().filter((line) => line === 'task.completed a')).toHaveLength(1);
    const kept = await third.evaluate(() => localStorage.getItem('cairn pk_test tasks'));
    expect(JSON.parse(kept ?? '')).toEqual({ other: ['x'], [guideId(9)]: ['a', 'b'] });
  });

  test('that the user puts away is dismissed and does not come back', async () => {
    bench.deliver(checklist([event('a')]));
    const page = await open();
    await launcher(page).click();
    await panel(page).getByRole('button', { name: 'Hide this list' }).click();
    await panel(page).getByRole('button', { name: 'Hide', exact: true }).click();
    await launcher(page).waitFor({ state: 'detached' });
    await bench.hears('guide.dismissed');
    await page.reload();
    await bench.asked(2);
    await aWhile(page);
    expect(await launcher(page).count()).toBe(0);
  });

  test('starts the guide of a task, and makes room for it', async () => {
    bench.deliver(
      guide([step('one')], { trigger: on({ on: 'manual' }) }),
      checklist([
        task(
          'tour',
          { type: 'guideCompleted', guideId: guideId(1) },
          {
            action: { type: 'startGuide', guideId: guideId(1) },
          },
        ),
      ]),
    );
    const page = await open();
    await launcher(page).click();
    await panel(page).getByRole('button', { name: 'Show me' }).click();
    await card(page, 'This is one').waitFor();
    expect(await panel(page).isVisible()).toBe(false);
    await bench.hears('guide.started', 'one');
    const started = bench.server
      .events('guide', 'guide.started')
      .map(({ properties }) => properties?.startedBy);
    expect(started.sort()).toEqual(['ambient', 'checklist']);
    await page.getByRole('button', { name: 'Next' }).click();
    await bench.hears('guide.completed');
    await bench.hears('task.completed', 'tour');
  });

  test('stands on the pages it is meant for, and counts on all', async () => {
    bench.deliver(checklist([event('a'), event('b')], { trigger: onPages('/orders') }));
    const page = await open('/orders');
    await go(page, '/deals');
    await launcher(page).waitFor({ state: 'hidden' });
    await call(page, 'track', 'a');
    await bench.hears('task.completed', 'a');
    await go(page, '/orders');
    await launcher(page).waitFor();
  });

  test('is opened by cairn.start, also where it is already', async () => {
    bench.deliver(checklist([event('a')], { trigger: on({ on: 'manual' }) }));
    bench.hostPage('/', '', {
      calls: [
        ['identify', 'u1'],
        ['start', guideId(9)],
      ],
    });
    const { page } = await bench.open('/');
    await row(page, 'a', 'To do').waitFor();
    await launcher(page).click();
    await panel(page).waitFor({ state: 'hidden' });
    await call(page, 'start', guideId(9));
    await row(page, 'a', 'To do').waitFor();
    await bench.hears('guide.started');
    expect(
      bench.server.events('guide', 'guide.started').map(({ properties }) => properties?.startedBy),
    ).toEqual(['api']);
  });

  test.each(['reset', 'optOut', 'stop'])('leaves nothing behind on %s', async (command) => {
    bench.deliver(checklist([event('a')]));
    const page = await open();
    bench.deliver();
    await call(page, command);
    await launcher(page).waitFor({ state: 'detached' });
  });
});
