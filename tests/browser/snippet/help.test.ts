import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DeliveredGuide, DeliveredStep } from '../../../shared/contract/guide.ts';
import { restingBox } from '../../support/at-rest.ts';
import {
  aWhile,
  button,
  call,
  type GuideBench,
  go,
  guideBench,
  on,
  onPages,
} from '../../support/guide-bench.ts';
import { card, guide, guideId, step } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const help = (parts: Partial<DeliveredGuide> = {}) =>
  guide([], {
    id: guideId(9),
    kind: 'help',
    name: 'The help',
    frequency: { type: 'always' },
    help: { title: 'Help', launcher: { label: 'Need help?', corner: 'bottomStart' } },
    ...parts,
  });
const manual = (n: number, name: string, parts: Partial<DeliveredGuide> = {}) =>
  guide([step(`s${n}`)], { id: guideId(n), name, trigger: on({ on: 'manual' }), ...parts });

const panel = (page: Page) => page.getByRole('dialog', { name: 'Help' });
const launcher = (page: Page) => page.getByRole('button', { name: 'Need help?' });
const items = (page: Page) => panel(page).getByRole('listitem').allTextContents();
async function muteNews(page: Page): Promise<void> {
  const wanted = panel(page).getByRole('switch', { name: 'News' });
  if (!(await wanted.isVisible())) await panel(page).getByText('What appears by itself').click();
  await wanted.click();
}
async function search(page: Page, query: string): Promise<void> {
  await panel(page).getByRole('searchbox').fill(query);
  // A search counts once the user has stopped typing.
  await page.waitForTimeout(900);
}
async function open(path = '/', calls?: unknown[][]) {
  bench.hostPage(path, '<h1>Deals</h1>', calls && { calls });
  const { page } = await bench.open(path);
  await bench.asked();
  return page;
}
const question = (kind: 'nps' | 'text'): DeliveredStep['blocks'][number] =>
  ({
    id: kind,
    type: 'question',
    question: { kind, prompt: 'Why?', scale: '0-10', lowLabel: '', highLabel: '' },
  }) as never;

