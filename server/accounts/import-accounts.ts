import type { Churn } from '../../shared/contract/account.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { accountIdOf } from '../db/hashed-id.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import { lockAccounts } from './account-store.ts';
import { insertAccount, selectFields } from './field-store.ts';
import { type AccountLine, readAccountRows } from './read-account-rows.ts';
import type { Imported } from './read-csv.ts';
import { setFields } from './set-fields.ts';
import { insertSummaries, markSummariesStale } from './summary-store.ts';
import { memberOf, type OnProgress, type Taken, takeLines } from './take-lines.ts';
import { selectVerdict, updateChurn } from './verdict-store.ts';

/**
 * Takes accounts from a CSV: new ones are made, of those there are the given fields are set. Each line stands for
 * itself: one that can't be taken is named with its number, and the others are taken. The same file again changes
 * nothing.
 *
 * @throws invalid_request when the text as a whole can't be read
 */
export async function importAccounts(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  csv: string,
  onProgress: OnProgress = () => {},
): Promise<Imported> {
  const take = (row: AccountLine, members: ReadonlyMap<string, string>) =>
    importLine(context, scope, row, members);
  return takeLines(context, scope, 'accounts.imported', readAccountRows(csv), take, onProgress);
}

function importLine(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  { id: externalId, name, owner, fields, churn }: AccountLine,
  owners: ReadonlyMap<string, string>,
): Promise<Taken> {
  const ownerId = memberOf(owner, owners);
  return inTransaction(db, async (trx) => {
    const id = accountIdOf(scope.environmentId, externalId);
    const isNew = await insertAccount(trx, scope, { id, externalId }, now());
    if (isNew) await insertSummaries(trx, scope.environmentId, [id]);
    else await lockAccounts(trx, scope, [id]);
    const before = await selectFields(trx, scope, id);
    const told = { ...fields, name, ...(ownerId && { ownerId }) };
    const isSet = await setFields(trx, scope, id, told);
    const note = (action: string, details: Record<string, unknown>) =>
      audit(trx, scope, now(), action, `account:${externalId}`, details);
    if (isNew || isSet) {
      const changed = changes<Omit<typeof before, 'name'> & { name: string | null }>(before, told);
      await note(isNew ? 'account.added' : 'account.changed', changed);
    }
    const lost = churn && (await loseAccount(trx, scope, id, churn));
    if (lost) {
      await note('account.lost', lost);
      await markSummariesStale(trx, scope.environmentId, [id]);
    }
    return isNew ? 'created' : isSet || lost ? 'changed' : 'unchanged';
  });
}

/** What there is to say of an account that is lost now, or otherwise than was known; undefined: it was known. */
async function loseAccount(trx: Queryable, scope: Scope, id: string, churn: Churn) {
  const { churnedOn } = await selectVerdict(trx, scope, id);
  if (!(await updateChurn(trx, scope, id, churn))) return undefined;
  return changes<{ churnedOn: string | null }>({ churnedOn }, { churnedOn: churn.churnedOn });
}
