import { describe, expect, it, test } from 'vitest';
import { stageByDates } from '../../../server/metrics/account-stage.ts';
import { adoptionLevel, type LevelInput } from '../../../server/metrics/adoption-level.ts';
import { expansionSignal } from '../../../server/metrics/expansion-signal.ts';
import { type GrowthInput, growthSigns } from '../../../server/metrics/growth-signs.ts';
import { type HealthInput, healthState, healthTier } from '../../../server/metrics/health-tier.ts';
import { type RiskInput, riskLevel } from '../../../server/metrics/risk-level.ts';
import { defaultThresholds } from '../../../shared/contract/threshold.ts';

const limits = defaultThresholds;

describe('the stage of an account (statement 60)', () => {
  const dates = {
    signedOn: '2024-01-05',
    goLiveOn: '2024-02-01',
    contractStartsOn: '2024-02-01',
    contractEndsOn: '2025-01-31',
  };
  test.each([
    ['2024-01-20', 'kickOff'],
    ['2024-01-31', 'kickOff'],
    ['2024-02-01', 'onboarding'],
    ['2024-04-30', 'onboarding'],
    ['2024-05-01', 'steadyUse'],
    ['2024-10-30', 'steadyUse'],
    ['2024-10-31', 'renewal'],
    ['2025-01-31', 'renewal'],
    ['2025-02-01', 'maintenance'],
  ] as const)('on %s is %s', (today, stage) => expect(stageByDates(dates, today, limits)).toBe(stage));

  it('is renewal from 30 September for a contract that ends on 31 December', () => {
    const year = { ...dates, contractEndsOn: '2025-12-31' };
    expect(stageByDates(year, '2025-09-29', limits)).toBe('steadyUse');
    expect(stageByDates(year, '2025-09-30', limits)).toBe('renewal');
  });

  it('is maintenance in a renewed contract, until that ends too', () => {
    const renewed = { ...dates, contractStartsOn: '2025-02-01', contractEndsOn: '2026-01-31' };
    expect(stageByDates(renewed, '2025-06-01', limits)).toBe('maintenance');
    expect(stageByDates(renewed, '2025-10-31', limits)).toBe('renewal');
    // From the very day on which steady use begins.
    const early = { ...renewed, contractStartsOn: '2024-05-01' };
    expect(stageByDates(early, '2024-06-01', limits)).toBe('maintenance');
  });

  it('is kick-off while nobody knows the go-live, and unknown without any date', () => {
    expect(stageByDates({ ...dates, goLiveOn: null }, '2024-09-01', limits)).toBe('kickOff');
    const none = { signedOn: null, goLiveOn: null, contractStartsOn: null, contractEndsOn: null };
    expect(stageByDates(none, '2024-09-01', limits)).toBeNull();
  });
});

describe('the adoption level (statement 50)', () => {
  const good: LevelInput = {
    today: '2026-03-02',
    liveSince: '2025-01-01',
    users: 60,
    activeUsers7: 30,
    featuresUsed: 20,
    featuresAvailable: 40,
    coreUsed: 5,
    coreAvailable: 8,
    isHealthy: true,
    criteria: { total: 2, due: 2, met: 2 },
  };
  const levelOf = (change: Partial<LevelInput>) => adoptionLevel({ ...good, ...change }, limits).level;

  it('is high with enough use, a process and every due criterion met', () => {
    expect(levelOf({})).toBe('high');
    expect(levelOf({ criteria: { total: 2, due: 0, met: 0 } })).toBe('high');
  });

  test.each([
    ['3 of 40 features used, which is 7.5 %', { featuresUsed: 3 }, 'low'],
    ['4 of 40, which is 10 %', { featuresUsed: 4 }, 'high'],
    ['11 of 60 active, which is 18.3 %', { activeUsers7: 11 }, 'low'],
    ['12 of 60, which is 20 %', { activeUsers7: 12 }, 'high'],
    ['no core feature used', { coreUsed: 0 }, 'low'],
    ['no core feature in the catalogue', { coreUsed: 0, coreAvailable: 0 }, 'high'],
    ['a health below process', { isHealthy: false }, 'medium'],
    ['a due criterion missed', { criteria: { total: 2, due: 2, met: 1 } }, 'medium'],
    ['no criteria: the outcome is unknown', { criteria: { total: 0, due: 0, met: 0 } }, 'medium'],
    ['four users, too few to speak of activity', { users: 4, activeUsers7: 0 }, 'high'],
    ['go-live less than three months ago', { liveSince: '2025-12-03', featuresUsed: 1 }, 'tooEarly'],
    ['go-live three months ago', { liveSince: '2025-12-02', featuresUsed: 1 }, 'low'],
  ] as const)('with %s', (_, change, level) => expect(levelOf(change)).toBe(level));

  it('names the facts that made it', () => {
    const { facts } = adoptionLevel(
      { ...good, featuresUsed: 3, criteria: { total: 0, due: 0, met: 0 } },
      limits,
    );
    expect(facts).toEqual([
      { fact: 'featureUsageRate', effect: 'low', value: 0.075, limit: 0.1 },
      { fact: 'activity', effect: 'good', value: 0.5, limit: 0.2 },
      { fact: 'coreFeaturesUsed', effect: 'good', value: 5, limit: 8 },
      { fact: 'healthTier', effect: 'good', value: null, limit: null },
      { fact: 'noCriteria', effect: 'notHigh', value: 0, limit: null },
    ]);
  });

  it('follows the thresholds of the workspace', () => {
    const strict = { ...limits, lowActivity: 0.6 };
    expect(adoptionLevel(good, strict).level).toBe('low');
  });
});

