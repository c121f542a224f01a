import { type AccountFields, keptFieldsSchema, toldFieldsSchema } from '../../shared/contract/account.ts';
import type { Traits } from '../../shared/contract/audience.ts';
import type { Queryable } from '../db/database.ts';
import { AppError } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { isMember, updateKeptFields, updateSetTraits } from './field-store.ts';
import { readFields } from './read-fields.ts';
import { markSummariesStale } from './summary-store.ts';

/**
 * Sets fields of an account, in the transaction of the caller, who has locked it. Whether that changed anything.
 *
 * @throws invalid_request when the owner is no member of the workspace
 */
export async function setFields(
  trx: Queryable,
  scope: Scope,
  accountId: string,
  { name, ...fields }: AccountFields & { name?: string | undefined },
): Promise<boolean> {
  if (fields.ownerId && !(await isMember(trx, scope, fields.ownerId))) {
    throw new AppError('invalid_request', 'The owner is no member of this workspace.', {
      details: [{ path: 'fields.ownerId', message: 'must be the id of a member' }],
    });
  }
  const told = pick(fields, Object.keys(toldFieldsSchema.entries)) as Traits;
  const traits = { ...told, ...(name !== undefined && { name }) };
  const isTold = await updateSetTraits(trx, scope, accountId, traits);
  if (isTold) await readFields(trx, scope.environmentId, [accountId]);
  const isKept = await updateKeptFields(
    trx,
    scope,
    accountId,
    pick(fields, Object.keys(keptFieldsSchema.entries)),
  );
  if (isTold || isKept) await markSummariesStale(trx, scope.environmentId, [accountId]);
  return isTold || isKept;
}

const pick = (fields: AccountFields, names: readonly string[]) =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== undefined && names.includes(name)),
  );
