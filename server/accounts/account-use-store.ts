import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import type { FeatureRevision } from '../metrics/unkept-features.ts';
import { lockPeople } from './person-days-store.ts';

/** What an account used in its last 28 days: features and, in the same place, users whom numbers count, all uses, and those of its today. */
export interface AccountUse {
  featureIds: number[];
  users: number[];
  uses: number[];
  today: number[];
}

/**
 * Keeps what these accounts used, by their 64-bit ids, and adds what is new of it to the sums over all accounts. To be
 * called after the accounts were locked that the transaction changes.
 */
export async function writeAccountUse(
  trx: Queryable,
  environmentId: number,
  made: ReadonlyMap<string, AccountUse>,
): Promise<void> {
  await lockPeople(trx, environmentId);
  const rows = [...made].map(([account_id, { featureIds, users, uses, today }]) => ({
    account_id,
    feature_ids: featureIds,
    users,
    uses,
    today,
  }));
  await sql`
    with made as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as n(account_id bigint, feature_ids int[], users int[], uses int[], today int[])
    ),
    changes as (
      select f.id, sum(f.users) as users, sum(f.accounts) as accounts, sum(f.uses) as uses
      from (
        select f.id, f.users, 1 as accounts, f.uses
        from made, unnest(made.feature_ids, made.users, made.uses) as f(id, users, uses)
        union all
        select f.id, -f.users, -1, -f.uses
        from account_use u, unnest(u.feature_ids, u.users, u.uses) as f(id, users, uses)
        where u.environment_id = ${environmentId} and u.account_id = any(${arrayOfPlain([...made.keys()])}::bigint[])
      ) as f
      group by f.id
      having sum(f.users) <> 0 or sum(f.accounts) <> 0 or sum(f.uses) <> 0
    ),
    kept as (
      insert into account_use as t (environment_id, account_id, feature_ids, users, uses, today)
      select ${environmentId}::int, account_id, feature_ids, users, uses, today from made
      where feature_ids <> '{}' or exists (
        select from account_use u where u.environment_id = ${environmentId} and u.account_id = made.account_id
      )
      on conflict (environment_id, account_id) do update set
        feature_ids = excluded.feature_ids, users = excluded.users, uses = excluded.uses, today = excluded.today
      where (t.feature_ids, t.users, t.uses, t.today)
        is distinct from (excluded.feature_ids, excluded.users, excluded.uses, excluded.today)
    )
    insert into feature_total as t (environment_id, feature_id, users, accounts, uses)
    select ${environmentId}::int, id, users, accounts, uses from changes
    on conflict (environment_id, feature_id) do update set
      users = t.users + excluded.users, accounts = t.accounts + excluded.accounts, uses = t.uses + excluded.uses`.execute(
    trx,
  );
}

/** Takes out of the sums what these accounts used: they are about to be erased. */
export const forgetAccountUse = (
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<void> =>
  writeAccountUse(
    trx,
    environmentId,
    new Map(accountIds.map((id) => [id, { featureIds: [], users: [], uses: [], today: [] }])),
  );

/** Which features each of these accounts used in its last 28 days. */
export async function selectUsedFeatures(
  db: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ accountId: string; featureIds: number[] }>`
    select account_id, feature_ids from account_use
    where environment_id = ${environmentId} and account_id = any(${arrayOfPlain(accountIds)}::bigint[])`.execute(
    db,
  );
  return new Map(rows.map(({ accountId, featureIds }) => [accountId, featureIds]));
}

/** Every account has been counted since these revisions were stored. */
export async function keepRevisions(
  db: Queryable,
  environmentId: number,
  features: readonly FeatureRevision[],
): Promise<void> {
  if (features.length === 0) return;
  await sql`
    insert into feature_total as t (environment_id, feature_id, users, accounts, uses, revision)
    select ${environmentId}::int, id, 0, 0, 0, revision
    from unnest(
      ${arrayOfPlain(features.map(({ id }) => id))}::int[], ${arrayOfPlain(features.map(({ revision }) => revision))}::int[]
    ) as f(id, revision)
    order by id
    on conflict (environment_id, feature_id) do update set revision = excluded.revision`.execute(db);
}
