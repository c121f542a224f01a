import {
  type EventSettings,
  type EventSettingsChange,
  type RefusalReason,
  refusalReasons,
  type Traffic,
} from '../../shared/contract/event-settings.ts';
import { addDays } from '../../shared/rules/calendar.ts';
import { judgeInternalUsers } from '../accounts/exclude-internal-users.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import { newToken } from '../workspaces/token.ts';
import { selectCounts, selectInternalUse } from './count-store.ts';
import { type CountedThing, countedThings, ingestCounts } from './ingest-counts.ts';
import { forgetKnownEnvironments } from './known-keys.ts';
import {
  selectEnvironmentsOfWorkspace,
  selectEventSettings,
  updateEnvironmentSettings,
  updateInternalDomains,
} from './settings-store.ts';

/** How the environment takes events in. */
export const readEventSettings = ({ db }: Pick<Context, 'db'>, scope: Scope): Promise<EventSettings> =>
  selectEventSettings(db, scope);

/** Other processes follow within a second. Throws AppError `conflict` for proofs without a secret to make them with. */
export async function changeEventSettings(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  { internalDomains, ...change }: EventSettingsChange,
): Promise<EventSettings> {
  const settings = await db.transaction().execute(async (trx) => {
    const before = await selectEventSettings(trx, scope);
    if (change.verification === 'enforce' && !before.hasIdentitySecret) {
      throw new AppError(
        'conflict',
        'There is no identity secret yet: make one, and let the host app sign with it.',
      );
    }
    await updateEnvironmentSettings(trx, scope, change);
    if (internalDomains) {
      await updateInternalDomains(trx, scope, [...new Set(internalDomains)].sort());
      for (const environmentId of await selectEnvironmentsOfWorkspace(trx, scope)) {
        await judgeInternalUsers(trx, environmentId);
      }
    }
    const details = changes<Partial<EventSettings>>(before, { ...change, internalDomains });
    await audit(trx, scope, now(), 'event-settings.changed', `environment:${scope.environmentId}`, details);
    return selectEventSettings(trx, scope);
  });
  forgetKnownEnvironments(db);
  return settings;
}

/** A new secret for the host app's server to sign its users' ids with; proofs made with the old one are forged now. */
export async function renewIdentitySecret(
  { db, now, sealing }: Pick<Context, 'db' | 'now' | 'sealing'>,
  scope: Scope,
): Promise<string> {
  const secret = newToken('is_');
  const identitySecret = sealing.seal(secret, `environment:${scope.environmentId}`);
  await db.transaction().execute(async (trx) => {
    await updateEnvironmentSettings(trx, scope, { identitySecret });
    await audit(trx, scope, now(), 'identity-secret.renewed', `environment:${scope.environmentId}`);
  });
  forgetKnownEnvironments(db);
  return secret;
}

/** What happened to events in the last so many days, today included. */
export async function describeTraffic(context: Context, scope: Scope, days: number): Promise<Traffic> {
  // What this process knows; others write theirs within a second.
  await ingestCounts(context).flush();
  const today = context.now().toISOString().slice(0, 10);
  const since = addDays(today, 1 - days);
  const byDay = new Map<string, Traffic['days'][number]>();
  const ofDay = (day: string) => {
    const known = byDay.get(day) ?? { day, ...noCounts(), internal: 0 };
    byDay.set(day, known);
    return known;
  };
  const refusals = new Map<RefusalReason, number>();
  for (const { day, what, times } of await selectCounts(context.db, scope, since)) {
    const reason = refusalReasons.find((name) => what === `refused:${name}`);
    if (reason) refusals.set(reason, (refusals.get(reason) ?? 0) + times);
    else ofDay(day)[what as CountedThing] = times;
  }
  for (const { day, times } of await selectInternalUse(context.db, scope, since)) ofDay(day).internal = times;

  const sum = (what: CountedThing) => [...byDay.values()].reduce((total, of) => total + of[what], 0);
  const judged = sum('signed') + sum('unsigned') + sum('forged');
  return {
    days: [...byDay.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    refusals: [...refusals]
      .map(([reason, times]) => ({ reason, times }))
      .toSorted((a, b) => b.times - a.times),
    coverage: judged === 0 ? null : sum('signed') / judged,
  };
}

const noCounts = () =>
  Object.fromEntries(countedThings.map((what) => [what, 0])) as Record<CountedThing, number>;
