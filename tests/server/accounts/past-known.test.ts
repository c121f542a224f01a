import { describe, expect, test } from 'vitest';
import { type KnownPast, knownOn, overrideOn } from '../../../server/accounts/past-known.ts';

/* What people wrote down, on the days around the one on which it began or ended to be so. */

const today = '2026-03-10';
const dayBefore = '2026-03-09';
const dayAfter = '2026-03-11';

const known = (parts: Partial<KnownPast>) =>
  knownOn(
    {
      ...{ firstSeenOn: '2024-01-01', signedOn: null, goLiveOn: null, contractStartsOn: null },
      ...{ contractEndsOn: null, seatsBought: null, criteria: [], decisionMakers: [], reasons: [] },
      ...{ replies: [], overrides: [], ...parts },
    },
    today,
  );

describe('on a day that has passed', () => {
  test.each([
    [dayBefore, null],
    [today, null],
    [dayAfter, { lastContactOn: '2026-02-01' }],
  ])('a decision-maker who left on %s decides no more from that day on', (leftOn, decisionMakers) => {
    const who = { lastContactOn: '2026-02-01', leftOn };
    expect(known({ decisionMakers: [who] })).toMatchObject({ decisionMakers });
  });

  test.each([
    [today, { lastContactOn: today }],
    [dayAfter, null],
  ])('a contact of %s is known from that day on', (lastContactOn, decisionMakers) => {
    const spoken = { lastContactOn: '2026-02-01', leftOn: null };
    const who = { lastContactOn, leftOn: null };
    expect(known({ decisionMakers: [who, spoken] })).toMatchObject({ decisionMakers });
  });

  test.each([
    [today, null, today],
    [dayAfter, null, null],
    ['2026-02-01', today, null],
    ['2026-02-01', dayAfter, '2026-02-01'],
  ])('who asked on %s and was answered on %s waits until then', (askedOn, givenOn, unansweredSince) => {
    expect(known({ replies: [{ askedOn, givenOn }] })).toMatchObject({ unansweredSince });
  });

  test.each([
    [today, null, 1],
    [dayAfter, null, 0],
    ['2026-02-01', today, 0],
    ['2026-02-01', dayAfter, 1],
  ])('a reason that was raised on %s and ended on %s counts in between', (raisedOn, endedOn, count) => {
    const reason = { id: 'r1', reason: 'valueUnclear' as const, evidence: 'Asked for a discount' };
    expect(known({ reasons: [{ ...reason, raisedOn, endedOn }] }).reasons).toHaveLength(count);
  });

  test.each([
    ['2025-12-10', 1],
    ['2025-12-11', 0],
  ])('the value of the three months from %s is known from the day after them on', (startsOn, met) => {
    const quarters = [{ startsOn, target: 80, value: 90 }];
    expect(known({ criteria: [{ isLowerBetter: false, quarters }] }).criteria).toMatchObject({ met });
  });

  test.each([
    [today, '2026-12-31', null, 'high'],
    [dayAfter, '2026-12-31', null, undefined],
    ['2026-01-01', today, null, 'high'],
    ['2026-01-01', dayBefore, null, undefined],
    ['2026-01-01', '2026-12-31', today, undefined],
    ['2026-01-01', '2026-12-31', dayAfter, 'high'],
  ] as const)(
    'a level set on %s until %s and released on %s is then %s',
    (setOn, until, releasedOn, level) => {
      expect(overrideOn({ overrides: [{ level: 'high', setOn, until, releasedOn }] }, today)).toBe(level);
    },
  );
});
