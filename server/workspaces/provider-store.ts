import type { Insertable } from 'kysely';
import type { Role } from '../../shared/contract/right.ts';
import type { Queryable } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';

export interface StoredProvider {
  workspaceId: number;
  issuer: string;
  clientId: string;
  /** As it is stored. */
  clientSecret: string;
  newcomerRole: Role | null;
  domains: string[];
}

/** A workspace's identity provider. Undefined: it has none. */
export async function selectProvider(
  db: Queryable,
  workspaceId: number,
): Promise<StoredProvider | undefined> {
  const provider = await db
    .selectFrom('identityProvider')
    .where('workspaceId', '=', workspaceId)
    .select(['workspaceId', 'issuer', 'clientId', 'clientSecret', 'newcomerRole'])
    .executeTakeFirst();
  if (!provider) return undefined;
  const domains = await db
    .selectFrom('identityProviderDomain')
    .where('workspaceId', '=', workspaceId)
    .select('domain')
    .orderBy('domain')
    .execute();
  return { ...provider, domains: domains.map(({ domain }) => domain) };
}

export async function hasProvider(db: Queryable): Promise<boolean> {
  return (
    (await db.selectFrom('identityProvider').select('workspaceId').limit(1).executeTakeFirst()) !== undefined
  );
}

/** The workspace whose provider knows addresses of this domain. */
export async function selectWorkspaceOfDomain(db: Queryable, domain: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('identityProviderDomain')
    .where('domain', '=', domain)
    .select('workspaceId')
    .executeTakeFirst();
  return row?.workspaceId;
}

/** Puts it in place of the one before. False: a domain belongs to another workspace. */
export async function putProvider(
  trx: Queryable,
  { domains, ...provider }: StoredProvider,
  createdAt: Date,
): Promise<boolean> {
  const { workspaceId, ...changed } = provider;
  await trx
    .insertInto('identityProvider')
    .values({ ...provider, createdAt })
    .onConflict((conflict) => conflict.column('workspaceId').doUpdateSet(changed))
    .execute();
  await trx.deleteFrom('identityProviderDomain').where('workspaceId', '=', workspaceId).execute();
  const added = await trx
    .insertInto('identityProviderDomain')
    .values(domains.map((domain) => ({ domain, workspaceId })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('domain')
    .execute();
  return added.length === domains.length;
}

export async function deleteProvider(trx: Queryable, workspaceId: number): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('identityProvider')
    .where('workspaceId', '=', workspaceId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function insertProviderSignIn(
  db: Queryable,
  now: Date,
  signIn: Insertable<Schema['providerSignIn']>,
): Promise<void> {
  await db.deleteFrom('providerSignIn').where('expiresAt', '<=', now).execute();
  await db.insertInto('providerSignIn').values(signIn).execute();
}

/** Takes it out of use: what was agreed with the provider, if it has not run out. */
export const takeProviderSignIn = (db: Queryable, stateHash: Buffer, now: Date) =>
  db
    .deleteFrom('providerSignIn')
    .where('stateHash', '=', stateHash)
    .where('expiresAt', '>', now)
    .returning(['workspaceId', 'codeVerifier', 'nonce'])
    .executeTakeFirst();

/** The active member of the workspace whom the provider calls so. */
export const selectMemberOfIdentity = (db: Queryable, workspaceId: number, issuer: string, subject: string) =>
  db
    .selectFrom('memberIdentity')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.memberId', '=', 'memberIdentity.memberId')
        .onRef('membership.workspaceId', '=', 'memberIdentity.workspaceId'),
    )
    .where('memberIdentity.workspaceId', '=', workspaceId)
    .where('memberIdentity.issuer', '=', issuer)
    .where('memberIdentity.subject', '=', subject)
    .select(['memberIdentity.memberId', 'membership.deactivatedAt'])
    .executeTakeFirst();

/** The member of the workspace with this address. */
export const selectMemberInWorkspace = (db: Queryable, workspaceId: number, email: string) =>
  db
    .selectFrom('member')
    .innerJoin('membership', 'membership.memberId', 'member.id')
    .where('membership.workspaceId', '=', workspaceId)
    .where('member.email', '=', email)
    .select(['member.id as memberId', 'membership.deactivatedAt'])
    .executeTakeFirst();

export async function insertIdentity(
  trx: Queryable,
  identity: Insertable<Schema['memberIdentity']>,
): Promise<void> {
  await trx.insertInto('memberIdentity').values(identity).execute();
}
