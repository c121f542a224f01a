import { describe, expect, test } from 'vitest';
import type { QuietRule } from '../../../shared/contract/delivery.ts';
import type { GuideState } from '../../../shared/contract/guide.ts';
import { type Moment, type SimulatedGuide, simulateVisits } from '../../../shared/rules/simulate-visits.ts';

const guide = (id: string, parts: Partial<SimulatedGuide> = {}): SimulatedGuide => ({
  id,
  kind: 'walkthrough',
  category: 'help',
  trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: [], exclude: [] } },
  frequency: { type: 'once' },
  priority: 50,
  steps: [],
  ...parts,
});

const at = (time: string) => Date.parse(`2026-03-${time}:00Z`);
const page = (time: string, path = '/'): Moment => ({ atMs: at(time), url: `https://host.example${path}` });

function starts(
  guides: SimulatedGuide[],
  moments: Moment[],
  { states = [], quietRule = {} }: { states?: GuideState[]; quietRule?: Partial<QuietRule> } = {},
) {
  const person = { moments, states, preferences: { mutedCategories: [], snoozed: {} } };
  return simulateVisits(guides, person, {
    quietRule: { autoStartsPerSession: 1, autoStartsPerDay: 2, ...quietRule },
    dayOf: (atMs) => new Date(atMs).toISOString().slice(0, 10),
  }).map(({ guideId, atMs }) => `${guideId} ${new Date(atMs).toISOString().slice(8, 16)}`);
}

describe('what would have started', () => {
  test('starts on the pages it is meant for, once', () => {
    const orders = guide('a', {
      trigger: { on: 'pageLoad', delaySeconds: 5, pages: { include: ['/orders'], exclude: [] } },
    });
    expect(
      starts([orders], [page('01T09:00'), page('01T09:01', '/orders'), page('02T09:00', '/orders')]),
    ).toEqual(['a 01T09:01']);
  });

  test('keeps the quiet rule: one in a visit, two in a day, and a visit ends with half an hour of rest', () => {
    const guides = ['a', 'b', 'c', 'd'].map((id) => guide(id));
    expect(
      starts(guides, [
        page('01T09:00'),
        page('01T09:29'),
        page('01T10:00'),
        page('01T11:00'),
        page('02T09:00'),
      ]),
    ).toEqual(['a 01T09:00', 'b 01T10:00', 'c 02T09:00']);
  });

  test('goes by what people had before', () => {
    const state = { guideId: 'a', version: 1, startedCount: 1, lastShownAt: '2026-02-20T00:00:00Z' };
    const moments = [page('01T09:00'), page('25T09:00')];
    expect(starts([guide('a')], moments, { states: [state] })).toEqual([]);
    const monthly = guide('a', { frequency: { type: 'everyDays', days: 30 } });
    expect(starts([monthly], moments, { states: [state] })).toEqual(['a 25T09:00']);
  });

  test('waits for its event, and for nothing else', () => {
    const pages = { include: [], exclude: [] };
    const waiting = guide('a', {
      trigger: { on: 'eventTracked', eventName: 'Deal won', delaySeconds: 0, pages },
    });
    const moments = [
      page('01T09:00'),
      { ...page('01T09:01'), event: 'Deal lost' },
      { ...page('01T09:02'), event: 'Deal won' },
    ];
    expect(starts([waiting], moments)).toEqual(['a 01T09:02']);
    expect(starts([guide('m', { trigger: { on: 'manual', delaySeconds: 0, pages } })], moments)).toEqual([]);
  });

  test('leaves hints out of the quiet rule', () => {
    const guides = [guide('h', { kind: 'hint' }), guide('a'), guide('b')];
    expect(starts(guides, [page('01T09:00'), page('01T09:05')])).toEqual(['h 01T09:00', 'a 01T09:00']);
  });

  test('goes by addresses among the conditions of the page, and takes the others as met', () => {
    const onDeals = guide('a', { pageConditions: { type: 'url', pattern: '/deals' } });
    const onPhone = guide('b', { kind: 'hint', pageConditions: { type: 'device', isOneOf: ['phone'] } });
    expect(starts([onDeals, onPhone], [page('01T09:00', '/orders')])).toEqual(['b 01T09:00']);
  });
});