describe('the health tier (statement 58)', () => {
  const account: HealthInput = {
    users: 20,
    activeUsers7: 10,
    activeUsers28: 12,
    classes: { record: { users: 12, uses: 400 } },
    featuresUsed: 9,
    coreUsed: 4,
    coreAvailable: 6,
    typicalFeatures: 6,
  };
  const stateOf = (change: Partial<HealthInput>) =>
    healthState(healthTier({ ...account, ...change }, limits));
  const { classes } = account;

  it('climbs from record to process, integration and customised', () => {
    expect(stateOf({})).toBe('record');
    // Two of ten active people approve: a fifth of them.
    const process = { ...classes, process: { users: 2, uses: 6 } };
    expect(stateOf({ activeUsers28: 10, classes: process })).toBe('process');
    expect(stateOf({ activeUsers28: 11, classes: process })).toBe('record');
    const integration = { ...classes, integration: { users: 0, uses: 24 } };
    expect(stateOf({ classes: integration })).toBe('integration');
    expect(stateOf({ classes: { ...integration, customised: { users: 3, uses: 5 } } })).toBe('customised');
  });

  it('takes 20 uses for enough of a class, and 20 % for enough who are active', () => {
    const process = (uses: number) => ({ ...classes, process: { users: 1, uses } });
    expect(stateOf({ classes: process(20) })).toBe('process');
    expect(stateOf({ classes: process(19) })).toBe('record');
    expect(stateOf({ activeUsers7: 4 })).toBe('record');
    expect(stateOf({ activeUsers7: 3 })).toBe('atRisk');
  });

  it('is at risk whatever the tier, when too few are active', () => {
    const customised = { ...classes, customised: { users: 8, uses: 90 } };
    expect(stateOf({ classes: customised, activeUsers7: 3 })).toBe('atRisk');
    expect(healthTier({ ...account, classes: customised, activeUsers7: 3 }, limits).tier).toBe('customised');
  });

  it('is not at risk before there is anybody, and is while the few there are stay away', () => {
    const nobody = { activeUsers7: 0, activeUsers28: 0, classes: {} };
    expect(stateOf({ ...nobody, users: 0 })).toBe('none');
    expect(stateOf({ ...nobody, users: 2 })).toBe('atRisk');
  });

  test.each([
    ['two features in all', { featuresUsed: 2 }],
    ['two features by the typical user', { typicalFeatures: 2 }],
    ['no core feature', { coreUsed: 0 }],
  ])('is active but shallow with %s, and says so', (_, change) => {
    const [[fact, value]] = Object.entries(change) as [[string, number]];
    expect(healthTier({ ...account, ...change }, limits)).toMatchObject({
      isShallow: true,
      narrow: { fact, value },
    });
    expect(healthTier({ ...account, ...change, activeUsers7: 5 }, limits)).toMatchObject({
      isShallow: false,
      narrow: null,
    });
  });

  it('is not shallow with breadth', () => expect(healthTier(account, limits).isShallow).toBe(false));
});

