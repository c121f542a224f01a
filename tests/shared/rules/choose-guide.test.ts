import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../shared/contract/block.ts';
import type { DecisionReason } from '../../../shared/contract/decision.ts';
import type { DeliveredGuide, DeliveredStep } from '../../../shared/contract/guide.ts';
import { type ChoiceFacts, chooseGuide, defaultQuietRule } from '../../../shared/rules/choose-guide.ts';
import { decisionOf } from '../../../shared/rules/decision-of.ts';
import { matchPageConditions, type PageFacts } from '../../../shared/rules/match-page-conditions.ts';

type Candidate = Parameters<typeof chooseGuide>[0][number];

const guide = (id: string, parts: Partial<Candidate> = {}): Candidate => ({
  id,
  priority: 50,
  frequency: { type: 'once' },
  trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: [], exclude: [] } },
  ...parts,
});
const page: PageFacts = { url: 'https://app.example/deals', device: 'desktop', textOf: () => undefined };
const facts = (parts: Partial<ChoiceFacts> = {}): ChoiceFacts => ({
  url: page.url,
  matchConditions: (conditions) => matchPageConditions(conditions, page),
  nowMs: Date.parse('2026-05-10T12:00:00Z'),
  secondsOnPage: 0,
  isStopped: false,
  states: [],
  triggeredSecondsAgo: {},
  preferences: { mutedCategories: [], snoozed: {} },
  quietRule: defaultQuietRule,
  hadWalkthroughThisVisit: false,
  runningGuideIds: [],
  missingGuideIds: [],
  autoStartsThisVisit: 0,
  autoStartsToday: 0,
  hasUnsavedInput: false,
  ...parts,
});
const had = { guideId: 'a', version: 1, startedCount: 1, lastShownAt: '2026-05-01T00:00:00Z' };
const step = (layout: DeliveredStep['layout'], ...kinds: string[]): DeliveredStep =>
  ({
    layout,
    blocks: kinds.map((kind) => ({ type: 'question', question: { kind } }) as unknown as Block),
  }) as unknown as DeliveredStep;
const nps: Partial<DeliveredGuide> = { kind: 'survey', steps: [step('corner', 'nps')] };
const at = (on: 'exitIntent' | 'manual', delaySeconds = 0): Candidate['trigger'] => ({
  on,
  delaySeconds,
  pages: { include: [], exclude: [] },
});
const onPages = (...include: string[]): Candidate['trigger'] => ({
  on: 'pageLoad',
  delaySeconds: 0,
  pages: { include, exclude: [] },
});

