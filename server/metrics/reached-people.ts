import { type RawBuilder, sql } from 'kysely';
import { containing } from '../accounts/containing.ts';
import type { Queryable } from '../db/database.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';

export interface GuidePerson {
  /** The host app's own, or of a visitor whom nobody has identified the browser's. */
  id: string;
  name: string;
  isAnonymous: boolean;
  accountId: string | null;
  accountName: string | null;
  /** When it happened last. */
  at: Date;
}

const sortKeys = {
  // Visitors whom nobody has identified have no name to be sorted by.
  user: sql`case when u.is_anonymous then null else coalesce(nullif(u.name, ''), u.external_id) end collate names`,
  account: sql`coalesce(nullif(a.name, ''), a.external_id) collate names`,
  at: sql`d.at`,
};
export type ReachedPeopleSort = keyof typeof sortKeys;
export const reachedPeopleSorts = Object.keys(sortKeys) as [ReachedPeopleSort, ...ReachedPeopleSort[]];

export interface ReachedPeopleQuery {
  /** In the name or the id of the person or of the account. */
  search?: string | undefined;
  /** Undefined: last first. */
  sort?: ReachedPeopleSort | undefined;
  order?: 'asc' | 'desc' | undefined;
}

/**
 * One page of the people who are behind a number of a guide.
 *
 * @param reached rows (user_id, account_id, at), one for each of them
 */
export async function selectReachedPeople(
  db: Queryable,
  scope: Scope,
  reached: RawBuilder<unknown>,
  { search, sort, order = 'asc' }: ReachedPeopleQuery,
  page: Page,
): Promise<{ total: number; people: GuidePerson[] }> {
  const pattern = search ? containing(search) : null;
  const leading = sort && sql`${sortKeys[sort]} ${sql.raw(order)} nulls last, `;
  const { rows } = await sql<GuidePerson & { total: number }>`
    select u.external_id as id, u.name, u.is_anonymous, a.external_id as account_id, a.name as account_name, d.at,
      count(*) over ()::int as total
    from (${reached}) as d
    join "user" u on u.environment_id = ${scope.environmentId} and u.id = d.user_id
    left join account a on a.environment_id = ${scope.environmentId} and a.id = d.account_id
    where ${pattern}::text is null or u.name ilike ${pattern} or u.external_id ilike ${pattern}
      or a.name ilike ${pattern} or a.external_id ilike ${pattern}
    order by ${leading ?? sql``}d.at desc, d.user_id
    limit ${page.limit} offset ${page.offset}`.execute(db);
  if (rows.length === 0 && page.offset > 0) {
    // Beyond the end, from where the reader is led back: how many there are is still to be told.
    const first = await selectReachedPeople(db, scope, reached, { search }, { limit: 1, offset: 0 });
    return { total: first.total, people: [] };
  }
  return { total: rows[0]?.total ?? 0, people: rows.map(({ total: _, ...person }) => person) };
}
