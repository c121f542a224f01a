import { type AlertRule, shippedRuleNames } from '../../shared/contract/alert.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { endConditionsOfRule } from './alert-store.ts';
import {
  deleteRule,
  insertRules,
  isSegment,
  type StoredRule,
  selectMemberIds,
  selectRules,
  updateRule,
} from './rule-store.ts';
import { shippedRules } from './shipped-rules.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** All rules of the environment; those that every one begins with are made here when they are first asked for. */
export async function listRules({ db, now }: Clock, scope: Scope): Promise<StoredRule[]> {
  const rules = await selectRules(db, scope);
  const missing = shippedRuleNames.filter((name) => !rules.some(({ shipped }) => shipped === name));
  if (missing.length === 0) return rules;
  const at = now();
  const made = shippedRules(await readThresholds(db, scope));
  await insertRules(
    db,
    scope,
    // One after the other, so that they are listed in this order.
    missing.map((shipped, index) => ({
      id: newId(at),
      shipped,
      ...made[shipped],
      createdAt: new Date(at.getTime() + index),
    })),
  );
  return selectRules(db, scope);
}

export function createRule({ db, now }: Clock, scope: Scope, rule: AlertRule): Promise<StoredRule> {
  return inTransaction(db, async (trx) => {
    await requireKnown(trx, scope, rule);
    const stored = { id: newId(now()), shipped: null, ...rule };
    await insertRules(trx, scope, [{ ...stored, createdAt: now() }]);
    await note(trx, scope, now(), 'alert-rule.created', stored.id, { ...rule });
    return stored;
  });
}

/** Alerts that are open stay; what it says now counts from the next look on. */
export function changeRule({ db, now }: Clock, scope: Scope, id: string, rule: AlertRule): Promise<void> {
  return inTransaction(db, async (trx) => {
    await requireKnown(trx, scope, rule);
    const before = (await selectRules(trx, scope)).find((each) => each.id === id);
    if (!before || !(await updateRule(trx, scope, id, rule))) throw notFound('rule');
    await note(trx, scope, now(), 'alert-rule.changed', id, changes<AlertRule>(before, rule));
  });
}

/** Its alerts stay in the history. One that Cairn came with can be paused, not removed. */
export function removeRule({ db, now }: Clock, scope: Scope, id: string): Promise<void> {
  return inTransaction(db, async (trx) => {
    const rule = (await selectRules(trx, scope)).find((each) => each.id === id);
    if (!rule || !(await deleteRule(trx, scope, id))) throw notFound('rule');
    await endConditionsOfRule(trx, scope, id, now());
    await note(trx, scope, now(), 'alert-rule.removed', id, { name: rule.name });
  });
}

/** Whoever and whatever a rule names must be of its workspace. */
async function requireKnown(trx: Queryable, scope: Scope, rule: AlertRule): Promise<void> {
  const named = [...rule.ownerIds, ...rule.receiverIds];
  const known = new Set(await selectMemberIds(trx, scope, named));
  const strangers = named.filter((id) => !known.has(id));
  if (strangers.length > 0) {
    throw new AppError('invalid_request', 'Somebody whom the rule names is no member of this workspace.', {
      details: strangers.map(() => ({ path: 'receiverIds', message: 'must be the id of a member' })),
    });
  }
  if (rule.segmentId !== null && !(await isSegment(trx, scope, rule.segmentId))) throw notFound('segment');
}

const note = (
  trx: Queryable,
  scope: Scope,
  now: Date,
  action: string,
  id: string,
  details?: Record<string, unknown>,
) => audit(trx, scope, now, action, `alert-rule:${id}`, details);