describe('why a guide does or does not start', () => {
  const cases: [DecisionReason, Partial<Candidate>, Partial<ChoiceFacts>][] = [
    ['starts', {}, {}],
    ['starts', { trigger: onPages('/deals') }, {}],
    ['stopped', {}, { isStopped: true }],
    ['manual', { trigger: at('manual') }, {}],
    ['page', { trigger: onPages('/people') }, {}],
    ['frequency', {}, { states: [had] }],
    ['muted', { category: 'news' }, { preferences: { mutedCategories: ['news'], snoozed: {} } }],
    ['starts', { category: 'help' }, { preferences: { mutedCategories: ['news'], snoozed: {} } }],
    [
      'starts',
      { category: 'help', kind: 'help' },
      { preferences: { mutedCategories: ['help'], snoozed: {} } },
    ],
    [
      'snoozed',
      {},
      { preferences: { mutedCategories: [], snoozed: { a: '2026-05-10T12:00:01Z' } }, states: [had] },
    ],
    [
      'starts',
      {},
      { preferences: { mutedCategories: [], snoozed: { a: '2026-05-10T12:00:00Z' } }, states: [had] },
    ],
    ['conditions', { pageConditions: { type: 'device', isOneOf: ['phone'] } }, {}],
    ['starts', { pageConditions: { type: 'device', isOneOf: ['desktop'] } }, {}],
    ['missingTarget', {}, { missingGuideIds: ['a'] }],
    ['alreadyRunning', {}, { runningGuideIds: ['b'] }],
    ['alreadyRunning', { kind: 'hint' }, { runningGuideIds: ['a'] }],
    ['starts', { kind: 'hint' }, { runningGuideIds: ['b'], autoStartsToday: 9, hasUnsavedInput: true }],
    ['starts', { kind: 'banner', steps: [step('inline')] }, { autoStartsThisVisit: 1 }],
    ['quietVisit', { kind: 'banner', steps: [step('bannerTop')] }, { autoStartsThisVisit: 1 }],
    ['quietVisit', {}, { autoStartsThisVisit: 1 }],
    ['quietDay', {}, { autoStartsToday: 2 }],
    ['starts', {}, { autoStartsToday: 1 }],
    ['starts', {}, { autoStartsThisVisit: 1, quietRule: { autoStartsPerSession: 2, autoStartsPerDay: 2 } }],
    ['quietDay', {}, { autoStartsToday: 1, quietRule: { autoStartsPerSession: 9, autoStartsPerDay: 1 } }],
    [
      'quietWalkthrough',
      nps,
      {
        hadWalkthroughThisVisit: true,
        autoStartsThisVisit: 1,
        quietRule: { autoStartsPerSession: 9, autoStartsPerDay: 9 },
      },
    ],
    ['starts', { kind: 'survey', steps: [step('corner', 'csat')] }, { hadWalkthroughThisVisit: true }],
    ['quietWalkthrough', { kind: 'walkthrough' }, { hadScoreThisVisit: true }],
    ['starts', { kind: 'announcement' }, { hadScoreThisVisit: true }],
    ['starts', nps, { hadScoreThisVisit: true }],
    ['trigger', { trigger: at('exitIntent') }, { secondsOnPage: 99 }],
    ['delay', { trigger: at('exitIntent', 3) }, { triggeredSecondsAgo: { a: 2 }, secondsOnPage: 99 }],
    ['starts', { trigger: at('exitIntent', 3) }, { triggeredSecondsAgo: { a: 3 } }],
    ['unsavedInput', {}, { hasUnsavedInput: true }],
    ['delay', {}, { holdSeconds: 2 }],
    ['starts', { kind: 'hint' }, { holdSeconds: 2 }],
    ['delay', { trigger: { ...onPages(), delaySeconds: 5 } }, { secondsOnPage: 4.9 }],
    ['starts', { trigger: { ...onPages(), delaySeconds: 5 } }, { secondsOnPage: 5 }],
  ];
  test.each(cases)('%s', (reason, candidate, known) => {
    expect(chooseGuide([guide('a', candidate)], facts(known))[0]?.reason).toBe(reason);
  });

  test('a delay says how long is left', () => {
    const late = guide('a', { trigger: { ...onPages(), delaySeconds: 5 } });
    expect(chooseGuide([late], facts({ secondsOnPage: 2 }))).toEqual([
      { guideId: 'a', reason: 'delay', waitSeconds: 3 },
    ]);
  });
});

test('every reason is told with what it rests on, small enough for an event', () => {
  const told = (candidate: Partial<Candidate>, known: Partial<ChoiceFacts>) =>
    decisionOf(chooseGuide([guide('a', candidate)], facts(known))[0]!, 3);
  expect(told({}, {})).toEqual({ guideId: 'a', version: 3, outcome: 'start', reason: 'starts' });
  expect(told({}, { states: [had] })).toEqual({
    guideId: 'a',
    version: 3,
    outcome: 'skip',
    reason: 'frequency',
    detail: { count: 1, lastShownAt: '2026-05-01T00:00:00Z' },
  });
  expect(told({}, { autoStartsToday: 2 }).detail).toEqual({ count: 2, limit: 2 });
  const pageConditions: Candidate['pageConditions'] = {
    type: 'all',
    conditions: [
      { type: 'device', isOneOf: ['phone'] },
      { type: 'url', pattern: '/deals' },
      { type: 'element', is: 'present' },
    ],
  };
  expect(told({ pageConditions }, {}).detail).toEqual({ conditions: 'device, element' });
});

