import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { changes } from './changes.ts';
import { updateIsStopped } from './environment-store.ts';

/** The emergency stop of an environment, on or off: pages learn of it within seconds. */
export async function stopEnvironment(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  isStopped: boolean,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (!(await updateIsStopped(trx, scope, isStopped))) return;
    const action = isStopped ? 'environment.stopped' : 'environment.resumed';
    const details = changes({ isStopped: !isStopped }, { isStopped });
    await audit(trx, scope, now(), action, `environment:${scope.environmentId}`, details);
  });
}
