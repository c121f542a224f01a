import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { isOnPageOf } from './counted-facts-store.ts';
import type { EntryKind } from './evaluate-rules.ts';
import type { Recent } from './recent-days-store.ts';

/** Whether the fact `u` counts for this source. */
const counted = (source: string) => {
  const s = sql.ref(source);
  return sql`${s}.environment_id = u.environment_id and ${s}.kind = u.kind and ${s}.entry_id = u.entry_id
    and u.day between ${s}.starts_on and ${s}.ends_on
    and ${isOnPageOf(source)}`;
};

const isUnlimited = (source: string) => {
  const s = sql.ref(source);
  return sql`(${s}.page_scope_id is null and ${s}.starts_on = '-infinity' and ${s}.ends_on = 'infinity')`;
};

/** A recently used entry. `kind`: its code. */
export interface EntryUses {
  kind: number;
  entryId: number;
  uses: number;
}

/** The uses of every entry. */
export async function selectEntryUses(
  db: Queryable,
  { environmentId }: Scope,
  isRecent: Recent,
): Promise<EntryUses[]> {
  const { rows } = await sql<EntryUses>`
    select u.kind, u.entry_id, sum(u.uses)::int as uses from entry_use u
    where u.environment_id = ${environmentId} and ${isRecent}
    group by 1, 2`.execute(db);
  return rows;
}

/** As a table `e (kind, entry_id, uses)`. */
const table = (entries: readonly EntryUses[]) => sql`unnest(
    ${arrayOfPlain(entries.map(({ kind }) => kind))}::smallint[],
    ${arrayOfPlain(entries.map(({ entryId }) => entryId))}::int[],
    ${arrayOfPlain(entries.map(({ uses }) => uses))}::int[]
  ) as e(kind, entry_id, uses)`;

/**
 * Uses of each feature that has any, clicks by the element. Facts are looked at only for sources that don't take every use
 * of their entry, as nearly all do.
 *
 * @param entries all that were used
 */
export async function selectCounted(
  db: Queryable,
  { environmentId }: Scope,
  isRecent: Recent,
  entries: readonly EntryUses[],
): Promise<{ featureId: number; entryId: number | null; uses: number }[]> {
  const { rows } = await sql<{ featureId: number; entryId: number | null; uses: number }>`
    select feature_id, case when kind = 2 then entry_id end as entry_id, sum(uses)::int as uses
    from (
      select s.feature_id, s.kind, s.entry_id, e.uses
      from ${table(entries)}
      join feature_source s on s.environment_id = ${environmentId} and s.kind = e.kind and s.entry_id = e.entry_id
        and ${isUnlimited('s')}
      union all
      select s.feature_id, s.kind, s.entry_id, u.uses
      from feature_source s
      join entry_use u on ${counted('s')}
      where s.environment_id = ${environmentId} and not ${isUnlimited('s')} and ${isRecent}
    ) as each_source
    group by 1, 2
    order by uses desc`.execute(db);
  return rows;
}

export interface SharedEntry {
  one: number;
  other: number;
  kind: EntryKind;
  entryId: number;
  uses: number;
}

/**
 * The entries that count for two features at once, with the uses that both count. Facts are looked at only where one of
 * the two doesn't take every use of the entry.
 *
 * @param entries all that were used
 */
export async function selectSharedEntries(
  db: Queryable,
  { environmentId }: Scope,
  isRecent: Recent,
  entries: readonly EntryUses[],
): Promise<SharedEntry[]> {
  const { rows } = await sql<SharedEntry>`
    with pairs as materialized (
      select a.feature_id as one, b.feature_id as other, a.kind, a.entry_id,
        ${isUnlimited('a')} and ${isUnlimited('b')} as is_unlimited
      from feature_source a
      join feature_source b on b.environment_id = a.environment_id and b.kind = a.kind and b.entry_id = a.entry_id
        and b.feature_id > a.feature_id
      where a.environment_id = ${environmentId}
    ),
    -- Where sources have pages or days of their own, these have to be told apart.
    told_apart as materialized (
      select u.environment_id, u.kind, u.entry_id, u.day, u.page_id, sum(u.uses) as uses
      from (select distinct kind, entry_id from pairs where not is_unlimited) as p
      join entry_use u on u.environment_id = ${environmentId} and u.kind = p.kind and u.entry_id = p.entry_id
      where ${isRecent}
      group by 1, 2, 3, 4, 5
    ),
    shared as (
      select pairs.one, pairs.other, pairs.kind, pairs.entry_id, e.uses
      from pairs join ${table(entries)} using (kind, entry_id)
      where pairs.is_unlimited
      union all
      select a.feature_id, b.feature_id, u.kind, u.entry_id, u.uses
      from told_apart u
      join feature_source a on ${counted('a')}
      join feature_source b on ${counted('b')} and b.feature_id > a.feature_id
      where not (${isUnlimited('a')} and ${isUnlimited('b')})
    )
    select one, other, entry_id, sum(uses)::int as uses,
      case kind when 1 then 'page' when 2 then 'click' else 'track' end as kind
    from shared
    group by one, other, shared.kind, entry_id
    order by uses desc`.execute(db);
  return rows;
}

/**
 * For each feature that counts several kinds of event: on how many days of its users it counted, and on how many of
 * these it counted more than one kind.
 */
export async function selectMixedDays(
  db: Queryable,
  { environmentId }: Scope,
  isRecent: Recent,
): Promise<{ featureId: number; kinds: EntryKind[]; days: number; mixedDays: number }[]> {
  const { rows } = await sql<{ featureId: number; kinds: EntryKind[]; days: number; mixedDays: number }>`
    with mixed as materialized (
      select feature_id from feature_source where environment_id = ${environmentId}
      group by feature_id having count(distinct kind) > 1
    ),
    user_days as (
      select s.feature_id, u.account_id, u.user_id, u.day, array_agg(distinct u.kind) as kinds
      from mixed
      join feature_source s on s.environment_id = ${environmentId} and s.feature_id = mixed.feature_id
      join entry_use u on ${counted('s')}
      where ${isRecent}
      group by 1, 2, 3, 4
    )
    select feature_id, count(*)::int as days, (count(*) filter (where cardinality(kinds) > 1))::int as mixed_days,
      array(
        select case k when 1 then 'page' when 2 then 'click' else 'track' end
        from (select distinct unnest(o.kinds) as k from user_days o where o.feature_id = user_days.feature_id) as each_kind
        order by k
      ) as kinds
    from user_days
    group by feature_id`.execute(db);
  return rows;
}