describe('guides that do not interrupt', () => {
  test('all start, beside the one that interrupts', () => {
    const guides = [
      guide('a'),
      guide('b', { kind: 'hint' }),
      guide('c', { kind: 'checklist', priority: 99 }),
    ];
    expect(chooseGuide(guides, facts()).map(({ reason }) => reason)).toEqual(['starts', 'starts', 'starts']);
  });
  test('keep no other guide from starting while they run', () => {
    const guides = [guide('a'), guide('b', { kind: 'hint' })];
    const reasons = chooseGuide(guides, facts({ runningGuideIds: ['b'] })).map(({ reason }) => reason);
    expect(reasons).toEqual(['starts', 'alreadyRunning']);
  });
});

describe('launchers, which would lie on each other,', () => {
  const launcher = (id: string, kind: 'checklist' | 'help', priority = 50) => guide(id, { kind, priority });
  test('start one of a kind at a time, by priority', () => {
    const guides = [
      launcher('a', 'checklist'),
      launcher('b', 'checklist', 60),
      launcher('c', 'help'),
      guide('d'),
    ];
    expect(chooseGuide(guides, facts()).map(({ reason }) => reason)).toEqual([
      'lowerPriority',
      'starts',
      'starts',
      'starts',
    ]);
  });
  test('wait for the other of their kind to end', () => {
    const guides = [launcher('a', 'checklist'), launcher('b', 'checklist', 60), launcher('c', 'help')];
    const reasons = chooseGuide(guides, facts({ runningGuideIds: ['a'] })).map(({ reason }) => reason);
    expect(reasons).toEqual(['alreadyRunning', 'alreadyRunning', 'starts']);
  });
});

describe('among several that could start', () => {
  test('the highest priority does, and the others say so', () => {
    const guides = [guide('a'), guide('b', { priority: 90 }), guide('c', { priority: 70 })];
    expect(chooseGuide(guides, facts()).map(({ reason }) => reason)).toEqual([
      'lowerPriority',
      'starts',
      'lowerPriority',
    ]);
  });
  test('of equals the older one does', () => {
    const reasons = chooseGuide([guide('b'), guide('a')], facts()).map(({ reason }) => reason);
    expect(reasons).toEqual(['lowerPriority', 'starts']);
  });
  test('one that is kept back does not keep others back', () => {
    const guides = [guide('a', { priority: 90, trigger: onPages('/people') }), guide('b')];
    expect(chooseGuide(guides, facts())[1]?.reason).toBe('starts');
  });
});

test('whatever the order of the guides: at most one starts, it is the same one, and every guide has a reason', () => {
  const candidate = fc.record({
    priority: fc.integer({ min: 0, max: 3 }),
    page: fc.constantFrom('/deals', '/people', '*'),
    on: fc.constantFrom('pageLoad' as const, 'manual' as const),
    delaySeconds: fc.constantFrom(0, 3),
  });
  fc.assert(
    fc.property(
      fc.array(candidate, { maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      fc.boolean(),
      (all, order, hasUnsavedInput) => {
        const guides = all.map(({ priority, page, on, delaySeconds }, i) =>
          guide(`g${i}`, {
            priority,
            trigger: { on, delaySeconds, pages: { include: [page], exclude: [] } },
          }),
        );
        const starterOf = (list: Candidate[]) => {
          const choices = chooseGuide(list, facts({ hasUnsavedInput }));
          expect(choices.map(({ guideId }) => guideId)).toEqual(list.map(({ id }) => id));
          const starters = choices.filter(({ reason }) => reason === 'starts');
          expect(starters.length).toBeLessThan(2);
          return starters[0]?.guideId;
        };
        const shuffled = guides
          .map((item) => ({ item, key: order.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        expect(starterOf(shuffled)).toBe(starterOf(guides));
      },
    ),
  );
});
