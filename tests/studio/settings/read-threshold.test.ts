import { describe, expect, test } from 'vitest';
import type { Threshold } from '../../../studio/api.ts';
import { readThreshold } from '../../../studio/settings/read-threshold.ts';

const share = { unit: 'share', value: 0.12345, min: 0, max: 1 } as Threshold;
const days = { unit: 'days', value: 60, min: 1, max: 365 } as Threshold;

describe('what is typed for a threshold', () => {
  test('is a number in the unit that it is kept in', () => {
    expect(readThreshold(days, ' 90 ')).toBe(90);
    expect(readThreshold(share, '15')).toBe(0.15);
  });

  test('is no change when it is what stood there, however it is written', () => {
    expect(readThreshold(days, '60')).toBe('same');
    expect(readThreshold(days, '60.0')).toBe('same');
    expect(readThreshold(share, '12.35')).toBe('same');
  });

  test.each(['', ' ', 'ten', '0', '366', '1e9', 'NaN'])('is no threshold: “%s”', (text) => {
    expect(readThreshold(days, text)).toBe('wrong');
  });
});
