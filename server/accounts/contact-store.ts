import { sql } from 'kysely';
import type { Contact } from '../../shared/contract/account.ts';
import type { Queryable } from '../db/database.ts';
import { userIdOf } from '../db/hashed-id.ts';
import type { Scope } from '../http/scope.ts';

/** Who decides comes first, who has left last. */
export async function selectContacts(
  db: Queryable,
  { environmentId }: Scope,
  accountId: string,
): Promise<(Contact & { id: string })[]> {
  const { rows } = await sql<Contact & { id: string }>`
    select c.id, c.name, c.title, c.role, c.stance, u.external_id as user_id, c.last_contact_on, c.left_on
    from contact c
    left join "user" u on u.environment_id = c.environment_id and u.id = c.user_id
    where c.environment_id = ${environmentId} and c.account_id = ${accountId}
    order by c.left_on is not null, array_position(
      array['decisionMaker', 'initiator', 'selector', 'supporter', 'keyUser', 'opponent'], c.role
    ), c.name, c.id`.execute(db);
  return rows;
}

const row = (environmentId: number, { userId, ...contact }: Contact) => ({
  ...contact,
  userId: userId === null ? null : userIdOf(environmentId, userId),
});

export async function insertContact(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  id: string,
  contact: Contact,
): Promise<void> {
  await trx
    .insertInto('contact')
    .values({ environmentId, accountId, id, ...row(environmentId, contact) })
    .execute();
}

/** Whether the account has it. */
export async function updateContact(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  id: string,
  contact: Contact,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('contact')
    .set(row(environmentId, contact))
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes that one has spoken with them; an earlier day than the one known changes nothing. Whether there is such a contact. */
export async function touchContact(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  id: string,
  day: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('contact')
    .set({ lastContactOn: sql`greatest(last_contact_on, ${day}::date)` })
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether the account has such a contact. */
export async function hasContact(
  db: Queryable,
  { environmentId }: Scope,
  accountId: string,
  contactId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('contact')
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where('id', '=', contactId)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}
