import { expect, test } from 'vitest';
import { dropOff } from '../../../studio/charts/drop-off.ts';

test('200 shown, 150 started, 120 at the third step and 90 at the end lose 25, 20 and 25 % (statement 30)', () => {
  const stages = [200, 150, 120, 90];
  expect(stages.slice(1).map((next, index) => dropOff(stages[index]!, next))).toEqual([
    { lost: 50, share: 0.25 },
    { lost: 30, share: 0.2 },
    { lost: 30, share: 0.25 },
  ]);
});

test('a stage that more people came to than to the one before lost nobody, and one without anybody neither', () => {
  expect(dropOff(10, 12)).toEqual({ lost: 0, share: 0 });
  expect(dropOff(0, 0)).toEqual({ lost: 0, share: 0 });
});
