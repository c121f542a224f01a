import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Audience, Condition, PageConditions, Traits } from '../../../shared/contract/audience.ts';
import type { Target } from '../../../shared/contract/target.ts';
import { type AudienceFacts, behaviourKey, matchAudience } from '../../../shared/rules/match-audience.ts';
import { matchPageConditions, type PageFacts } from '../../../shared/rules/match-page-conditions.ts';
import { splitAudience } from '../../../shared/rules/split-audience.ts';

const target = (name: string): Target => ({
  signature: { v: 1, tag: 'button', name, path: [] },
  pickedAt: 'https://app.example/where',
});
const user: Condition = { type: 'userTrait', trait: 'role', operator: 'is', value: 'admin' };
const account: Condition = { type: 'accountTrait', trait: 'plan', operator: 'is', value: 'pro' };
const phone: Condition = { type: 'device', isOneOf: ['phone'] };
const orders: Condition = { type: 'url', pattern: '/orders' };
const button: Condition = { type: 'element', is: 'present', target: target('Save') };
const nobody: AudienceFacts = { user: {}, account: {} };
const admin: AudienceFacts = { user: { role: 'admin' }, account: {} };

describe('what the server decides', () => {
  test('is gone from what the page gets', () => {
    const audience: Audience = {
      type: 'all',
      conditions: [user, { type: 'any', conditions: [account, phone] }],
    };
    expect(splitAudience(audience, admin)).toEqual({ isOut: false, rest: phone });
    expect(splitAudience(audience, nobody)).toEqual({ isOut: true, failed: [user] });
    const pro = { user: { role: 'admin' }, account: { plan: 'pro' } };
    expect(splitAudience(audience, pro)).toEqual({ isOut: false });
  });

  test('of a group of which nothing may hold, only what is open is left', () => {
    const audience: Audience = { type: 'none', conditions: [user, phone, orders] };
    expect(splitAudience(audience, nobody)).toEqual({
      isOut: false,
      rest: { type: 'none', conditions: [phone, orders] },
    });
    expect(splitAudience(audience, admin)).toEqual({ isOut: true, failed: [user] });
  });

  test('says nothing of where an element was picked', () => {
    const { rest } = splitAudience(button, nobody) as { rest: PageConditions };
    expect(JSON.stringify(rest)).not.toContain('pickedAt');
    expect(rest).toMatchObject({ type: 'element', target: { signature: { name: 'Save' } } });
  });

  test('keeps how the element is to be found', () => {
    const found = { ...target('Save'), ignoresText: true, isExactPlace: true };
    const { rest } = splitAudience({ type: 'element', is: 'present', target: found }, nobody) as {
      rest: PageConditions;
    };
    expect(rest).toMatchObject({ target: { ignoresText: true, isExactPlace: true } });
  });
});

describe('a segment', () => {
  const inSegment: Condition = { type: 'segment', segmentId: 's' };
  const withSegment = (audience: Audience, facts = nobody): AudienceFacts => ({
    ...facts,
    segments: new Map([['s', audience]]),
  });

  test('stands for its audience, the page’s part included', () => {
    const facts = withSegment({ type: 'all', conditions: [user, phone] }, admin);
    expect(splitAudience(inSegment, facts)).toEqual({ isOut: false, rest: phone });
  });
  test('is named as a whole where it keeps somebody out', () => {
    expect(splitAudience(inSegment, withSegment(user))).toEqual({ isOut: true, failed: [inSegment] });
  });
  test('that is unknown or contains itself holds nobody', () => {
    expect(splitAudience(inSegment, nobody)).toEqual({ isOut: true, failed: [inSegment] });
    expect(splitAudience(inSegment, withSegment(inSegment)).isOut).toBe(true);
  });
});

