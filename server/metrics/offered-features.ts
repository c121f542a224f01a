import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { asksAccounts, isAskedAccount } from './among.ts';
import type { Ask } from './ask.ts';
import { featuresAvailable } from './features-available.ts';
import { accountsThen } from './numbers/accounts.ts';

/**
 * A table of (id): the features that are available to at least one of the accounts that are asked about; of
 * everybody, the whole catalogue without what is archived.
 */
export async function offeredFeatures(ask: Ask, db: Queryable) {
  if (!asksAccounts(ask)) return wholeCatalogue(ask);
  const { rows: accounts } = await sql<{ id: string }>`
    select account.id from account where ${isAskedAccount(ask)}`.execute(db);
  const accountIds = accounts.map(({ id }) => id);
  const available = await featuresAvailable(db, ask.scope, accountIds);
  const ids = new Set(accountIds.flatMap((id) => [...available.idsFor(id)]));
  return sql<{ id: string }>`select unnest(${arrayOfPlain([...ids])}::int[]) as id`;
}

/** The same of the catalogue without what is archived, whoever can use it. */
export const wholeCatalogue = ({ scope }: Pick<Ask, 'scope'>) => sql<{ id: string }>`
  select id from feature
  where workspace_id = ${scope.workspaceId} and app_id = ${scope.appId} and archived_at is null`;

/** A table of (id): the accounts that are asked about, are customers at the end of the period and can use the feature. */
export async function entitledAccounts(ask: Ask, db: Queryable) {
  const { featureId } = ask;
  if (featureId === undefined || (await isOfferedToAll(db, ask.scope, featureId))) return accountsThen(ask);
  const { rows } = await sql<{ id: string }>`${accountsThen(ask)}`.execute(db);
  const accountIds = rows.map(({ id }) => id);
  const available = await featuresAvailable(db, ask.scope, accountIds);
  const entitled = accountIds.filter((id) => available.has(id, featureId));
  return sql<{ id: string }>`select unnest(${arrayOfPlain(entitled)}::bigint[]) as id`;
}

async function isOfferedToAll(db: Queryable, scope: Ask['scope'], featureId: number): Promise<boolean> {
  const { rows } = await sql`
    ${wholeCatalogue({ scope })} and id = ${featureId}::int and availability->>'type' = 'all'`.execute(db);
  return rows.length > 0;
}
