import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { refreshAllSummaries } from '../../../server/accounts/refresh-summaries.ts';
import type { Context } from '../../../server/context.ts';
import type { Db } from '../../../server/db/database.ts';
import { eventKindCodes } from '../../../server/db/schema/events.ts';
import type { Scope } from '../../../server/http/scope.ts';
import { buildGuide, buildSignature, buildSurvey } from '../../support/build-guide.ts';
import { fillUse, type Largest } from '../metrics/fill-use.ts';

/** As much as the studio has to stay quick with. */
export const much = {
  accounts: 20_000,
  users: 200_000,
  features: 2_000,
  modules: 30,
  guides: 500,
  events: 2_000_000,
  days: 60,
};

/** Of every so many guides one is live. */
const guidesForOneLive = 3;

export interface Much {
  largest: Largest;
  /** One that is live and that many have had. */
  guideId: string;
  /** Of the users whose role is sales, a third. */
  segmentId: string;
}

/**
 * Fills an environment with it: accounts with use of their features, clicks on elements of two builds of the host app,
 * guides with what came of them, answers to a survey, alerts.
 */
export async function fillMuch(context: Context, scope: Scope): Promise<Much> {
  const { db } = context;
  const now = context.now();
  const largest = await fillUse(db, scope, now, much);
  // Without rules a feature is on no list.
  await sql`
    insert into tag_version (feature_id, version, workspace_id, rules, created_at, created_by)
    select id, 1, workspace_id, jsonb_build_array(jsonb_build_object('type', 'event', 'eventName', name)), ${now}, 'system'
    from feature where workspace_id = ${scope.workspaceId}`.execute(db);
  await fillModules(db, scope);
  await describePeople(db, scope);
  await fillClicks(db, scope, now);
  const live = await fillGuides(db, scope, now);
  await fillRuns(db, scope, now, live);
  await fillAnswers(db, scope, now, live[0]!);
  await fillAlerts(db, scope, now);
  const segmentId = await fillSegment(db, scope, now);
  await sql`update environment set first_event_at = ${now}, last_event_at = ${now} where id = ${scope.environmentId}`.execute(
    db,
  );
  // As the server's job leaves them; without it every feature would be counted from its facts.
  await refreshAllSummaries(context);
  // As autovacuum leaves a database that has been in use.
  await sql`vacuum analyze`.execute(db);
  return { largest, guideId: live[1]!, segmentId };
}

/** Every feature is in one. */
async function fillModules(db: Db, { workspaceId, appId }: Scope): Promise<void> {
  await sql`
    insert into module (workspace_id, app_id, name, position)
    select ${workspaceId}, ${appId}, 'Module ' || n, n from generate_series(1, ${much.modules}::int) as n`.execute(
    db,
  );
  await sql`
    update feature set module_id = (select min(id) from module where app_id = ${appId}) + feature.id % ${much.modules}::int
    where app_id = ${appId}`.execute(db);
}

async function describePeople(db: Db, { environmentId }: Scope): Promise<void> {
  await sql`
    update account set tier = (array['strategic', 'enterprise', 'longTail'])[1 + abs(id % 3)],
      industry = (array['retail', 'health', 'finance', 'energy'])[1 + abs(id % 4)],
      contract_ends_on = first_seen_at::date + abs(id % 400)::int, contract_value = abs(id % 90000), currency = 'CNY',
      seats_bought = 10
    where environment_id = ${environmentId}`.execute(db);
  await sql`
    update "user" set traits = jsonb_build_object('role', (array['sales', 'admin', 'support'])[1 + abs(id % 3)])
    where environment_id = ${environmentId}`.execute(db);
}

/** A click for every fourth fact, on one of 3,000 elements, on one of 100 pages. */
async function fillClicks(db: Db, { environmentId }: Scope, now: Date): Promise<void> {
  await sql`
    insert into host_build (environment_id, name, first_seen_at)
    select ${environmentId}, 'build ' || n, ${now}::timestamptz - make_interval(days => 60 - 30 * n)
    from generate_series(0, 1) as n`.execute(db);
  const signature = JSON.stringify(buildSignature('?'));
  await sql`
    insert into signature (environment_id, hash, signature, first_seen_at)
    select ${environmentId}, md5(n::text)::uuid, replace(${signature}::text, '?', 'Button ' || n)::jsonb, ${now}
    from generate_series(1, 3000) as n`.execute(db);
  await sql`
    insert into page (environment_id, path) select ${environmentId}, '/page/' || n from generate_series(1, 100) as n`.execute(
    db,
  );
  await sql`
    insert into entry_use (environment_id, account_id, day, kind, entry_id, page_id, build_id, user_id, uses)
    select environment_id, account_id, day, ${eventKindCodes.click}, s.first + entry_id % 3000, p.first + entry_id % 100,
      b.first + case when day < ${now}::date - 30 then 0 else 1 end, user_id, sum(uses)
    from entry_use,
      (select min(id) as first from signature where environment_id = ${environmentId}) as s,
      (select min(id) as first from page where environment_id = ${environmentId}) as p,
      (select min(id) as first from host_build where environment_id = ${environmentId}) as b
    where environment_id = ${environmentId} and (user_id + entry_id) % 4 = 0
    group by 1, 2, 3, 5, 6, 7, 8`.execute(db);
}

