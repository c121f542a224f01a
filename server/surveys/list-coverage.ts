import type { Context } from '../context.ts';
import type { Page } from '../http/page-query.ts';
import type { Ask } from '../metrics/ask.ts';
import { type CoverageQuery, type CoverageRow, countCoverage, selectCoverage } from './coverage-store.ts';

/** Accounts with whom in them was heard, those least heard first unless another order is asked for. */
export async function listCoverage(
  { db }: Pick<Context, 'db'>,
  ask: Ask,
  query: CoverageQuery,
  page: Page,
): Promise<{ total: number; accounts: CoverageRow[] }> {
  const [total, accounts] = await Promise.all([
    countCoverage(db, ask, query),
    selectCoverage(db, ask, query, page),
  ]);
  return { total, accounts };
}
