import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '../../../server/db/database.ts';

/**
 * Fills the database, or tells what an earlier run said of the one that it filled and kept (`BENCH_DATA`).
 *
 * @param size of what is filled in: a kept database of another size is of no use
 * @throws where the folder holds another size, or was left half filled
 */
export async function fillOnce<Size, Filled>(
  db: Db,
  size: Size,
  fill: () => Promise<Filled>,
): Promise<Filled & { isKept: boolean }> {
  const { rows } = await sql<{ isFilled: boolean; isBegun: boolean }>`
    select to_regclass('bench_filled') is not null as is_filled, exists (select from workspace) as is_begun`.execute(
    db,
  );
  if (rows[0]?.isFilled) {
    const kept = await sql<{ size: Size; filled: Filled }>`select size, filled from bench_filled`.execute(db);
    const { size: keptSize, filled } = kept.rows[0]!;
    if (!isDeepStrictEqual(keptSize, size)) {
      throw new Error(`BENCH_DATA holds ${JSON.stringify(keptSize)}, wanted is ${JSON.stringify(size)}.`);
    }
    return { ...filled, isKept: true };
  }
  if (rows[0]?.isBegun) throw new Error('BENCH_DATA was not filled to the end: delete it.');
  const filled = await fill();
  await sql`
    create table bench_filled as
    select ${JSON.stringify(size)}::jsonb as size, ${JSON.stringify(filled)}::jsonb as filled`.execute(db);
  return { ...filled, isKept: false };
}
