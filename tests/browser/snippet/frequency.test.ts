import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { UserPreferences } from '../../../shared/contract/delivery.ts';
import type { Frequency, GuideState } from '../../../shared/contract/guide.ts';
import { aWhile, call, type GuideBench, guideBench } from '../../support/guide-bench.ts';
import { card, guide, guideId, step } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const weekly: Frequency = { type: 'everyDays', days: 7 };

describe('a guide that its user has had on another device', () => {
  test.each<[name: string, Frequency, Partial<GuideState>, comesAgain: boolean]>([
    ['once: does not come again', { type: 'once' }, { lastShownAt: daysAgo(300) }, false],
    [
      'until completed: comes again when it was closed',
      { type: 'untilCompleted' },
      { dismissedAt: daysAgo(1) },
      true,
    ],
    [
      'until completed: not when it was completed',
      { type: 'untilCompleted' },
      { completedAt: daysAgo(1) },
      false,
    ],
    ['every 7 days: not after 6', weekly, { lastShownAt: daysAgo(6) }, false],
    ['every 7 days: after 8', weekly, { lastShownAt: daysAgo(8), completedAt: daysAgo(8) }, true],
    ['always: on the same day', { type: 'always' }, { completedAt: daysAgo(0) }, true],
  ])('%s', async (_, frequency, state, comesAgain) => {
    const next = guide([step('next')], { id: guideId(2), priority: 10 });
    bench.deliver(guide([step('one')], { frequency }), next);
    bench.server.delivery.states = [
      { guideId: guideId(1), version: 1, startedCount: 1, lastShownAt: daysAgo(1), ...state },
    ];
    bench.hostPage('/', '<h1>Deals</h1>');
    const { page } = await bench.open('/');
    // Where it does not, the next one in line does.
    await card(page, comesAgain ? 'This is one' : 'This is next').waitFor();
  });
});

describe('what its user has said on another device', () => {
  const said: [name: string, preferences: Partial<UserPreferences>][] = [
    ['muted its category', { mutedCategories: ['news'] }],
    ['put it off', { snoozed: { [guideId(1)]: daysAgo(-1) } }],
  ];
  const hear = (preferences: Partial<UserPreferences>) => {
    bench.server.delivery.preferences = { mutedCategories: [], snoozed: {}, ...preferences };
  };
  const news = guide([step('one')], { category: 'news', frequency: { type: 'always' } });
  const next = guide([step('next')], { id: guideId(2), priority: 10 });

  test.each(said)('%s: it does not start here', async (_, preferences) => {
    bench.deliver(news, next);
    hear(preferences);
    bench.hostPage('/', '<h1>Deals</h1>');
    const { page } = await bench.open('/');
    await card(page, 'This is next').waitFor();
  });

  test.each(said)('%s: it goes from the screen here, unless it was asked for', async (_, preferences) => {
    bench.deliver(news);
    bench.hostPage('/', '<h1>Deals</h1>');
    const { page } = await bench.open('/');
    await card(page, 'This is one').waitFor();
    hear(preferences);
    await call(page, 'identify', 'u1', { plan: 'pro' });
    await card(page, 'This is one').waitFor({ state: 'detached' });
    await call(page, 'start', guideId(1));
    await card(page, 'This is one').waitFor();
    await call(page, 'identify', 'u1', { plan: 'free' });
    await bench.asked(3);
    await aWhile(page);
    expect(await card(page, 'This is one').isVisible()).toBe(true);
    expect(bench.told()).not.toContain('guide.dismissed one');
  });
});
