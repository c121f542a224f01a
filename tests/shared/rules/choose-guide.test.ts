import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChoiceFacts, type ChoiceReason, chooseGuide } from '../../../shared/rules/choose-guide.ts';

type Candidate = Parameters<typeof chooseGuide>[0][number];

const guide = (id: string, parts: Partial<Candidate> = {}): Candidate => ({
  id,
  priority: 50,
  frequency: { type: 'once' },
  trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: [], exclude: [] } },
  ...parts,
});
const facts = (parts: Partial<ChoiceFacts> = {}): ChoiceFacts => ({
  url: 'https://app.example/deals',
  nowMs: Date.parse('2026-05-10T12:00:00Z'),
  secondsOnPage: 0,
  isStopped: false,
  states: [],
  runningGuideId: undefined,
  missingGuideIds: [],
  autoStartsThisVisit: 0,
  autoStartsToday: 0,
  hasUnsavedInput: false,
  ...parts,
});
const had = { guideId: 'a', version: 1, startedCount: 1, lastShownAt: '2026-05-01T00:00:00Z' };
const onPages = (...include: string[]): Candidate['trigger'] => ({
  on: 'pageLoad',
  delaySeconds: 0,
  pages: { include, exclude: [] },
});

describe('why a guide does or does not start', () => {
  const cases: [ChoiceReason, Partial<Candidate>, Partial<ChoiceFacts>][] = [
    ['starts', {}, {}],
    ['starts', { trigger: onPages('/deals') }, {}],
    ['stopped', {}, { isStopped: true }],
    ['manual', { trigger: { ...onPages(), on: 'manual' } }, {}],
    ['page', { trigger: onPages('/people') }, {}],
    ['frequency', {}, { states: [had] }],
    ['missingTarget', {}, { missingGuideIds: ['a'] }],
    ['alreadyRunning', {}, { runningGuideId: 'b' }],
    ['quietVisit', {}, { autoStartsThisVisit: 1 }],
    ['quietDay', {}, { autoStartsToday: 2 }],
    ['starts', {}, { autoStartsToday: 1 }],
    ['unsavedInput', {}, { hasUnsavedInput: true }],
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
