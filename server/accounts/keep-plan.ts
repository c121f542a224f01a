import type { Due, PlanItem } from '../../shared/contract/plan.ts';
import { cadenceOf } from '../../shared/rules/cadence.ts';
import { addDays, addMonths } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { AppError, notFound } from '../http/app-error.ts';
import { actorName, type Scope } from '../http/scope.ts';
import { changes } from '../workspaces/changes.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { deleteAccountPart } from './account-part-store.ts';
import { hasContact } from './contact-store.ts';
import { requireAccount } from './describe-account.ts';
import { isMember } from './field-store.ts';
import { ownersMeant } from './list-accounts.ts';
import { insertPlanItem, selectCaredFor, selectPlan, updatePlanItem } from './plan-store.ts';
import { workOnAccount } from './work-on-account.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** The success plan of an account: what is open first, what is due soonest first. */
export async function listPlan(context: Clock, scope: Scope, externalId: string) {
  const { id } = await requireAccount(context, scope, externalId);
  return selectPlan(context.db, scope, id);
}

export const addPlanItem = (context: Clock, scope: Scope, externalId: string, item: PlanItem) =>
  workOnAccount(context, scope, externalId, 'plan.added', async (trx, accountId, now, tell) => {
    await requireKnown(trx, scope, accountId, item);
    tell({ ...item });
    const id = newId(now);
    await insertPlanItem(trx, scope, accountId, { id, ...item, ...made(scope, now) });
    return { id, ...item };
  });

/** A meeting that comes again is planned anew when it is done. */
export const changePlanItem = (
  context: Clock,
  scope: Scope,
  externalId: string,
  id: string,
  item: PlanItem,
) =>
  workOnAccount(context, scope, externalId, 'plan.changed', async (trx, accountId, now, tell) => {
    await requireKnown(trx, scope, accountId, item);
    const before = await updatePlanItem(trx, scope, accountId, id, item);
    if (!before) throw notFound('plan item');
    tell({ item: id, ...changes(before, item) });
    if (item.everyMonths !== null && item.doneOn !== null && before.doneOn === null) {
      const next = { ...item, dueOn: addMonths(item.dueOn, item.everyMonths), doneOn: null };
      await insertPlanItem(trx, scope, accountId, { id: newId(now), ...next, ...made(scope, now) });
    }
    return { id, ...item };
  });

export const removePlanItem = (context: Clock, scope: Scope, externalId: string, id: string) =>
  workOnAccount(context, scope, externalId, 'plan.removed', async (trx, accountId) => {
    if (!(await deleteAccountPart(trx, scope, 'planItem', accountId, id))) throw notFound('plan item');
  });

const made = ({ actor }: Scope, now: Date) => ({ createdAt: now, createdBy: actorName(actor) });

async function requireKnown(
  trx: Queryable,
  scope: Scope,
  accountId: string,
  { memberId, contactId }: PlanItem,
): Promise<void> {
  const isStranger = memberId !== null && !(await isMember(trx, scope, memberId));
  const isUnknown = contactId !== null && !(await hasContact(trx, scope, accountId, contactId));
  if (!isStranger && !isUnknown) return;
  const path = isStranger ? 'memberId' : 'contactId';
  throw new AppError('invalid_request', 'Whoever does it must be a member or a contact of the account.', {
    details: [
      { path, message: isStranger ? 'must be the id of a member' : 'must be a contact of the account' },
    ],
  });
}

/** So far ahead one looks. */
const daysAhead = 7;

/**
 * What is to be done about accounts until a week from now, most overdue first: contacts and reviews by their cadence,
 * and what their plans say.
 */
export async function listDue(
  context: Clock,
  scope: Scope,
  owner: 'mine' | 'team' | undefined,
): Promise<Due[]> {
  const now = context.now();
  const owners = (await ownersMeant(context, scope, owner)) ?? undefined;
  const until = addDays(now.toISOString().slice(0, 10), daysAhead);
  const limits = await readThresholds(context.db, scope);
  const accounts = await selectCaredFor(context.db, scope, now, owners, until, limits.contactMonthsLongTail);
  return accounts
    .flatMap((account) => {
      const { contactOn, reviewOn } = cadenceOf(account, limits);
      const dues = [
        ...account.plan,
        ...(reviewOn === null ? [] : [{ kind: 'review' as const, title: null, dueOn: reviewOn }]),
        // A review is a contact too: one of them is enough on a day.
        ...(contactOn === null || (reviewOn !== null && reviewOn <= contactOn)
          ? []
          : [{ kind: 'contact' as const, title: null, dueOn: contactOn }]),
      ];
      return dues
        .filter(({ dueOn }) => dueOn <= until)
        .map((due) => ({
          accountId: account.externalId,
          accountName: account.name,
          ownerId: account.ownerId,
          ...due,
          isOverdue: due.dueOn < account.today,
        }));
    })
    .sort((a, b) =>
      a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.accountName.localeCompare(b.accountName),
    );
}
