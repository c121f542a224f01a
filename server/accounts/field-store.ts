import { sql } from 'kysely';
import type { KeptFields, ToldFields } from '../../shared/contract/account.ts';
import type { Traits } from '../../shared/contract/audience.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

/** What counts as the traits of each account: what was set outweighs what was told. */
export async function selectEffectiveTraits(
  db: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<{ id: string; traits: Traits }[]> {
  const { rows } = await sql<{ id: string; traits: Traits }>`
    select id, traits || set_traits as traits from account
    where environment_id = ${environmentId} and id = any(${arrayOfPlain(accountIds)}::bigint[])`.execute(db);
  return rows;
}

/** Writes the fields of those accounts where they differ; returns the ids of these. */
export async function updateToldFields(
  trx: Queryable,
  environmentId: number,
  accounts: readonly { id: string; fields: ToldFields }[],
): Promise<string[]> {
  const rows = accounts.map(({ id, fields }) => ({
    id,
    tier: fields.tier,
    industry: fields.industry,
    region: fields.region,
    plan: fields.plan,
    modules: fields.modules,
    seats_bought: fields.seats,
    signed_on: fields.signedOn,
    go_live_on: fields.goLiveOn,
    contract_starts_on: fields.contractStartsOn,
    contract_ends_on: fields.contractEndsOn,
    contract_value: fields.contractValue,
    currency: fields.currency,
  }));
  const { rows: changed } = await sql<{ id: string }>`
    update account a set
      tier = f.tier, industry = f.industry, region = f.region, plan = f.plan, modules = f.modules,
      seats_bought = f.seats_bought, signed_on = f.signed_on, go_live_on = f.go_live_on,
      contract_starts_on = f.contract_starts_on, contract_ends_on = f.contract_ends_on,
      contract_value = f.contract_value, currency = f.currency
    from json_to_recordset(${JSON.stringify(rows)}::json) as f(
      id bigint, tier text, industry text, region text, plan text, modules text[], seats_bought int, signed_on date,
      go_live_on date, contract_starts_on date, contract_ends_on date, contract_value double precision, currency text
    )
    where a.environment_id = ${environmentId} and a.id = f.id
      and (a.tier, a.industry, a.region, a.plan, a.modules, a.seats_bought, a.signed_on, a.go_live_on,
          a.contract_starts_on, a.contract_ends_on, a.contract_value, a.currency)
        is distinct from (f.tier, f.industry, f.region, f.plan, f.modules, f.seats_bought, f.signed_on, f.go_live_on,
          f.contract_starts_on, f.contract_ends_on, f.contract_value, f.currency)
    returning a.id`.execute(trx);
  return changed.map(({ id }) => id);
}

/**
 * Sets traits that outweigh what the host app tells; null gives the host app its word back. Whether that changed
 * anything.
 */
export async function updateSetTraits(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  traits: Traits,
): Promise<boolean> {
  const set = JSON.stringify(traits);
  const { numAffectedRows = 0n } = await sql`
    update account set set_traits = jsonb_strip_nulls(set_traits || ${set}::jsonb),
      name = left(coalesce(
        nullif(btrim(jsonb_strip_nulls(traits || set_traits || ${set}::jsonb) ->> 'name'), ''),
        nullif(btrim(traits ->> 'name'), ''),
        external_id
      ), 200)
    where environment_id = ${environmentId} and id = ${accountId}
      and set_traits is distinct from jsonb_strip_nulls(set_traits || ${set}::jsonb)`.execute(trx);
  return numAffectedRows > 0n;
}

/** What an account is called and what its fields are, whoever has said so. */
export const selectFields = (
  db: Queryable,
  { environmentId }: Scope,
  accountId: string,
): Promise<ToldFields & KeptFields & { name: string | null }> =>
  db
    .selectFrom('account')
    .where('environmentId', '=', environmentId)
    .where('id', '=', accountId)
    .select(['name', 'tier', 'industry', 'region', 'plan', 'modules', 'seatsBought as seats', 'signedOn'])
    .select([
      'goLiveOn',
      'contractStartsOn',
      'contractEndsOn',
      'contractValue',
      'currency',
      'ownerId',
      'amountScore',
    ])
    .select(['fitScore', 'allowsPublicity', 'expectedDailyUsers', 'expectedModules', 'stageSet'])
    .executeTakeFirstOrThrow();

/** Fields that have only one source. Whether that changed anything. */
export async function updateKeptFields(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  fields: Partial<KeptFields>,
): Promise<boolean> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return false;
  const isChanged = sql.join(
    entries.map(([name, value]) => sql`${sql.ref(name)} is distinct from ${value}`),
    sql` or `,
  );
  const { numUpdatedRows } = await trx
    .updateTable('account')
    .set(Object.fromEntries(entries))
    .where('environmentId', '=', environmentId)
    .where('id', '=', accountId)
    .where(sql<boolean>`(${isChanged})`)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** An account that nobody has been seen in yet. Whether it is new. */
export async function insertAccount(
  trx: Queryable,
  { environmentId }: Scope,
  account: { id: string; externalId: string },
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('account')
    .values({
      environmentId,
      ...account,
      name: account.externalId,
      traits: '{}',
      traitTimes: '{}',
      firstSeenAt: now,
      lastSeenAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** Whether that member works in the workspace. */
export async function isMember(db: Queryable, { workspaceId }: Scope, memberId: string): Promise<boolean> {
  const found = await db
    .selectFrom('membership')
    .where('workspaceId', '=', workspaceId)
    .where('memberId', '=', memberId)
    .select('memberId')
    .executeTakeFirst();
  return found !== undefined;
}

/** Who can look after accounts, by name. */
export function selectOwners(
  db: Queryable,
  { workspaceId }: Scope,
): Promise<{ id: string; name: string; email: string; teamId: number | null; teamName: string | null }[]> {
  return db
    .selectFrom('membership')
    .innerJoin('member', 'member.id', 'membership.memberId')
    .leftJoin('team', 'team.id', 'membership.teamId')
    .where('membership.workspaceId', '=', workspaceId)
    .where('member.deactivatedAt', 'is', null)
    .select(['member.id', 'member.name', 'member.email', 'team.id as teamId', 'team.name as teamName'])
    .orderBy('member.name')
    .orderBy('member.email')
    .execute();
}

/** The member and those who share a team with them. */
export async function selectTeamMembers(
  db: Queryable,
  { workspaceId }: Scope,
  memberId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('membership as own', 'own.workspaceId', 'membership.workspaceId')
    .where('membership.workspaceId', '=', workspaceId)
    .where('own.memberId', '=', memberId)
    .where((or) =>
      or.or([or('membership.memberId', '=', memberId), or('membership.teamId', '=', or.ref('own.teamId'))]),
    )
    .select('membership.memberId')
    .execute();
  return rows.map((row) => row.memberId);
}
