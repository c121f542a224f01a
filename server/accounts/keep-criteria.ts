import type { Criterion } from '../../shared/contract/account.ts';
import type { Context } from '../context.ts';
import { newId } from '../db/new-id.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { changes } from '../workspaces/changes.ts';
import { deleteAccountPart } from './account-part-store.ts';
import { insertCriterion, selectCriteria, updateCriterion } from './criterion-store.ts';
import { requireAccount } from './describe-account.ts';
import { workOnAccount } from './work-on-account.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** What the account wants to reach, in the order in which it was written down. */
export async function listCriteria(context: Clock, scope: Scope, externalId: string) {
  const { id } = await requireAccount(context, scope, externalId);
  return selectCriteria(context.db, scope, id);
}

export const addCriterion = (context: Clock, scope: Scope, externalId: string, criterion: Criterion) =>
  workOnAccount(context, scope, externalId, 'criterion.created', async (trx, accountId, now, tell) => {
    const id = newId(now);
    tell({ ...criterion });
    await insertCriterion(trx, scope, accountId, id, criterion, now);
    return { id, ...criterion };
  });

export const changeCriterion = (
  context: Clock,
  scope: Scope,
  externalId: string,
  id: string,
  criterion: Criterion,
) =>
  workOnAccount(context, scope, externalId, 'criterion.changed', async (trx, accountId, _now, tell) => {
    const before = (await selectCriteria(trx, scope, accountId)).find((each) => each.id === id);
    if (!before || !(await updateCriterion(trx, scope, accountId, id, criterion)))
      throw notFound('criterion');
    tell({ criterion: id, ...changes<Criterion>(before, criterion) });
    return { id, ...criterion };
  });

export const removeCriterion = (context: Clock, scope: Scope, externalId: string, id: string) =>
  workOnAccount(context, scope, externalId, 'criterion.removed', async (trx, accountId) => {
    if (!(await deleteAccountPart(trx, scope, 'successCriterion', accountId, id)))
      throw notFound('criterion');
  });
