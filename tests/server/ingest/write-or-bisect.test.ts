import { expect, test } from 'vitest';
import { writeOrBisect } from '../../../server/ingest/write-or-bisect.ts';

const databaseError = (code: string) => Object.assign(new Error(`SQLSTATE ${code}`), { code });

/** A table that takes all items of a call or none, and never the poisonous ones. */
function table(poisonous: readonly number[]) {
  const stored: number[] = [];
  return {
    stored,
    write: async (items: readonly number[]) => {
      if (items.some((item) => poisonous.includes(item))) throw databaseError('22P05');
      stored.push(...items);
    },
  };
}

test('everything but the poison is stored', async () => {
  const items = Array.from({ length: 100 }, (_, item) => item);
  const { stored, write } = table([3, 50, 51]);
  const refused = await writeOrBisect(items, write);
  expect([...refused.keys()]).toEqual([3, 50, 51]);
  expect(stored.toSorted((a, b) => a - b)).toEqual(items.filter((item) => !refused.has(item)));
});

test('a write that lost a race is tried again', async () => {
  let attempts = 0;
  await writeOrBisect([1], async () => {
    if (++attempts < 3) throw databaseError('40P01');
  });
  expect(attempts).toBe(3);
});

test.each(['57P01', '53100', '08006', '42P01', ''])(
  'a fault outside the items (%s) refuses none of them',
  async (code) => {
    await expect(
      writeOrBisect([1, 2], async () => {
        throw databaseError(code);
      }),
    ).rejects.toThrow('SQLSTATE');
  },
);
