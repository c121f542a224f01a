import { sql } from 'kysely';
import type { FirstSteps } from '../../shared/contract/first-steps.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';

/** What of the first steps has been done, in one question. */
export async function selectFirstSteps(db: Queryable, scope: Scope): Promise<FirstSteps> {
  const { workspaceId, appId, environmentId } = scope;
  const { rows } = await sql<FirstSteps>`
    select
      exists (select from environment
        where workspace_id = ${workspaceId} and id = ${environmentId} and first_event_at is not null) is_installed,
      exists (select from account
        where environment_id = ${environmentId} and ${inPortfolio(scope)}) has_accounts,
      exists (select from feature
        where workspace_id = ${workspaceId} and app_id = ${appId} and archived_at is null) has_features,
      exists (select from publication
        where workspace_id = ${workspaceId} and environment_id = ${environmentId}) has_live_guide,
      exists (select from invitation where workspace_id = ${workspaceId})
        or (select count(*) > 1 from membership
          where workspace_id = ${workspaceId} and deactivated_at is null) has_colleagues`.execute(db);
  return rows[0]!;
}
