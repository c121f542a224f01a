import { sql } from 'kysely';
import type { Traits } from '../../shared/contract/audience.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { effectiveTraits } from '../db/effective-traits.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';

/** What is stored of the one who asks. Everything is absent for somebody who has never been seen. */
export interface StoredPerson {
  userTraits: Traits | null;
  userFirstSeenAt: Date | null;
  isDeactivated: boolean;
  /** 64-bit id and the host app's own. */
  accountId: string | null;
  accountExternalId: string | null;
  accountTraits: Traits | null;
  accountFirstSeenAt: Date | null;
  accountTimeZone: string | null;
}

/** @param accountId absent: the account in which the user was last seen, if any */
export async function selectPerson(
  db: Queryable,
  environmentId: number,
  userId: string | undefined,
  accountId: string | undefined,
): Promise<StoredPerson> {
  const { rows } = await sql<StoredPerson>`
    select u.traits as user_traits, u.first_seen_at as user_first_seen_at,
      u.deactivated_at is not null as is_deactivated,
      a.id as account_id, a.external_id as account_external_id,
      ${effectiveTraits('a', 'made')} as account_traits, a.first_seen_at as account_first_seen_at,
      a.time_zone as account_time_zone
    from (select 1) as asked
    left join "user" u on u.environment_id = ${environmentId} and u.id = ${userId ?? null}::bigint
    left join account a on a.environment_id = ${environmentId} and a.id = coalesce(
      ${accountId ?? null}::bigint,
      (select s.account_id from seat s
        join account seated on seated.environment_id = s.environment_id and seated.id = s.account_id
        where s.environment_id = ${environmentId} and s.user_id = u.id
        order by s.last_seen_at desc, s.account_id
        limit 1))
    left join account_summary made on made.environment_id = a.environment_id and made.account_id = a.id`.execute(
    db,
  );
  return rows[0]!;
}

export interface RegisteredUser {
  rowId: string;
  /** As the host app names them. */
  id: string;
  name: string;
  traits: Traits;
  firstSeenAt: Date;
}

/**
 * Identified users who are not deactivated, after `afterRowId` in the order of their row's id.
 *
 * @param ids 64-bit ids of the only ones who are wanted; absent: everybody
 */
export async function selectRegisteredUsers(
  db: Queryable,
  environmentId: number,
  afterRowId: string | undefined,
  limit: number,
  ids?: readonly string[],
): Promise<RegisteredUser[]> {
  return db
    .selectFrom('user')
    .where('environmentId', '=', environmentId)
    .where('isAnonymous', '=', false)
    .where('deactivatedAt', 'is', null)
    .$if(ids !== undefined, (users) =>
      users.where(sql<boolean>`"user".id = any(${arrayOfPlain(ids ?? [])}::bigint[])`),
    )
    .$if(afterRowId !== undefined, (users) => users.where('id', '>', afterRowId!))
    .select(['id as rowId', 'externalId as id', 'name', 'traits', 'firstSeenAt'])
    .orderBy('user.id')
    .limit(limit)
    .execute();
}

/** 64-bit ids of all registered users or all accounts, each with the host app's own. */
export async function selectExternalIds(
  db: Queryable,
  environmentId: number,
  noun: 'user' | 'account',
): Promise<{ id: string; externalId: string }[]> {
  const isOne = noun === 'user' ? sql`not is_anonymous and deactivated_at is null` : sql`true`;
  const { rows } = await sql<{ id: string; externalId: string }>`
    select id, external_id from ${sql.table(noun)} where environment_id = ${environmentId} and ${isOne}`.execute(
    db,
  );
  return rows;
}

/** Whether the host app has ever said who somebody is, also of those who have left since. */
export async function hasRegisteredUsers(db: Queryable, environmentId: number): Promise<boolean> {
  const user = await db
    .selectFrom('user')
    .where('environmentId', '=', environmentId)
    .where('isAnonymous', '=', false)
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return user !== undefined;
}

/** The accounts of these users, whose row ids are in order, last seen first. One scan of an index. */
export async function selectAccountsOfUsers(
  db: Queryable,
  environmentId: number,
  rowIds: readonly string[],
): Promise<Map<string, string[]>> {
  const [first = null, last = null] = [rowIds[0], rowIds.at(-1)];
  const { rows } = await sql<{ userId: string; accountIds: string[] }>`
    select user_id, array_agg(account_id::text order by last_seen_at desc, account_id) as account_ids
    from seat
    where environment_id = ${environmentId} and user_id between ${first}::bigint and ${last}::bigint
      and user_id = any(${arrayOfPlain(rowIds)}::bigint[])
    group by user_id`.execute(db);
  return new Map(rows.map(({ userId, accountIds }) => [userId, accountIds]));
}

/** Accounts that the actor may see, by their 64-bit id. */
export async function selectAccounts(
  db: Queryable,
  scope: Pick<Scope, 'environmentId' | 'owners'>,
): Promise<Map<string, { externalId: string; name: string; firstSeenAt: Date; traits: Traits }>> {
  const rows = await db
    .selectFrom('account')
    .leftJoin('accountSummary as made', (join) =>
      join
        .onRef('made.environmentId', '=', 'account.environmentId')
        .onRef('made.accountId', '=', 'account.id'),
    )
    .where('account.environmentId', '=', scope.environmentId)
    .where(inPortfolio(scope))
    .select(['account.id', 'account.externalId', 'account.name', 'account.firstSeenAt'])
    .select(effectiveTraits('account', 'made').as('traits'))
    .execute();
  return new Map(rows.map(({ id, ...account }) => [id, account]));
}
