import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import {
  type AudienceList,
  deleteListEntriesOf,
  deleteListsUnused,
  insertList,
  insertListEntries,
  selectList,
} from './list-store.ts';

/** Time enough to upload a list and save the segment that is to name it. */
const uploadMs = 24 * 3_600_000;

/** An empty list, for a segment that is made of named users or accounts. Lists left behind are taken away meanwhile. */
export async function beginList(
  { db, now: clock }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  of: AudienceList['of'],
): Promise<AudienceList> {
  const now = clock();
  await deleteListsUnused(db, scope, new Date(now.getTime() - uploadMs));
  const id = newId(now);
  await inTransaction(db, async (trx) => {
    await insertList(trx, scope, now, id, of);
    await audit(trx, scope, now, 'list.created', `list:${id}`, { of });
  });
  return { id, of, size: 0, known: 0 };
}

/** @throws not_found */
export async function addToList(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  id: string,
  externalIds: readonly string[],
): Promise<AudienceList> {
  return inTransaction(db, async (trx) => {
    const before = await readList({ db: trx }, scope, id);
    if (!(await insertListEntries(trx, scope, id, externalIds))) throw notFound('list');
    const after = await readList({ db: trx }, scope, id);
    const details = changes<{ size: number }>(before, { size: after.size });
    await audit(trx, scope, now(), 'list.filled', `list:${id}`, details);
    return after;
  });
}

/** @throws not_found */
export async function readList({ db }: { db: Queryable }, scope: Scope, id: string): Promise<AudienceList> {
  const list = await selectList(db, scope, id);
  if (!list) throw notFound('list');
  return list;
}

/** Nobody who is erased stays on a list. */
export const forgetListed = (
  trx: Queryable,
  scope: Pick<Scope, 'workspaceId'>,
  of: AudienceList['of'],
  externalIds: readonly string[],
): Promise<void> => deleteListEntriesOf(trx, scope, of, externalIds);
