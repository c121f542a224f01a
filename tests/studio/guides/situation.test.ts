import { describe, expect, test } from 'vitest';
import type { Audience } from '../../../shared/contract/audience.ts';
import { dayOf, readSituation, startOf, writeSituation } from '../../../studio/guides/situation.ts';

const phone: Audience = { type: 'device', isOneOf: ['phone'] };
const orders: Audience = { type: 'url', pattern: '/orders' };
const dates = { type: 'dates', from: '2026-03-01T00:00:00.000Z' } as const;

describe('the situation of a guide', () => {
  test.each<[string, Audience | undefined]>([
    ['nothing', undefined],
    ['dates alone', { type: 'all', conditions: [dates] }],
    ['a group', { type: 'any', conditions: [phone, orders] }],
    ['dates and a group', { type: 'all', conditions: [dates, { type: 'none', conditions: [phone] }] }],
  ])('%s, is written as it was read', (_, conditions) => {
    expect(writeSituation(readSituation(conditions))).toEqual(conditions);
  });

  test('that others wrote in another way means the same when it is written', () => {
    expect(readSituation(phone)).toEqual({ page: { type: 'all', conditions: [phone] } });
    expect(readSituation({ type: 'all', conditions: [dates, phone, orders] })).toEqual({
      dates,
      page: { type: 'all', conditions: [phone, orders] },
    });
    // Dates that are one choice of several are no schedule.
    const either: Audience = { type: 'any', conditions: [dates, phone] };
    expect(readSituation(either)).toEqual({ page: either });
  });
});

test('a day begins and is named by the author’s clock', () => {
  for (const day of ['2026-03-29', '2026-10-25', '2026-12-31', '2028-02-29']) {
    expect(dayOf(startOf(day)!)).toBe(day);
    expect(dayOf(new Date(Date.parse(startOf(day, 1)!) - 1).toISOString())).toBe(day);
  }
  expect(startOf('')).toBeUndefined();
});
