import { describe, expect, it, test } from 'vitest';
import { type Earlier, meetsRule, metricOf, type WatchedAccount } from '../../../server/alerts/meets-rule.ts';
import type { AlertMetric, AlertRule } from '../../../shared/contract/alert.ts';
import { defaultThresholds } from '../../../shared/contract/threshold.ts';

const account: WatchedAccount = {
  ...{ id: '1', externalId: 'acme', name: 'Acme', today: '2026-03-02' },
  ...{ tier: 'enterprise', stage: 'steadyUse', level: 'medium', risk: 'light', health: 'process' },
  ...{ ownerId: 'ann', goLiveOn: '2025-01-01', contractEndsOn: '2026-04-01' },
  ...{ seatsBought: 100, users: 60, usersBefore: 40, activatedUsers: 90 },
  ...{ activeUsers7: 12, activeUsersBefore: 12, featuresUsed28: 4, featuresAvailable: 40, npsScore: 20 },
};
const earlier: Earlier = {
  ...{ users: 60, activeUsers7: 24, featuresUsed28: 8, featuresAvailable: 40, npsScore: 40 },
};
const rule: AlertRule = {
  ...{ name: 'Watched', metric: 'activity', condition: { type: 'threshold', is: 'below', value: 0.2 } },
  ...{ tiers: [], stages: [], dueDays: 2, segmentId: null, ownerIds: [], toOwner: true, toTeam: false },
  ...{ receiverIds: [], toRoles: [], isPaused: false },
};
const meets = (
  ruleChange: Partial<AlertRule>,
  accountChange: Partial<WatchedAccount> = {},
  known: Earlier | undefined = earlier,
) => meetsRule({ ...rule, ...ruleChange }, { ...account, ...accountChange }, known, defaultThresholds);

describe('a threshold', () => {
  const below = { metric: 'activeUsers7', condition: { type: 'threshold', is: 'below', value: 12 } } as const;
  const above = { metric: 'activeUsers7', condition: { type: 'threshold', is: 'above', value: 12 } } as const;

  it('is met beyond its value, not at it', () => {
    expect(meets(below, { activeUsers7: 11 })).toEqual({ direction: 'down', value: 11, comparedWith: 12 });
    expect(meets(below, { activeUsers7: 12 })).toBeUndefined();
    expect(meets(below, { activeUsers7: 13 })).toBeUndefined();
    expect(meets(above, { activeUsers7: 13 })).toEqual({ direction: 'up', value: 13, comparedWith: 12 });
    expect(meets(above, { activeUsers7: 12 })).toBeUndefined();
    expect(meets(above, { activeUsers7: 11 })).toBeUndefined();
  });

  it('of 20 % is met by 11 of 60 people and not by 12', () => {
    expect(meets({}, { activeUsers7: 11 })).toMatchObject({ value: 11 / 60, comparedWith: 0.2 });
    expect(meets({}, { activeUsers7: 12 })).toBeUndefined();
  });

  it('is not met while its rule is paused, or where nothing is known of the metric', () => {
    expect(meets({ isPaused: true }, { activeUsers7: 0 })).toBeUndefined();
    expect(meets({}, { users: 4, activeUsers7: 0 })).toBeUndefined();
    expect(meets({ metric: 'nps' }, { npsScore: null })).toBeUndefined();
  });
});

describe('a change', () => {
  const by = (share: number, direction: 'up' | 'down' | 'either' = 'either', fewest = 5) =>
    ({
      metric: 'activeUsers7',
      condition: { type: 'change', direction, share, fewest, windowDays: 28 },
    }) as const;
  const from = (activeUsersBefore: number, activeUsers7: number) => ({ activeUsersBefore, activeUsers7 });

  test.each([
    [0.3, 10, 7, 'down'],
    [0.3, 10, 13, 'up'],
    [0.2, 10, 8, 'down'],
    [0.2, 10, 12, 'up'],
    [0.4, 10, 14, 'up'],
    [0.15, 20, 23, 'up'],
    [0.3, 10, 8, undefined],
    [0.3, 10, 12, undefined],
    [0.3, 0, 10, undefined],
    [0.3, 4, 2, undefined],
    [0.3, 5, 3, 'down'],
    [0.3, 3, 5, 'up'],
    [0.3, 3, 4, undefined],
  ] as const)('by %d or more, from %d to %d people of whom 5 are enough: %s', (share, before, now, found) => {
    const breach = meets(by(share), from(before, now));
    expect(breach).toEqual(found && { direction: found, value: now, comparedWith: before });
  });

  it('counts in the direction that is watched', () => {
    expect(meets(by(0.3, 'up'), from(10, 7))).toBeUndefined();
    expect(meets(by(0.3, 'down'), from(10, 13))).toBeUndefined();
    expect(meets(by(0.3, 'up'), from(10, 13))).toMatchObject({ direction: 'up' });
    expect(meets(by(0.3, 'down'), from(10, 7))).toMatchObject({ direction: 'down' });
  });

  it('of registered users is from 90 days ago, whatever was known at the time', () => {
    const fivefold = { ...by(4, 'up', 10), metric: 'registeredUsers' } as const;
    const told = { direction: 'up', value: 50, comparedWith: 10 };
    expect(meets(fivefold, { usersBefore: 10, users: 50 })).toEqual(told);
    expect(
      meetsRule(
        { ...rule, ...fivefold },
        { ...account, users: 50, usersBefore: 10 },
        undefined,
        defaultThresholds,
      ),
    ).toEqual(told);
    expect(meets(fivefold, { usersBefore: 10, users: 49 })).toBeUndefined();
  });

  test.each([
    ['activity', { direction: 'down', value: 12 / 60, comparedWith: 24 / 60 }],
    ['featureUsageRate', { direction: 'down', value: 4 / 40, comparedWith: 8 / 40 }],
    ['nps', { direction: 'down', value: 20, comparedWith: 40 }],
    // Of these nothing is kept daily.
    ['activationRate', undefined],
    ['daysToRenewal', undefined],
    ['seatsInUse', undefined],
    ['risk', undefined],
  ] as const)('of %s is from what was kept of that day', (metric, breach) => {
    const change = { ...by(0.3, 'either', 0), metric };
    expect(meets(change)).toEqual(breach);
    expect(meetsRule({ ...rule, ...change }, account, undefined, defaultThresholds)).toBeUndefined();
  });
});

