import { type RawBuilder, sql } from 'kysely';
import type { Availability, FeatureClass, FeatureInput, TagRule } from '../../shared/contract/feature.ts';
import { judgeEdition } from '../../shared/rules/judge-signatures.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { isRegistered, joinUser } from '../metrics/account-days.ts';
import { usedFeatures } from '../metrics/feature-use.ts';
import { isOnPageOf, selectCountedBy } from './counted-facts-store.ts';
import { hasAccount, type Recent } from './recent-days-store.ts';

/** A feature with the newest version of its rules and its use in the selected environment over the last 28 days. */
export interface FeatureRow {
  id: number;
  name: string;
  moduleId: number | null;
  isCore: boolean;
  featureClass: FeatureClass;
  availability: Availability;
  rules: TagRule[];
  version: number;
  /** The days on which this version counts, both included; null: without an end on that side. */
  startsOn: string | null;
  endsOn: string | null;
  revision: number;
  createdAt: Date;
  uses28: number;
  users28: number;
  accounts28: number;
  lastUsedOn: string | null;
}

/** All features that are not archived. */
export const selectFeatures = async (db: Queryable, scope: Scope, now: Date): Promise<FeatureRow[]> =>
  selectRows(db, scope, await usedFeatures(db, scope, now), sql`true`);

/** The one feature, counted by itself; undefined when it is archived or there is none. */
export async function selectFeature(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
  id: number,
): Promise<FeatureRow | undefined> {
  const isMeant = sql`${isRecent} and ${await selectCountedBy(db, scope, id)}`;
  const [row] = await selectRows(db, scope, usedFeature(scope, isMeant, id), sql`f.id = ${id}`);
  return row;
}

async function selectRows(
  db: Queryable,
  scope: Scope,
  used: RawBuilder<unknown>,
  isMeant: RawBuilder<unknown>,
): Promise<FeatureRow[]> {
  const { rows } = await sql<FeatureRow>`
    select f.id, f.name, f.module_id, f.is_core, f.feature_class, f.availability, f.revision, f.created_at,
      v.rules, v.version, v.starts_on, v.ends_on,
      coalesce(used.uses28, 0) as uses28, coalesce(used.users28, 0) as users28,
      coalesce(used.accounts28, 0) as accounts28,
      ${lastUsedOn(scope)} as last_used_on
    from feature f
    join lateral (
      select * from tag_version v where v.feature_id = f.id order by v.version desc limit 1
    ) as v on true
    left join ${used} as used on used.feature_id = f.id
    where f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId} and f.archived_at is null
      and ${isMeant}
    order by f.name, f.id`.execute(db);
  return rows;
}

/**
 * What `usedFeatures` says of one feature: its facts `u` alone are read, and grouped before anything is joined to them.
 */
const usedFeature = (scope: Scope, isMeant: RawBuilder<unknown>, id: number) => sql`(
  with seats as materialized (
    select u.account_id, u.user_id, sum(u.uses) as uses from entry_use u
    where u.environment_id = ${scope.environmentId} and ${isMeant} and ${ofPortfolio(scope, 'u.accountId')}
    group by 1, 2
  )
  select ${id}::int as feature_id, (select sum(uses) from seats)::int as uses28,
    (select count(*) from (select distinct user_id from seats) as d ${joinUser(scope)} where ${isRegistered})::int as users28,
    (select count(*) from (select distinct account_id from seats) as d where ${hasAccount(scope)})::int as accounts28
)`;

export type TaggedFeature = Pick<FeatureRow, 'id' | 'name' | 'rules' | 'startsOn' | 'endsOn'>;

/** All features that are not archived, by name, with the newest version of their rules; nothing of them is counted. */
export async function selectTaggedFeatures(db: Queryable, scope: Scope): Promise<TaggedFeature[]> {
  const { rows } = await sql<TaggedFeature>`
    select f.id, f.name, v.rules, v.starts_on, v.ends_on
    from feature f
    join lateral (
      select * from tag_version v where v.feature_id = f.id order by v.version desc limit 1
    ) as v on true
    where f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId} and f.archived_at is null
    order by f.name, f.id`.execute(db);
  return rows;
}

