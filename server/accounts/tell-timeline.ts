import { dayAt } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { selectUnits } from '../metrics/units.ts';
import { workspaceTimeZone } from '../metrics/workspace-time-zone.ts';
import { requireAccount } from './describe-account.ts';
import { selectTimeline } from './timeline-store.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** What happened around an account, newest first: the same for everybody who may see it. */
export async function tellTimeline(context: Clock, scope: Scope, externalId: string) {
  const account = await requireAccount(context, scope, externalId);
  const zone = account.timeZone ?? (await workspaceTimeZone(context.db, scope));
  return selectTimeline(context.db, scope, { id: account.id, zone, today: dayAt(context.now(), zone) });
}

/** How far the roll-out is in each of its units, largest first. */
export async function listUnits(context: Clock, scope: Scope, externalId: string) {
  const { id } = await requireAccount(context, scope, externalId);
  return selectUnits(context.db, scope, context.now(), id);
}
