import type { QuietRule } from '../../shared/contract/delivery.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import { selectEnvironmentSettings, updateQuietRule } from './settings-store.ts';

export const readQuietRule = async ({ db }: Pick<Context, 'db'>, scope: Scope): Promise<QuietRule> =>
  (await selectEnvironmentSettings(db, scope)).quietRule;

/** How many guides may start by themselves in the selected environment: pages learn of it within seconds. */
export async function changeQuietRule(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  quietRule: QuietRule,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { quietRule: before } = await selectEnvironmentSettings(trx, scope);
    await updateQuietRule(trx, scope, quietRule);
    const subject = `environment:${scope.environmentId}`;
    await audit(trx, scope, now(), 'environment.quiet-rule-changed', subject, changes(before, quietRule));
  });
}
