import { sql } from 'kysely';
import type { GuideKind } from '../../shared/contract/guide.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, todayOfWorkspace, todays } from '../metrics/account-days.ts';

/** A page shows so many of each at most. */
const most = 50;

export interface UsedFeature {
  id: number;
  name: string;
  moduleName: string | null;
  uses28: number;
  /** The user's own day. */
  lastUsedOn: string;
}

/** What a user has used in the last 28 days of their accounts, most used first. */
export async function selectFeaturesOfUser(
  db: Queryable,
  scope: Scope,
  now: Date,
  userId: string,
): Promise<UsedFeature[]> {
  const { rows } = await sql<UsedFeature>`
    select f.id, f.name, m.name as module_name, sum(d.uses)::int as uses28, max(d.day) as last_used_on
    from feature_use d
    left join ${todays(scope, now)} using (account_id)
    join feature f on f.id = d.feature_id and f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId}
      and f.archived_at is null
    left join module m on m.id = f.module_id
    where d.environment_id = ${scope.environmentId} and d.user_id = ${userId}::bigint and ${ofPortfolio(scope)}
      and d.day >= ${earliestDay(now, 28)}::date and coalesce(t.today, ${todayOfWorkspace(scope, now)}) - d.day < 28
    group by f.id, f.name, m.name
    order by uses28 desc, f.name, f.id
    limit ${most}`.execute(db);
  return rows;
}

export interface SeenGuide {
  id: string;
  name: string;
  kind: GuideKind;
  shownAt: Date;
  /** Of any of its runs; null: never. */
  completedAt: Date | null;
  dismissedAt: Date | null;
}

/** The guides that a user has been shown, the latest first. */
export async function selectGuidesOfUser(db: Queryable, scope: Scope, userId: string): Promise<SeenGuide[]> {
  const { rows } = await sql<SeenGuide>`
    select g.id, g.name, g.kind, max(r.last_shown_at) as shown_at, max(r.completed_at) as completed_at,
      max(r.dismissed_at) as dismissed_at
    from guide_run r
    join guide g on g.id = r.guide_id and g.workspace_id = ${scope.workspaceId} and g.app_id = ${scope.appId}
    where r.environment_id = ${scope.environmentId} and r.user_id = ${userId}::bigint
      and ${ofPortfolio(scope, 'r.accountId')} and r.last_shown_at is not null
    group by g.id, g.name, g.kind
    order by shown_at desc, g.id
    limit ${most}`.execute(db);
  return rows;
}