describe('an account is meant', () => {
  const isMeant = (change: Partial<AlertRule>, of: Partial<WatchedAccount> = {}) =>
    meets(change, { activeUsers7: 1, ...of }) !== undefined;

  it('by its tier, which has to be known', () => {
    expect(isMeant({ tiers: ['enterprise'] })).toBe(true);
    expect(isMeant({ tiers: ['strategic', 'longTail'] })).toBe(false);
    expect(isMeant({ tiers: ['enterprise'] }, { tier: null })).toBe(false);
    expect(isMeant({ tiers: [] }, { tier: null })).toBe(true);
  });

  it('by its stage, and by any where nobody knows it', () => {
    expect(isMeant({ stages: ['steadyUse'] })).toBe(true);
    expect(isMeant({ stages: ['renewal'] })).toBe(false);
    expect(isMeant({ stages: ['renewal'] }, { stage: null })).toBe(true);
  });

  it('by whoever looks after it', () => {
    expect(isMeant({ ownerIds: ['ann', 'ben'] })).toBe(true);
    expect(isMeant({ ownerIds: ['ben'] })).toBe(false);
    expect(isMeant({ ownerIds: ['ann'] }, { ownerId: null })).toBe(false);
    expect(isMeant({ ownerIds: [] }, { ownerId: null })).toBe(true);
  });

  it('from the day of its go-live on where use is watched, and before where it is not', () => {
    const used = { metric: 'activeUsers7', condition: { type: 'threshold', is: 'below', value: 5 } } as const;
    expect(isMeant(used, { goLiveOn: '2026-03-02' })).toBe(true);
    expect(isMeant(used, { goLiveOn: '2026-03-03' })).toBe(false);
    expect(isMeant(used, { goLiveOn: null })).toBe(true);
    expect(isMeant(used, { stage: 'kickOff', goLiveOn: null })).toBe(false);
    const renewal = {
      ...used,
      metric: 'daysToRenewal',
      condition: { ...used.condition, value: 60 },
    } as const;
    expect(isMeant(renewal, { stage: 'kickOff', goLiveOn: '2026-03-03' })).toBe(true);
  });

  it('once it is judged, where what is watched is judged', () => {
    expect(isMeant({}, { level: 'tooEarly' })).toBe(false);
    expect(isMeant({}, { level: null })).toBe(false);
    expect(isMeant({}, { level: 'low' })).toBe(true);
    const features = {
      metric: 'featureUsageRate',
      condition: { type: 'threshold', is: 'below', value: 0.2 },
    } as const;
    expect(isMeant(features, { level: 'tooEarly' })).toBe(false);
    expect(isMeant(features)).toBe(true);
    const used = { metric: 'activeUsers7', condition: { type: 'threshold', is: 'below', value: 5 } } as const;
    expect(isMeant(used, { level: 'tooEarly' })).toBe(true);
  });
});

describe('the metrics that can be watched', () => {
  test.each([
    ['activity', {}, 0.2],
    ['activity', { users: 5, activeUsers7: 1 }, 0.2],
    ['activity', { users: 4 }, null],
    ['featureUsageRate', {}, 0.1],
    ['featureUsageRate', { featuresAvailable: 0 }, null],
    ['activeUsers7', {}, 12],
    ['registeredUsers', {}, 60],
    ['activationRate', {}, 0.9],
    ['activationRate', { seatsBought: null }, null],
    ['activationRate', { seatsBought: 0 }, null],
    ['nps', {}, 20],
    ['daysToRenewal', {}, 30],
    ['daysToRenewal', { contractEndsOn: '2026-02-28' }, -2],
    ['daysToRenewal', { contractEndsOn: null }, null],
    ['seatsInUse', {}, 0.9],
    ['seatsInUse', { seatsBought: null }, null],
    ['seatsInUse', { stage: 'onboarding' }, null],
    ['seatsInUse', { health: 'record' }, null],
    ['risk', { risk: 'none' }, 0],
    ['risk', { risk: 'light' }, 1],
    ['risk', { risk: 'ordinary' }, 2],
    ['risk', { risk: 'high' }, 3],
    ['risk', { risk: null }, null],
  ] as const satisfies readonly (readonly [AlertMetric, Partial<WatchedAccount>, number | null])[])(
    '%s of an account with %o is %s',
    (metric, change, value) => {
      expect(metricOf(metric, { ...account, ...change }, defaultThresholds)).toBe(value);
    },
  );
});
