import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';

export interface PageScope {
  id: number;
  patterns: string[];
}

export const selectPageScopes = (db: Queryable, environmentId: number): Promise<PageScope[]> =>
  db
    .selectFrom('pageScope')
    .where('environmentId', '=', environmentId)
    .select(['id', 'patterns'])
    .orderBy('id')
    .execute();

/** Undefined when another one has just made it: read it then. */
export const insertPageScope = (
  trx: Queryable,
  environmentId: number,
  patterns: readonly string[],
): Promise<{ id: number } | undefined> =>
  trx
    .insertInto('pageScope')
    .values({ environmentId, patterns: JSON.stringify(patterns) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();

export async function insertScopePages(
  trx: Queryable,
  pageScopeId: number,
  pageIds: readonly number[],
): Promise<void> {
  if (pageIds.length === 0) return;
  await sql`
    insert into page_scope_page (page_scope_id, page_id)
    select ${pageScopeId}, page_id from unnest(${arrayOfPlain(pageIds)}::int[]) as p(page_id)
    on conflict do nothing`.execute(trx);
}

/** Forgets the lists of pages that no rule is limited to any more. */
export async function deleteUnusedPageScopes(trx: Queryable, environmentId: number): Promise<void> {
  const isUnused = sql`p.environment_id = ${environmentId}
    and not exists (select from feature_source s where s.page_scope_id = p.id)`;
  await sql`
    delete from page_scope_page where page_scope_id in (select p.id from page_scope p where ${isUnused})`.execute(
    trx,
  );
  await sql`delete from page_scope p where ${isUnused}`.execute(trx);
}
