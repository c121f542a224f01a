import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DeliveredStep } from '../../../shared/contract/guide.ts';
import { aWhile, button, call, type GuideBench, guideBench, on } from '../../support/guide-bench.ts';
import { card, guide, guideId, step, until } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const asking = (id: string, ...more: DeliveredStep['blocks']) =>
  step(id, { blocks: [...step(id).blocks, ...more] });
async function open(path = '/') {
  bench.hostPage(path, '<h1>Deals</h1>');
  const { page } = await bench.open(path);
  return page;
}
const press = (page: Page, name: string) => page.locator('cairn-layer').getByRole('button', { name }).click();
const pick = (page: Page, name: string) =>
  page.locator('cairn-layer').getByRole('radio', { name, exact: true }).click({ force: true });
const choice = (id: string, ...options: string[]) => ({
  id,
  type: 'question' as const,
  question: {
    kind: 'choice' as const,
    prompt: `Which ${id}?`,
    options: options.map((label) => ({ id: label, label })),
  },
});

describe('a button', () => {
  test('puts the guide off, which comes again when its days are over, whatever its frequency', async () => {
    bench.deliver(guide([asking('one', button('Later', { type: 'snooze', days: 3 }))]));
    const page = await open();
    await press(page, 'Later');
    await card(page, 'This is one').waitFor({ state: 'detached' });
    await bench.hears('guide.snoozed', 'one');
    expect(bench.server.events('guide', 'guide.snoozed')[0]?.properties).toMatchObject({ days: 3 });
    expect(bench.told()).not.toContain('guide.dismissed one');
    // The next load, before the server has heard of it.
    await page.reload();
    await bench.asked(2);
    await aWhile(page);
    expect(await card(page, 'This is one').count()).toBe(0);
    // As another device hears of it when the time has come.
    bench.server.delivery.preferences.snoozed = { [guideId(1)]: new Date(Date.now() - 1000).toISOString() };
    const other = await bench.open('/');
    await card(other.page, 'This is one').waitFor();
  });

  test('mutes the guide’s category for this user, on this page and the next', async () => {
    bench.server.delivery.config.quietRule = { autoStartsPerSession: 9, autoStartsPerDay: 9 };
    const other = guide([step('other')], {
      id: guideId(2),
      category: 'news',
      kind: 'announcement',
      priority: 1,
    });
    const mute = button('No more news', { type: 'mute' });
    bench.deliver(guide([asking('one', mute)], { kind: 'announcement', category: 'news' }), other);
    const page = await open();
    await press(page, 'No more news');
    await bench.hears('category.muted');
    await aWhile(page);
    expect(await page.locator('cairn-layer').count()).toBe(0);
    await page.reload();
    await bench.asked(2);
    await aWhile(page);
    expect(await page.locator('cairn-layer').count()).toBe(0);
    expect(bench.told()).toEqual([
      'guide.started one',
      'step.shown one',
      'guide.dismissed one',
      'category.muted',
    ]);
  });

  test('starts another guide, and completes its own', async () => {
    bench.deliver(
      guide([asking('one', button('Show me', { type: 'startGuide', guideId: guideId(2) }))]),
      guide([step('two')], { id: guideId(2), trigger: on({ on: 'manual' }) }),
    );
    const page = await open();
    await press(page, 'Show me');
    await card(page, 'This is two').waitFor();
    await bench.hears('step.shown', 'two');
    expect(bench.told()).toEqual([
      'guide.started one',
      'step.shown one',
      'guide.completed one',
      'guide.started two',
      'step.shown two',
    ]);
    expect(bench.server.events('guide', 'guide.started')[1]?.properties?.startedBy).toBe('guide');
  });

  test('tracks an event, as the host app would, and stays', async () => {
    bench.deliver(
      guide([asking('one', button('I know', { type: 'track', name: 'Knew it' }))]),
      guide([step('hint')], {
        id: guideId(2),
        kind: 'banner',
        trigger: on({ on: 'eventTracked', eventName: 'Knew it' }),
      }),
    );
    bench.server.delivery.config.quietRule = { autoStartsPerSession: 9, autoStartsPerDay: 9 };
    const page = await open();
    await press(page, 'I know');
    await until(() => bench.server.events('track', 'Knew it').length, 'the event');
    await card(page, 'This is one').waitFor();
    await press(page, 'Next');
    await card(page, 'This is hint').waitFor();
  });

  test('leads to an address, and the guide goes on there', async () => {
    bench.hostPage('/orders', '<h1>Orders</h1>');
    const away = { type: 'openUrl' as const, url: '/orders', inNewTab: false };
    bench.deliver(guide([asking('one', button('To the orders', away)), step('two')]));
    const page = await open();
    await press(page, 'To the orders');
    await page.waitForURL('**/orders');
    await card(page, 'This is two').waitFor();
  });

  test('leads to any step, back the way one came, or closes', async () => {
    bench.deliver(
      guide([
        asking('one', button('To the end', { type: 'goToStep', stepId: 'three' })),
        step('two'),
        asking('three', button('Back', { type: 'back' }), button('Enough', { type: 'close' })),
      ]),
    );
    const page = await open();
    await press(page, 'To the end');
    await card(page, 'This is three').waitFor();
    await press(page, 'Back');
    await card(page, 'This is one').waitFor();
    await press(page, 'To the end');
    await press(page, 'Enough');
    await bench.hears('guide.dismissed', 'three');
    expect(bench.told()).not.toContain('step.shown two');
  });
});

