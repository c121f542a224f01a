import type { Context } from '../context.ts';
import type { Page } from '../http/page-query.ts';
import type { Ask } from '../metrics/ask.ts';
import { type CoverageRow, countCoverage, selectCoverage } from './coverage-store.ts';

/** Accounts with whom in them was heard, those least heard first. */
export async function listCoverage(
  { db }: Pick<Context, 'db'>,
  ask: Ask,
  page: Page,
): Promise<{ total: number; accounts: CoverageRow[] }> {
  const [total, accounts] = await Promise.all([countCoverage(db, ask), selectCoverage(db, ask, page)]);
  return { total, accounts };
}