describe('each condition that the server decides', () => {
  const now = Date.parse('2026-05-10T12:00:00Z');
  const often = { type: 'event', name: 'deal.won', times: 3, withinDays: 30, by: 'user' } as const;
  const counts = (times: number) => new Map([[behaviourKey({ ...often, operator: 'atLeast' }), times]]);
  const cases: [name: string, condition: Condition, facts: Partial<AudienceFacts>, holds: boolean][] = [
    ['often enough', { ...often, operator: 'atLeast' }, { counts: counts(3) }, true],
    ['too seldom', { ...often, operator: 'atLeast' }, { counts: counts(2) }, false],
    ['seldom enough', { ...often, operator: 'atMost' }, { counts: counts(3) }, true],
    ['too often', { ...often, operator: 'atMost' }, { counts: counts(4) }, false],
    ['never', { ...often, operator: 'atMost' }, { counts: new Map() }, true],
    ['not known how often', { ...often, operator: 'atMost' }, {}, false],
    ['from the first moment', { type: 'dates', from: '2026-05-10T12:00:00Z' }, { nowMs: now }, true],
    ['a moment before', { type: 'dates', from: '2026-05-10T12:00:00Z' }, { nowMs: now - 1 }, false],
    ['not at its end', { type: 'dates', to: '2026-05-10T12:00:00Z' }, { nowMs: now }, false],
    ['a language', { type: 'language', isOneOf: ['fr', 'zh'] }, { locale: 'zh-CN' }, true],
    ['another region', { type: 'language', isOneOf: ['zh-TW'] }, { locale: 'zh-CN' }, false],
    ['a language whose code begins alike', { type: 'language', isOneOf: ['fi'] }, { locale: 'fil' }, false],
    ['nobody’s share', { type: 'percentage', of: 'user', percent: 100, salt: '' }, {}, false],
    ['everybody', { type: 'percentage', of: 'user', percent: 100, salt: '' }, { userId: 'u' }, true],
    ['no one', { type: 'percentage', of: 'user', percent: 0, salt: '' }, { userId: 'u' }, false],
  ];
  test.each(cases)('%s', (_, condition, facts, holds) => {
    expect(splitAudience(condition, { ...nobody, ...facts }).isOut).toBe(!holds);
  });

  test('asks what the user did with a guide', () => {
    const state = (state: 'seen' | 'notSeen' | 'completed' | 'dismissed'): Condition => ({
      type: 'guideState',
      guideId: 'g',
      state,
    });
    const guides = new Map([['g', { isSeen: true, isCompleted: true, isDismissed: false }]]);
    const holds = (condition: Condition, known = guides) =>
      !splitAudience(condition, { ...nobody, guides: known }).isOut;
    expect(
      (['seen', 'notSeen', 'completed', 'dismissed'] as const).map((name) => holds(state(name))),
    ).toEqual([true, false, true, false]);
    expect(holds(state('notSeen'), new Map())).toBe(true);
    expect(holds(state('completed'), new Map())).toBe(false);
  });
});

const leaf = fc.constantFrom<Audience>(
  user,
  account,
  phone,
  orders,
  button,
  { type: 'elementText', target: target('Save'), text: 'SAVE' },
  { type: 'segment', segmentId: 's' },
  { type: 'segment', segmentId: 'unknown' },
  { type: 'percentage', of: 'user', percent: 50, salt: 'x' },
);
const { tree } = fc.letrec<{ tree: Audience }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({
      type: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
      conditions: fc.array(tie('tree'), { maxLength: 4 }),
    }),
  ),
}));

test('server and page together say what one who knows everything would say', () => {
  const facts = fc.record({
    user: fc.constantFrom<Traits>({}, { role: 'admin' }),
    account: fc.constantFrom<Traits>({}, { plan: 'pro' }),
    userId: fc.constantFrom('ann', 'bob', 'cy'),
  });
  const page = fc.record({
    url: fc.constantFrom('https://app.example/orders', 'https://app.example/'),
    device: fc.constantFrom('phone' as const, 'desktop' as const),
    text: fc.constantFrom(undefined, 'Save all', 'Open'),
  });
  fc.assert(
    fc.property(tree, tree, facts, page, (audience, segment, known, { text, ...there }) => {
      const pageFacts: PageFacts = { ...there, textOf: () => text };
      const all: AudienceFacts = { ...known, segments: new Map([['s', segment]]) };
      const split = splitAudience(audience, all);
      const together = !split.isOut && (!split.rest || matchPageConditions(split.rest, pageFacts).matches);
      const { matches, failed } = matchAudience(audience, { ...all, page: pageFacts });
      expect(together).toBe(matches);
      expect(matches && failed.length > 0).toBe(false);
      expect(JSON.stringify(split.isOut ? '' : (split.rest ?? ''))).not.toMatch(/Trait|segment|percentage/);
    }),
    { numRuns: 500 },
  );
});
