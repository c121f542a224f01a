import { describe, expect, it, test } from 'vitest';
import { defaultThresholds } from '../../../shared/contract/threshold.ts';
import { type CadenceInput, cadenceOf as cadenceUnder } from '../../../shared/rules/cadence.ts';

const account: CadenceInput = {
  tier: 'strategic',
  stage: 'steadyUse',
  contractEndsOn: '2026-12-31',
  liveOn: '2025-06-10',
  knownSince: '2025-01-01',
  today: '2026-03-02',
  lastContactOn: '2026-02-10',
  lastReviewOn: '2026-01-15',
};

const cadenceOf = (input: CadenceInput) => cadenceUnder(input, defaultThresholds);

describe('the cadence of an account (statement 61)', () => {
  test.each([
    ['a strategic one is spoken with monthly, reviewed quarterly', {}, '2026-03-10', '2026-04-15'],
    [
      'an enterprise one every two months, and half-yearly',
      { tier: 'enterprise' },
      '2026-04-10',
      '2026-07-15',
    ],
    [
      'an enterprise one monthly in its last quarter',
      { tier: 'enterprise', stage: 'renewal' },
      '2026-03-10',
      '2026-07-15',
    ],
    ['the long tail a month before its contract ends', { tier: 'longTail' }, '2026-11-30', null],
    [
      'the long tail no more once it was spoken with',
      { tier: 'longTail', lastContactOn: '2026-11-30' },
      null,
      null,
    ],
    [
      'the long tail of which nobody knew a month before, from then on',
      { tier: 'longTail', knownSince: '2026-12-10' },
      '2026-12-10',
      null,
    ],
    [
      'the long tail no more when the contract is over',
      { tier: 'longTail', contractEndsOn: '2026-03-01' },
      null,
      null,
    ],
    ['the long tail never without a contract', { tier: 'longTail', contractEndsOn: null }, null, null],
    ['nobody where the tier is unknown', { tier: null }, null, null],
    [
      'a strategic one with whom nobody spoke, from go-live on',
      { lastContactOn: null, lastReviewOn: null },
      '2025-07-10',
      '2025-09-10',
    ],
    [
      'one that was live before anybody wrote down here what was held, from then on',
      { lastContactOn: null, lastReviewOn: null, knownSince: '2026-02-20' },
      '2026-03-20',
      '2026-05-20',
    ],
  ] as const)('%s', (_, change, contactOn, reviewOn) => {
    expect(cadenceOf({ ...account, ...change })).toEqual({ contactOn, reviewOn });
  });

  it('is weekly in the first month of a strategic account', () => {
    const fresh = { ...account, liveOn: '2026-02-10', lastContactOn: '2026-02-24', lastReviewOn: null };
    expect(cadenceOf(fresh).contactOn).toBe('2026-03-03');
    expect(cadenceOf({ ...fresh, today: '2026-03-10' }).contactOn).toBe('2026-03-24');
    expect(cadenceOf({ ...fresh, lastContactOn: null }).contactOn).toBe('2026-02-17');
  });

  it('is what the workspace has set', () => {
    const limits = { ...defaultThresholds, contactMonthsStrategic: 2, reviewMonthsStrategic: 12 };
    expect(cadenceUnder(account, limits)).toEqual({ contactOn: '2026-04-10', reviewOn: '2027-01-15' });
    const never = { ...defaultThresholds, contactMonthsLongTail: 0 };
    expect(cadenceUnder({ ...account, tier: 'longTail' }, never).contactOn).toBeNull();
  });
});
