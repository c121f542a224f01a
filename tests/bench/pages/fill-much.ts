import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { refreshSummaries } from '../../../server/accounts/refresh-summaries.ts';
import type { Context } from '../../../server/context.ts';
import type { Scope } from '../../../server/http/scope.ts';
import { buildGuide } from '../../support/build-guide.ts';
import { fillUse } from '../metrics/fill-use.ts';

/** As much as the studio has to stay quick with. */
export const much = { accounts: 20_000, features: 2_000, guides: 500, events: 400_000, days: 60 };

/** Fills an environment with it: accounts with use of their features, and guides, a third of them published. */
export async function fillMuch(context: Context, scope: Scope): Promise<void> {
  const { db } = context;
  const now = context.now();
  await fillUse(db, scope, now, much);
  // Without rules a feature is on no list.
  await sql`
    insert into tag_version (feature_id, version, workspace_id, rules, created_at, created_by)
    select id, 1, workspace_id, jsonb_build_array(jsonb_build_object('type', 'event', 'eventName', name)), ${now}, 'system'
    from feature where workspace_id = ${scope.workspaceId}`.execute(db);
  for (let n = 0; n < much.guides; n++) {
    const id = randomUUID();
    const content = JSON.stringify(buildGuide());
    const of = { workspaceId: scope.workspaceId, guideId: id, version: 1 };
    await db
      .insertInto('guide')
      .values({
        ...{ id, workspaceId: scope.workspaceId, appId: scope.appId, kind: 'walkthrough' },
        ...{ name: `Guide ${n}`, draft: content, createdAt: now, updatedAt: now },
      })
      .execute();
    if (n % 3 > 0) continue;
    await db
      .insertInto('guideVersion')
      .values({ ...of, name: `Guide ${n}`, content, publishedBy: 'system', publishedAt: now })
      .execute();
    await db
      .insertInto('publication')
      .values({ ...of, environmentId: scope.environmentId, publishedAt: now })
      .execute();
  }
  await sql`update environment set first_event_at = ${now}, last_event_at = ${now} where id = ${scope.environmentId}`.execute(
    db,
  );
  await refreshSummaries(context, scope);
  await sql`analyze`.execute(db);
}