describe('steps branch', () => {
  const branching = () =>
    guide(
      [
        step('ask', {
          blocks: [choice('role', 'Sales', 'Support', 'Other')],
          next: [{ when: { questionId: 'role', options: ['Support'] }, stepId: 'support' }],
        }),
        step('sales', { when: { questionId: 'role', options: ['Sales'] } }),
        step('support'),
      ],
      { kind: 'survey' },
    );
  test.each([
    ['Sales', 'sales'],
    ['Support', 'support'],
    ['Other', 'support'],
  ])('by the answer %s to %s', async (answer, next) => {
    bench.deliver(branching());
    const page = await open();
    await pick(page, answer);
    await card(page, `This is ${next}`).waitFor();
  });

  test('and keep their answers over a reload', async () => {
    bench.deliver(branching());
    const page = await open();
    await pick(page, 'Support');
    await card(page, 'This is support').waitFor();
    await page.reload();
    await card(page, 'This is support').waitFor();
    await press(page, 'Next');
    await bench.hears('guide.completed', 'support');
    expect(bench.server.events('survey').map(({ properties }) => properties?.answer)).toEqual([
      { optionId: 'Support' },
    ]);
  });

  test('an answered question is drawn as answered when its step is shown again', async () => {
    const two = step('ask', {
      blocks: [choice('role', 'Sales', 'Support'), choice('size', 'Small', 'Large')],
    });
    bench.deliver(guide([two, step('end')], { kind: 'survey' }));
    const page = await open();
    await pick(page, 'Support');
    await bench.hears('survey.answered', 'ask');
    await page.reload();
    const layer = page.locator('cairn-layer');
    await layer.getByText('Which size?', { exact: true }).waitFor();
    expect(await layer.getByRole('radio', { name: 'Support' }).isChecked()).toBe(true);
    expect(await layer.getByRole('radio', { name: 'Large' }).isChecked()).toBe(false);
    await pick(page, 'Large');
    await card(page, 'This is end').waitFor();
    await until(() => bench.server.events('survey').length === 2, 'both answers');
    expect(bench.server.events('survey').map(({ properties }) => properties?.questionId)).toEqual([
      'role',
      'size',
    ]);
  });
});

test('a survey whose answer takes the user out of its audience is finished all the same', async () => {
  const survey = guide([step('ask', { blocks: [choice('role', 'Sales', 'Support')] }), step('why')], {
    kind: 'survey',
  });
  bench.deliver(survey);
  const page = await open();
  await pick(page, 'Sales');
  await card(page, 'This is why').waitFor();
  bench.deliver();
  await page.reload();
  await card(page, 'This is why').waitFor();
  await bench.asked(2);
  await call(page, 'group', 'acme');
  await bench.asked(3);
  await aWhile(page);
  expect(await card(page, 'This is why').count()).toBe(1);
});
