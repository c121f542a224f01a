import type { Churn, LevelOverride } from '../../shared/contract/account.ts';
import { addDays, dayAt } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import { newId } from '../db/new-id.ts';
import { actorName, type Scope } from '../http/scope.ts';
import { changes } from '../workspaces/changes.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import {
  insertOverride,
  releaseOverrides,
  selectVerdict,
  updateChurn,
  updateLevelSet,
} from './verdict-store.ts';
import { workOnAccount } from './work-on-account.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** Sets the level by hand, with a reason, for as long as the workspace lets such a level hold; null takes it back. */
export const setLevel = (context: Clock, scope: Scope, externalId: string, set: LevelOverride | null) =>
  workOnAccount(
    context,
    scope,
    externalId,
    set ? 'level.set' : 'level.released',
    async (trx, accountId, now, tell) => {
      const before = await selectVerdict(trx, scope, accountId);
      tell(
        changes<Partial<typeof before>>(before, { level: set?.level ?? null, reason: set?.reason ?? null }),
      );
      const { overrideDays } = await readThresholds(trx, scope);
      const today = dayAt(now, 'UTC');
      const until = set && (set.until ?? addDays(today, overrideDays));
      const setBy = set && actorName(scope.actor);
      await updateLevelSet(trx, scope, accountId, {
        levelSet: set?.level ?? null,
        levelSetReason: set?.reason ?? null,
        levelSetUntil: until,
        levelSetBy: setBy,
      });
      await releaseOverrides(trx, scope, accountId, today);
      if (set && until && setBy) {
        const { level, reason } = set;
        const override = { id: newId(now), level, reason, setOn: today, until, setBy };
        await insertOverride(trx, scope, accountId, override);
      }
    },
  );

/** Notes that the account was lost, and why; null: it was not, or is back. */
export const setChurn = (context: Clock, scope: Scope, externalId: string, churn: Churn | null) =>
  workOnAccount(
    context,
    scope,
    externalId,
    churn ? 'account.lost' : 'account.regained',
    async (trx, accountId, _now, tell) => {
      const before = await selectVerdict(trx, scope, accountId);
      tell(changes<Partial<typeof before>>(before, { churnedOn: churn?.churnedOn ?? null }));
      await updateChurn(trx, scope, accountId, churn);
    },
  );