describe('the risk (statement 59)', () => {
  const calm: RiskInput = {
    today: '2026-03-02',
    signedOn: '2024-12-01',
    goLiveOn: '2025-01-01',
    seatsBought: 100,
    activatedUsers: 90,
    activeUsers7: 50,
    activeUsersBefore: 50,
    level: { level: 'medium', facts: [] },
    isShallow: false,
    lastAnsweredOn: '2026-02-01',
    decisionMakers: { lastContactOn: '2026-02-20' },
    unansweredSince: null,
    reasons: [],
  };
  const riskOf = (change: Partial<RiskInput>) => riskLevel({ ...calm, ...change }, limits);
  const because = (...reasons: RiskInput['reasons'][number]['reason'][]) =>
    riskOf({
      reasons: reasons.map((reason) => ({ id: reason, reason, evidence: 'seen', raisedOn: '2026-03-01' })),
    }).level;

  it('is none where nothing speaks for it', () => expect(riskOf({})).toMatchObject({ level: 'none' }));

  it('is as high as the heaviest reason', () => {
    expect(because('championChanged')).toBe('light');
    expect(because('requirementUnmet', 'feedbackUnsolved')).toBe('ordinary');
    expect(because('championChanged', 'feedbackUnsolved', 'valueUnclear')).toBe('high');
    expect(because('wrongCustomer')).toBe('high');
    expect(because('decisionMakerChanged')).toBe('high');
  });

  it('judges activation from as many days after go-live as the workspace says', () => {
    const fresh = { ...calm, goLiveOn: '2025-12-10', activatedUsers: 30 };
    const signsBy = (activationDays: number) => riskLevel(fresh, { ...limits, activationDays }).signs;
    expect(signsBy(90)).toEqual([]);
    expect(signsBy(82)).toMatchObject([{ sign: 'lowActivation' }]);
  });

  it('names each sign with what it was compared with', () => {
    const { level, signs } = riskOf({
      activatedUsers: 30,
      activeUsers7: 10,
      activeUsersBefore: 20,
      isShallow: true,
      lastAnsweredOn: '2025-08-01',
      decisionMakers: { lastContactOn: '2025-11-01' },
      level: {
        level: 'low',
        facts: [{ fact: 'activity', effect: 'low', value: 0.1, limit: 0.2 }],
      },
    });
    expect(level).toBe('light');
    expect(signs).toEqual([
      { sign: 'lowActivation', value: 0.3, limit: 0.5 },
      { sign: 'lowUse', value: 0.1, limit: 0.2 },
      { sign: 'fallingUse', value: -0.5, limit: -0.3 },
      { sign: 'shallowUse', value: null, limit: 2 },
      { sign: 'wentSilent', value: null, limit: 180, day: '2025-08-01' },
      { sign: 'noDecisionMakerContact', value: null, limit: 90, day: '2025-11-01' },
    ]);
  });

  it('has no sign on the last day or at the last number that is still well, and one beyond it', () => {
    const signsOf = (change: Partial<RiskInput>) => riskOf(change).signs.map(({ sign }) => sign);
    expect(signsOf({ activatedUsers: 50 })).toEqual([]);
    expect(signsOf({ activatedUsers: 49 })).toEqual(['lowActivation']);
    expect(signsOf({ activeUsers7: 36 })).toEqual([]);
    expect(signsOf({ activeUsers7: 35 })).toEqual(['fallingUse']);
    expect(signsOf({ lastAnsweredOn: '2025-09-03' })).toEqual([]);
    expect(signsOf({ lastAnsweredOn: '2025-09-02' })).toEqual(['wentSilent']);
    expect(signsOf({ decisionMakers: { lastContactOn: '2025-12-02' } })).toEqual([]);
    expect(signsOf({ decisionMakers: { lastContactOn: '2025-12-01' } })).toEqual(['noDecisionMakerContact']);
  });

  it('finds a fall by just the share that the workspace watches', () => {
    const signs = (activeUsers7: number) =>
      riskLevel({ ...calm, activeUsersBefore: 50, activeUsers7 }, { ...limits, notableChange: 0.2 }).signs;
    expect(signs(40)).toEqual([{ sign: 'fallingUse', value: -0.2, limit: -0.2 }]);
    expect(signs(41)).toEqual([]);
    const few = { ...calm, activeUsersBefore: 4, activeUsers7: 1 };
    expect(riskLevel(few, limits).signs).toEqual([]);
    expect(riskLevel({ ...calm, activeUsersBefore: 5, activeUsers7: 3 }, limits).signs).toHaveLength(1);
  });

  it('is ordinary where an answer has waited for its reply for more than 14 days (statement 67)', () => {
    expect(riskOf({ unansweredSince: '2026-02-16' }).level).toBe('none');
    const late = riskOf({ unansweredSince: '2026-02-15' });
    expect(late).toMatchObject({
      level: 'ordinary',
      causes: [{ reason: 'feedbackUnsolved', id: null, evidence: null, day: '2026-02-15' }],
    });
    const said = [
      { id: '1', reason: 'feedbackUnsolved', evidence: 'Asked twice', raisedOn: '2026-02-20' },
    ] as const;
    expect(riskOf({ unansweredSince: '2026-02-15', reasons: said }).causes).toHaveLength(1);
  });

  it('is ordinary for a customer that is not live three months after signing', () => {
    const late = riskOf({ signedOn: '2025-12-02', goLiveOn: null });
    expect(late).toMatchObject({ level: 'ordinary', causes: [{ reason: 'notLive', day: '2025-12-02' }] });
    expect(riskOf({ signedOn: '2025-12-03', goLiveOn: null }).level).toBe('none');
  });
});

