import { expect, test } from 'vitest';
import { defaultThresholds, type ThresholdName, thresholds } from '../../../shared/contract/threshold.ts';

test.each([
  ['feature usage alarm', 'lowFeatureUsage', 0.1],
  ['activity rescue alarm', 'lowActivity', 0.2],
  ['low activation', 'lowActivation', 0.5],
  ['months to steady use', 'monthsToSteadyUse', 3],
  ['months of the renewal stage', 'monthsOfRenewal', 3],
  ['months to go-live', 'monthsToGoLive', 3],
  ['days between contacts in the first month', 'firstMonthContactDays', 7],
  ['months between contacts, strategic', 'contactMonthsStrategic', 1],
  ['months between contacts, enterprise', 'contactMonthsEnterprise', 2],
  ['months between contacts before a renewal', 'contactMonthsRenewal', 1],
  ['months between reviews, strategic', 'reviewMonthsStrategic', 3],
  ['months between reviews, enterprise', 'reviewMonthsEnterprise', 6],
  ['seats in use that are a chance', 'expansionSeats', 0.9],
  ['points to raise the NPS by', 'npsTarget', 10],
  ['renewal odds of a low level', 'renewalOddsLow', 0.1],
  ['renewal odds of a medium level', 'renewalOddsMedium', 0.5],
  ['renewal odds of a high level', 'renewalOddsHigh', 0.95],
] as const satisfies readonly (readonly [string, ThresholdName, number])[])(
  'every workspace begins with the numbers of the method: %s (statement 98)',
  (_, name, value) => {
    expect(defaultThresholds[name]).toBe(value);
    expect(thresholds[name].unit).toBeTruthy();
  },
);
