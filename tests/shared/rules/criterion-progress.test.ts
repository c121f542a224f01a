import { expect, it } from 'vitest';
import type { Criterion } from '../../../shared/contract/account.ts';
import { annualValue } from '../../../shared/rules/annual-value.ts';
import {
  countCriteria,
  dueQuarter,
  quarterState,
  returnOnInvestment,
} from '../../../shared/rules/criterion-progress.ts';

const conversion: Pick<Criterion, 'isLowerBetter' | 'quarters'> = {
  isLowerBetter: false,
  quarters: [
    { startsOn: '2026-01-01', target: 6, value: 6.2 },
    { startsOn: '2026-04-01', target: 8, value: 7.4 },
    { startsOn: '2026-07-01', target: 9, value: null },
    { startsOn: '2026-10-01', target: 10, value: null },
  ],
};
const [first, second, third] = conversion.quarters;

it('is behind with 7.4 of 8, and met with 6.2 of 6', () => {
  expect(quarterState(conversion, first!, '2026-06-01')).toBe('met');
  expect(quarterState(conversion, second!, '2026-06-01')).toBe('behind');
  expect(dueQuarter(conversion, '2026-06-01')).toEqual(second);
});

it('works likewise where less is better: four months to one', () => {
  const duration = { isLowerBetter: true, quarters: [{ startsOn: '2026-01-01', target: 2, value: 1.8 }] };
  expect(quarterState(duration, duration.quarters[0]!, '2026-02-01')).toBe('met');
  expect(
    quarterState({ isLowerBetter: true }, { startsOn: '2026-01-01', target: 1, value: 4 }, '2026-02-01'),
  ).toBe('behind');
});

it('is open until the quarter is over, and missing when nobody has written a value down', () => {
  expect(quarterState(conversion, third!, '2026-09-30')).toBe('open');
  expect(quarterState(conversion, third!, '2026-10-01')).toBe('missing');
  expect(dueQuarter(conversion, '2026-08-01')).toEqual(second);
  expect(dueQuarter(conversion, '2026-10-01')).toEqual(third);
});

it('counts criteria by the step that is due', () => {
  const future = { isLowerBetter: false, quarters: [{ startsOn: '2027-01-01', target: 1, value: null }] };
  expect(countCriteria([conversion, future], '2026-06-01')).toEqual({ total: 2, due: 1, met: 0 });
  expect(countCriteria([conversion, future], '2026-02-01')).toEqual({ total: 2, due: 1, met: 1 });
});

it('returns 25.5 for each 1 with a gain of 3,000,000 at a cost of 117,600', () => {
  expect(returnOnInvestment({ roiCost: 117_600, roiGain: 3_000_000 })).toBe(25.5);
  expect(returnOnInvestment({ roiCost: null, roiGain: 3_000_000 })).toBeNull();
});

it('is worth in a year what the contract is worth, by the months that it runs', () => {
  const contract = { contractValue: 240_000, contractStartsOn: '2025-01-01', contractEndsOn: '2026-12-31' };
  expect(annualValue(contract)).toBe(120_000);
  expect(annualValue({ ...contract, contractEndsOn: '2025-12-31' })).toBe(240_000);
  expect(annualValue({ ...contract, contractEndsOn: null })).toBe(240_000);
  expect(annualValue({ ...contract, contractValue: null })).toBeNull();
});