describe('the help', () => {
  test('lists what the user can start again, and what is made for this page', async () => {
    bench.deliver(
      help(),
      manual(1, 'A tour', { trigger: { ...onPages('/'), on: 'manual' } as never }),
      manual(2, 'News', { kind: 'announcement', category: 'news' }),
      manual(3, 'A mark', { kind: 'hint' }),
      manual(4, 'A banner', { kind: 'banner' }),
      manual(5, 'Score', { kind: 'survey', steps: [step('s', { blocks: [question('nps')] })] }),
      manual(6, 'Ideas', { kind: 'survey', steps: [step('t', { blocks: [question('text')] })] }),
    );
    bench.server.delivery.states = [
      {
        guideId: guideId(2),
        version: 1,
        startedCount: 1,
        lastShownAt: '2026-01-01T00:00:00Z',
        completedAt: '2026-01-01T00:00:00Z',
      },
    ];
    const page = await open();
    await launcher(page).click();
    const forThisPage = panel(page).getByRole('list', { name: 'For this page' });
    expect(await forThisPage.getByRole('listitem').allTextContents()).toEqual(['A tour']);
    expect(await items(page)).toEqual(['A tour', 'NewsCompleted', 'Ideas']);
    await go(page, '/orders');
    await forThisPage.waitFor({ state: 'detached' });
    expect(await items(page)).toEqual(['A tour', 'NewsCompleted', 'Ideas']);
  });

  test('stands above a bar of the host app that says how high it is', async () => {
    bench.deliver(help());
    const page = await open('/', []);
    const top = async () => (await launcher(page).boundingBox())!.y;
    await launcher(page).waitFor();
    const { y: before } = await restingBox(launcher(page));
    await page.addStyleTag({ content: ':root { --cairn-bottom: 60px }' });
    await expect.poll(top).toBe(before - 60);
  });

  test('lists just what its author chose, in that order, and finds it by other words', async () => {
    bench.deliver(
      help({ help: { ...help().help!, lists: [guideId(3), guideId(1), guideId(8)] } }),
      manual(1, 'A tour', { searchWords: 'walk, journey' }),
      manual(2, 'Another tour'),
      manual(3, 'Billing'),
    );
    const page = await open();
    await launcher(page).click();
    expect(await items(page)).toEqual(['Billing', 'A tour']);
    await panel(page).getByRole('searchbox').fill('journey');
    await expect.poll(() => items(page)).toEqual(['A tour']);
  });

  test('starts when it is opened for the first time in a session, and not before', async () => {
    bench.deliver(help());
    const page = await open();
    await launcher(page).waitFor();
    await aWhile(page);
    expect(bench.told()).toEqual([]);
    await launcher(page).click();
    await bench.hears('guide.started');
    await launcher(page).click();
    await launcher(page).click();
    await page.reload();
    // It was open, and is again.
    await panel(page).waitFor();
    await page.waitForTimeout(1500);
    expect(bench.told()).toEqual(['guide.started']);
  });

  test('starts a guide, which is told to come from there', async () => {
    bench.deliver(help(), manual(1, 'A tour'));
    const page = await open();
    await launcher(page).click();
    await panel(page).getByRole('button', { name: 'A tour' }).click();
    await card(page, 'This is s1').waitFor();
    expect(await panel(page).isVisible()).toBe(false);
    await bench.hears('guide.started', 's1');
    expect(bench.server.events('guide', 'guide.started').at(-1)?.properties?.startedBy).toBe('help');
  });

  test('tells what was searched for in vain, and nothing else of a search', async () => {
    bench.deliver(help(), manual(1, 'A tour'));
    const page = await open();
    await launcher(page).click();
    await search(page, 'tour');
    await search(page, 'xyz');
    await bench.hears('help.searched');
    expect(bench.server.events('guide', 'help.searched').map(({ properties }) => properties)).toEqual([
      { query: 'xyz', results: 0 },
    ]);
  });

  test('is nobody’s unsaved input with what is searched for in it: guides start beside it', async () => {
    bench.deliver(help(), manual(1, 'A tour', { trigger: on({ on: 'eventTracked', eventName: 'Saved' }) }));
    const page = await open();
    await launcher(page).click();
    await panel(page).getByRole('searchbox').pressSequentially('tou');
    await call(page, 'track', 'Saved');
    await card(page, 'This is s1').waitFor();
    expect(await panel(page).getByRole('searchbox').inputValue()).toBe('tou');
  });

  test('mutes a category at once, its guides on the screen too, and takes it back', async () => {
    const banner = guide([step('news')], { kind: 'banner', category: 'news', frequency: { type: 'always' } });
    bench.deliver(help(), banner);
    bench.server.delivery.config.quietRule = { autoStartsPerSession: 9, autoStartsPerDay: 9 };
    const page = await open();
    await card(page, 'This is news').waitFor();
    await launcher(page).click();
    await muteNews(page);
    await card(page, 'This is news').waitFor({ state: 'detached' });
    await bench.hears('category.muted');
    await page.reload();
    await bench.asked(2);
    await aWhile(page);
    expect(await card(page, 'This is news').count()).toBe(0);
    await muteNews(page);
    await card(page, 'This is news').waitFor();
    await bench.hears('category.unmuted');
    expect(bench.server.events('guide', 'category.muted')[0]?.properties).toEqual({ category: 'news' });
  });

  test('opens by cairn.openHelp, before it is loaded and on pages where its launcher does not stand', async () => {
    bench.deliver(help({ trigger: onPages('/elsewhere') }));
    const page = await open('/', [['identify', 'u1'], ['openHelp']]);
    await panel(page).waitFor();
    await launcher(page).click();
    await call(page, 'openHelp');
    await panel(page).waitFor();
    await bench.hears('guide.started');
    expect(bench.server.events('guide', 'guide.started')[0]?.properties?.startedBy).toBe('api');
  });

  test('opens by a button in a guide, which stays', async () => {
    const ask = step('one', { blocks: [...step('one').blocks, button('Help me', { type: 'openHelp' })] });
    bench.deliver(help(), guide([ask]));
    const page = await open();
    await card(page, 'This is one').getByRole('button', { name: 'Help me' }).click();
    await panel(page).waitFor();
    expect(await card(page, 'This is one').count()).toBe(1);
  });

  test('that a user does not have is no error', async () => {
    bench.deliver(guide([step('one')]));
    bench.hostPage('/', '', { calls: [['identify', 'u1'], ['openHelp']] });
    const { page, faults } = await bench.open('/');
    await card(page, 'This is one').waitFor();
    expect(faults).toEqual([]);
  });

  test('goes with the emergency stop', async () => {
    bench.deliver(help());
    const page = await open();
    await launcher(page).click();
    bench.server.delivery.config.isStopped = true;
    bench.server.delivery.guides = [];
    bench.server.publish();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await launcher(page).waitFor({ state: 'detached' });
  });
});
