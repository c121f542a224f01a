import { describe, expect, it } from 'vitest';
import { createWriteQueue } from '../../../server/ingest/write-queue.ts';

interface Write {
  items: readonly string[];
  finish(refused?: Map<string, string>): void;
  fail(error: Error): void;
}

/** A queue whose writes end when the test says so. Items of a lane begin with the same letter. */
function build({ writers = 2, maxItems = 100, maxGroupItems = 100, maxBytes = 1_000 } = {}) {
  const writes: Write[] = [];
  const queue = createWriteQueue<string, string>({
    write: (_, items) =>
      new Promise((resolve, reject) => {
        writes.push({ items, finish: (refused = new Map()) => resolve(refused), fail: reject });
      }),
    laneOf: (_, item) => item[0] ?? '',
    writers,
    maxItems,
    maxGroupItems,
    maxBytes,
  });
  return { writes, submit: (items: string[], bytes = 1) => queue.submit('env', items, bytes) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('group commit', () => {
  it('writes what comes alone at once', () => {
    const { writes, submit } = build();
    void submit(['a1']);
    expect(writes.map(({ items }) => items)).toEqual([['a1']]);
  });

  it('writes together what waits for the same lane', async () => {
    const { writes, submit } = build();
    const all = [submit(['a1']), submit(['a2']), submit(['a3', 'a4'])];
    expect(writes).toHaveLength(1);
    writes[0]?.finish();
    await settle();
    expect(writes[1]?.items).toEqual(['a2', 'a3', 'a4']);
    writes[1]?.finish();
    await Promise.all(all);
  });

  it('writes no more than so many items in one go, but a single submission whole', async () => {
    const { writes, submit } = build({ maxGroupItems: 3 });
    const all = [
      submit(['a1', 'a2', 'a3', 'a4']),
      submit(['a5', 'a6']),
      submit(['a7', 'a8']),
      submit(['a9']),
    ];
    expect(writes[0]?.items).toEqual(['a1', 'a2', 'a3', 'a4']);
    writes[0]?.finish();
    await settle();
    expect(writes[1]?.items).toEqual(['a5', 'a6', 'a9']);
    writes[1]?.finish();
    await settle();
    expect(writes[2]?.items).toEqual(['a7', 'a8']);
    writes[2]?.finish();
    await Promise.all(all);
  });

  it('writes two lanes side by side, and no more', async () => {
    const { writes, submit } = build();
    const all = submit(['a1', 'b1', 'c1']);
    expect(writes.map(({ items }) => items)).toEqual([['a1'], ['b1']]);
    writes[0]?.finish();
    await settle();
    expect(writes[2]?.items).toEqual(['c1']);
    for (const write of writes) write.finish();
    await all;
  });

  it('answers a submission when all its lanes are written, and names what was refused', async () => {
    const { writes, submit } = build();
    let isAnswered = false;
    const outcome = submit(['a1', 'b1']).then((refused) => {
      isAnswered = true;
      return refused;
    });
    writes[0]?.finish(new Map([['a1', 'poison']]));
    await settle();
    expect(isAnswered).toBe(false);
    writes[1]?.finish();
    expect(await outcome).toEqual(new Map([['a1', 'poison']]));
  });

  it('fails everybody whose write failed, and goes on', async () => {
    const { writes, submit } = build();
    const first = submit(['a1']);
    const second = submit(['a2']);
    writes[0]?.fail(new Error('commit failed'));
    await expect(first).rejects.toThrow('commit failed');
    await settle();
    writes[1]?.finish();
    await expect(second).resolves.toEqual(new Map());
  });
});

describe('a bounded queue', () => {
  it.each([
    ['items', { maxItems: 3 }, 1],
    ['bytes', { maxBytes: 10 }, 5],
  ])(
    'refuses by %s what it can not hold, says when to come back, and stores none of it',
    async (_, bounds, bytes) => {
      const { writes, submit } = build(bounds);
      const held = submit(['a1', 'a2'], bytes);
      await expect(submit(['b1', 'b2'], bytes + 1)).rejects.toMatchObject({
        code: 'unavailable',
        retryAfterSeconds: 2,
      });
      expect(writes).toHaveLength(1);
      writes[0]?.finish();
      await held;
      const later = submit(['b1', 'b2'], bytes + 1);
      writes[1]?.finish();
      await expect(later).resolves.toEqual(new Map());
    },
  );
});