describe('the sign that more seats can be sold', () => {
  const full = {
    today: '2026-03-02',
    stage: 'steadyUse',
    isHealthy: true,
    seatsBought: 100,
    activatedUsers: 96,
    activatedUsersBefore: 87,
  } as const;

  it('comes with 96 of 100 seats activated, and tells when the rest will be', () => {
    expect(expansionSignal(full, limits)).toEqual({
      kind: 'direct',
      activatedUsers: 96,
      seats: 100,
      fullOn: '2026-04-11',
    });
  });

  it('stays hidden during onboarding, without health, and with seats to spare', () => {
    expect(expansionSignal({ ...full, stage: 'onboarding' }, limits)).toBeNull();
    expect(expansionSignal({ ...full, isHealthy: false }, limits)).toBeNull();
    expect(expansionSignal({ ...full, activatedUsers: 60 }, limits)).toBeNull();
  });
});

describe('signs that an account could use more', () => {
  const account: GrowthInput = {
    ...{ stage: 'steadyUse', health: 'process', seatsBought: 100, activatedUsers: 40 },
    ...{ users: 60, activeUsers7: 20, activeUsersBefore: 20, npsScore: 10, npsN: 12 },
  };
  const signsOf = (change: Partial<GrowthInput>) =>
    growthSigns({ ...account, ...change }, limits).map(({ sign }) => sign);

  test.each([
    ['none of an account as it always was', {}, []],
    ['90 of 100 seats in use', { activatedUsers: 90 }, ['seatsNearlyUsed']],
    ['not 89', { activatedUsers: 89 }, []],
    ['active users up by 30%', { activeUsers7: 26 }, ['risingUse']],
    ['not up by less', { activeUsers7: 25 }, []],
    ['of five people', { activeUsersBefore: 5, activeUsers7: 7 }, ['risingUse']],
    ['not of a handful of people', { activeUsersBefore: 4, activeUsers7: 9 }, []],
    ['an NPS of 50', { npsScore: 50 }, ['strongNps']],
    ['not of 49', { npsScore: 49 }, []],
    ['not from three answers', { npsScore: 100, npsN: 3 }, []],
    ['from five', { npsScore: 50, npsN: 5 }, ['strongNps']],
    [
      'all of them, the most direct first',
      { activatedUsers: 96, activeUsers7: 40, npsScore: 80 },
      ['seatsNearlyUsed', 'risingUse', 'strongNps'],
    ],
    ['nothing in onboarding', { activatedUsers: 96, stage: 'onboarding' }, []],
    ['nothing where it is used for records only', { activatedUsers: 96, health: 'record' }, []],
    ['nothing where too few come', { activatedUsers: 96, health: 'atRisk' }, []],
  ] as const)('%s', (_, change, signs) => expect(signsOf(change)).toEqual(signs));
});
