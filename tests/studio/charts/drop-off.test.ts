import { expect, test } from 'vitest';
import { dropOffs } from '../../../studio/charts/drop-off.ts';

const of = (...values: number[]) => dropOffs(values.map((value) => ({ value })));

test('200 shown, 150 started, 120 at the third step and 90 at the end lose 25, 20 and 25 % (statement 30)', () => {
  expect(of(200, 150, 120, 90).slice(1)).toEqual([
    { lost: 50, share: 0.25 },
    { lost: 30, share: 0.2 },
    { lost: 30, share: 0.25 },
  ]);
});

test('a stage that more people came to than to the one before lost nobody, and one without anybody neither', () => {
  expect(of(10, 12)[1]).toEqual({ lost: 0, share: 0 });
  expect(of(0, 0)[1]).toEqual({ lost: 0, share: 0 });
});

test('a stage that only some come to loses nobody, and the next is held against the last that everybody comes to', () => {
  const stages = [
    { value: 100 },
    { value: 20, isForSome: true },
    { value: 15, isForSome: true },
    { value: 80 },
  ];
  expect(dropOffs(stages).map(({ lost }) => lost)).toEqual([0, 0, 0, 20]);
});
