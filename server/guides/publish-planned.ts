import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { isDatabaseAway } from '../db/is-database-away.ts';
import { raiseConfigVersion } from '../delivery/config-version.ts';
import { AppError } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { announce } from '../integrations/announce.ts';
import { audit } from '../workspaces/audit.ts';
import { type DuePlan, noteFailedTry, takeDuePlan } from './plan-store.ts';
import { putPublication } from './version-store.ts';

const minuteMs = 60_000;

/** From one failed try to the next; after the last the plan is given up, until somebody plans or publishes anew. */
const pausesMs = [5_000, minuteMs, 5 * minuteMs, 30 * minuteMs];

/** Carries out every plan whose time has come, each in a transaction of its own: one that fails holds up no other. */
export async function publishPlanned(context: Context): Promise<void> {
  for (;;) {
    let due: DuePlan | undefined;
    try {
      due = await inTransaction(context.db, async (trx) => {
        due = await takeDuePlan(trx, context.now());
        if (due) await carryOut({ ...context, db: trx }, due);
        return due;
      });
    } catch (error) {
      // An absence is nobody's fault: the plan waits for its end, however long that takes.
      if (!due || isDatabaseAway(error)) throw error;
      await noteFailure(context, due, error);
    }
    if (!due) return;
  }
}

const scopeOf = ({ workspaceId, appId, environmentId }: DuePlan): Scope => ({
  ...{ workspaceId, appId, environmentId },
  actor: { kind: 'system' },
});

async function carryOut({ db: trx, now }: Pick<Context, 'db' | 'now'>, due: DuePlan): Promise<void> {
  const { guideId, guideName, version, plannedBy, environmentId } = due;
  const scope = scopeOf(due);
  await putPublication(trx, scope, now(), guideId, version);
  await raiseConfigVersion(trx, environmentId);
  const details = { version, environmentId, plannedBy };
  await audit(trx, scope, now(), 'guide.published', `guide:${guideId}`, details);
  await announce(trx, scope, { kind: 'guide.published', data: { guideId, guideName, version } });
}

async function noteFailure(
  { db, now, log }: Pick<Context, 'db' | 'now' | 'log'>,
  due: DuePlan,
  error: unknown,
): Promise<void> {
  const { guideId, environmentId, version, attempts } = due;
  log.error({ err: error, guideId, environmentId, version }, 'a planned publication failed');
  const at = now();
  const fault =
    error instanceof AppError ? error.message : 'The server could not publish it: its log says why.';
  const pauseMs = pausesMs[attempts];
  const retryAt = pauseMs === undefined ? null : new Date(at.getTime() + pauseMs);
  await inTransaction(db, async (trx) => {
    if (!(await noteFailedTry(trx, due, { fault, retryAt })) || retryAt) return;
    const details = { version, environmentId, plannedBy: due.plannedBy };
    await audit(trx, scopeOf(due), at, 'guide.plan-given-up', `guide:${guideId}`, details);
  });
}
