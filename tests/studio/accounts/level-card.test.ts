import { describe, expect, test } from 'vitest';
import { levelFactText } from '../../../studio/accounts/level-card.tsx';

describe('a fact of an adoption level', () => {
  const activity = { fact: 'activity', limit: 0.2 } as const;

  test('is as exact as it was judged where it is too low', () => {
    expect(levelFactText({ ...activity, effect: 'low', value: 47 / 240 })).toBe(
      'Activity 19.6% (low below 20%)',
    );
  });

  test('is written as on the tile below it where it is not', () => {
    expect(levelFactText({ ...activity, effect: 'good', value: 0.563 })).toBe('Activity 56% (low below 20%)');
  });
});
