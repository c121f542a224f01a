import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { effectiveTraits } from '../db/effective-traits.ts';
import type { Scope } from '../http/scope.ts';

export interface TraitName {
  name: string;
  /** Most frequent first; only those that several share, so that nobody's own are shown. */
  values: string[];
}

/** Those last seen stand for all: a trait that none of so many has is not worth proposing. */
const sampleSize = 2_000;
const mostNames = 100;
const mostValues = 20;
const fewestHolders = 3;

/** The traits that users or accounts of the environment have, most frequent first; of accounts also what was set here. */
export async function selectTraitNames(
  db: Queryable,
  { environmentId }: Scope,
  of: 'user' | 'account',
): Promise<TraitName[]> {
  const people =
    of === 'user'
      ? sql`select traits from "user" where environment_id = ${environmentId} and not is_anonymous
          order by last_seen_at desc nulls last limit ${sampleSize}`
      : sql`select ${effectiveTraits('a', 'made')} as traits from account a
          left join account_summary made on made.environment_id = a.environment_id and made.account_id = a.id
          where a.environment_id = ${environmentId}
          order by a.last_seen_at desc nulls last limit ${sampleSize}`;
  const { rows } = await sql<TraitName>`
    with held as (
      select t.key as name, case when jsonb_typeof(t.value) in ('string', 'number', 'boolean')
        then t.value #>> '{}' end as value, count(*) as holders
      from (${people}) p cross join lateral jsonb_each(p.traits) t
      group by 1, 2
    )
    select name, coalesce((array_agg(value order by holders desc, value)
      filter (where holders >= ${fewestHolders} and value <> ''))[1:${mostValues}], '{}') as values
    from held group by name
    order by sum(holders) desc, name
    limit ${mostNames}`.execute(db);
  return rows;
}
