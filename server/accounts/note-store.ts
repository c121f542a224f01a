import type { Note } from '../../shared/contract/account.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

export async function insertNote(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  { kind, ...note }: Note & { id: string; author: string; createdAt: Date },
): Promise<void> {
  const kept = kind === 'referral' ? { kind: 'note' as const, isReferral: true } : { kind };
  await trx
    .insertInto('accountNote')
    .values({ environmentId, accountId, ...note, ...kept })
    .execute();
}