/** Ids of those that are live. The first of them is a survey. */
async function fillGuides(db: Db, scope: Scope, now: Date): Promise<string[]> {
  const { workspaceId, appId, environmentId } = scope;
  const guides = Array.from({ length: much.guides }, (_, n) => ({
    ...{ id: randomUUID(), workspaceId, appId, name: `Guide ${n}`, createdAt: now, updatedAt: now },
    kind: n === 0 ? ('survey' as const) : ('walkthrough' as const),
    draft: JSON.stringify(n === 0 ? buildSurvey() : buildGuide()),
  }));
  const live = guides.filter((_, n) => n % guidesForOneLive === 0);
  const published = live.map(({ id }) => ({ workspaceId, guideId: id, version: 1, publishedAt: now }));
  await db.insertInto('guide').values(guides).execute();
  await db
    .insertInto('guideVersion')
    .values(
      live.map(({ name, draft }, index) => ({
        ...published[index]!,
        name,
        content: draft,
        publishedBy: 'system',
      })),
    )
    .execute();
  await db
    .insertInto('publication')
    .values(published.map((of) => ({ ...of, environmentId })))
    .execute();
  return live.map(({ id }) => id);
}

/** Every user has had the first two guides and two others, and completed half of them. */
async function fillRuns(db: Db, { environmentId }: Scope, now: Date, live: readonly string[]): Promise<void> {
  const guides = `{${live.join(',')}}`;
  await sql`
    insert into guide_run (
      environment_id, user_id, guide_id, run_id, account_id, version, is_auto_start, started_at, last_shown_at, completed_at
    )
    select ${environmentId}, user_id, guide_id, gen_random_uuid(), account_id, 1, true, at, at,
      case when (user_id + place) % 2 = 0 then at end
    from (
      select s.user_id, s.account_id, place, (${guides}::uuid[])[place] as guide_id,
        ${now}::timestamptz - make_interval(days => abs(s.user_id % 50)::int) as at
      from seat s
      cross join lateral (
        select unnest(array[1, 2, 3 + abs(s.user_id % ${live.length - 2}::int), 3 + abs(s.user_id / 7 % ${live.length - 2}::int)]) as place
      ) as p
      where s.environment_id = ${environmentId}
    ) as r
    on conflict do nothing`.execute(db);
  await sql`
    insert into guide_run_step (environment_id, guide_id, step_id, user_id, run_id, version, shown_at)
    select environment_id, guide_id, step, user_id, run_id, 1, started_at
    from guide_run, unnest(array['s1', 's2']) as step
    where environment_id = ${environmentId} and (step = 's1' or completed_at is not null)`.execute(db);
}

/** Every tenth user has given a score. */
async function fillAnswers(db: Db, { environmentId }: Scope, now: Date, guideId: string): Promise<void> {
  await sql`
    insert into response (
      environment_id, id, guide_id, version, run_id, question_id, question_kind, scale, score, user_id, account_id, answered_at
    )
    select environment_id, gen_random_uuid(), guide_id, version, run_id, 'q1', 'nps', '1-10', 1 + abs(user_id / 10 % 10),
      user_id, account_id, ${now}::timestamptz - make_interval(days => abs(user_id / 10 % 350)::int)
    from guide_run where environment_id = ${environmentId} and guide_id = ${guideId} and user_id % 10 = 0`.execute(
    db,
  );
}

/** Every tenth account has one that waits. */
async function fillAlerts(db: Db, { environmentId }: Scope, now: Date): Promise<void> {
  const nothing = JSON.stringify({ features: [], units: [], gone: [], arrived: [], guides: [], builds: [] });
  await sql`
    insert into alert (
      environment_id, id, account_id, rule_id, direction, value, compared_with, changes, opened_at, due_on
    )
    select environment_id, gen_random_uuid(), id, gen_random_uuid(), 'down', 1, 2, ${nothing}::jsonb, ${now}, ${now}::date + 3
    from account where environment_id = ${environmentId} and id % 10 = 0`.execute(db);
}

async function fillSegment(db: Db, { workspaceId, appId }: Scope, now: Date): Promise<string> {
  const id = randomUUID();
  const isSales = { type: 'userTrait', trait: 'role', operator: 'is', value: 'sales' };
  const audience = JSON.stringify({ type: 'all', conditions: [isSales] });
  await db
    .insertInto('segment')
    .values({ id, workspaceId, appId, name: 'Sales', audience, createdAt: now, updatedAt: now })
    .execute();
  return id;
}