/** The newest day on which each of these features was used; null for one that never was. */
export async function selectLastUses(
  db: Queryable,
  scope: Scope,
  featureIds: readonly number[],
): Promise<Map<number, string | null>> {
  if (featureIds.length === 0) return new Map();
  const { rows } = await sql<{ id: number; lastUsedOn: string | null }>`
    select f.id, ${lastUsedOn(scope)} as last_used_on
    from unnest(${arrayOfPlain(featureIds)}::int[]) as f(id)`.execute(db);
  return new Map(rows.map((row) => [row.id, row.lastUsedOn]));
}

/** Of a feature `f`: the newest day of each of its entries, looked up one by one. */
const lastUsedOn = (scope: Scope) => sql`(
  select max(newest.day)
  from feature_source s
  cross join lateral (
    select u.day from entry_use u
    where u.environment_id = s.environment_id and u.kind = s.kind and u.entry_id = s.entry_id
      and u.day between s.starts_on and s.ends_on and ${ofPortfolio(scope, 'u.accountId')}
      and ${isOnPageOf('s')}
    order by u.day desc limit 1
  ) as newest
  where s.environment_id = ${scope.environmentId} and s.feature_id = f.id
)`;

export async function insertFeature(
  trx: Queryable,
  scope: Scope,
  now: Date,
  input: FeatureInput,
): Promise<number> {
  const { id } = await trx
    .insertInto('feature')
    .values({
      workspaceId: scope.workspaceId,
      appId: scope.appId,
      ...columns(input),
      judgedBy: judgeEdition,
      createdAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What somebody has said of a feature, but for its rules. */
export const selectFeatureInput = (
  db: Queryable,
  scope: Scope,
  id: number,
): Promise<Omit<FeatureInput, 'rules'> | undefined> =>
  db
    .selectFrom('feature')
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .select(['name', 'moduleId', 'isCore', 'featureClass', 'availability'])
    .executeTakeFirst();

export function updateFeature(
  trx: Queryable,
  scope: Scope,
  id: number,
  input: FeatureInput,
): Promise<unknown> {
  return trx
    .updateTable('feature')
    .set(columns(input))
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .execute();
}

const columns = ({ name, moduleId, isCore, featureClass, availability = { type: 'all' } }: FeatureInput) => ({
  name,
  moduleId,
  isCore,
  featureClass,
  availability: JSON.stringify(availability),
});

/**
 * Takes the feature for a change of it or its rules, until the transaction ends. Undefined when the stored revision is
 * another one, or there is no such feature.
 */
export function raiseRevision(
  trx: Queryable,
  scope: Scope,
  id: number,
  revision: number,
): Promise<{ revision: number } | undefined> {
  return trx
    .updateTable('feature')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .where('revision', '=', revision)
    .returning('revision')
    .executeTakeFirst();
}

export async function featureExists(db: Queryable, scope: Scope, id: number): Promise<boolean> {
  const found = await db
    .selectFrom('feature')
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}

export async function archiveFeatureRow(
  trx: Queryable,
  scope: Scope,
  now: Date,
  id: number,
): Promise<boolean> {
  const archived = await trx
    .updateTable('feature')
    .set({ archivedAt: now })
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return archived !== undefined;
}

/** The host app's address and its environments. */
export async function selectAppEnvironments(
  db: Queryable,
  scope: Pick<Scope, 'workspaceId' | 'appId'>,
): Promise<{ appUrl: string; environmentIds: number[] }> {
  const rows = await db
    .selectFrom('environment')
    .innerJoin('app', 'app.id', 'environment.appId')
    .where('environment.workspaceId', '=', scope.workspaceId)
    .where('environment.appId', '=', scope.appId)
    .select(['environment.id', 'app.url'])
    .orderBy('environment.id')
    .execute();
  return { appUrl: rows[0]?.url ?? '', environmentIds: rows.map(({ id }) => id) };
}
