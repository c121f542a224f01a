import { sql } from 'kysely';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

/** What one new event says of the target of a step. */
export interface TargetResult {
  accountId: string;
  at: Date;
  guideId: string;
  version: number;
  stepId: string;
  /** 0: the host app does not say. */
  buildId: number;
  how: 'shown' | 'exact' | 'healed' | 'missing';
  /** Of `healed`: the element as it is described now. */
  signatureId: number | null;
}

/** Adds new results to the days they belong to. Versions that were never published in this host app are left out. */
export async function addTargetResults(
  trx: Queryable,
  environmentId: number,
  workspaceZone: string,
  results: readonly TargetResult[],
): Promise<void> {
  if (results.length === 0) return;
  await sql`
    insert into target_day (
      environment_id, guide_id, version, step_id, build_id, day, shard, shown, exact, healed, missing,
      healed_signature_id
    )
    select ${environmentId}, e.guide_id, e.version, e.step_id, e.build_id, (e.at at time zone ${workspaceZone})::date,
      abs(e.account_id % 2), count(*) filter (where how = 'shown'), count(*) filter (where how = 'exact'),
      count(*) filter (where how = 'healed'), count(*) filter (where how = 'missing'),
      (array_agg(e.signature_id order by e.at desc) filter (where e.signature_id is not null))[1]
    from unnest(
      ${arrayOfPlain(results.map((one) => one.accountId))}::bigint[],
      ${arrayOfPlain(results.map((one) => one.at.toISOString()))}::timestamptz[],
      ${arrayOfPlain(results.map((one) => one.guideId))}::uuid[],
      ${arrayOfPlain(results.map((one) => one.version))}::int[],
      ${arrayOfText(results.map((one) => one.stepId))}::text[],
      ${arrayOfPlain(results.map((one) => one.buildId))}::int[],
      ${arrayOfPlain(results.map((one) => one.how))}::text[],
      ${arrayOfPlain(results.map((one) => one.signatureId))}::int[]
    ) as e(account_id, at, guide_id, version, step_id, build_id, how, signature_id)
    join guide_version v on v.guide_id = e.guide_id and v.version = e.version
    join guide g on g.id = v.guide_id
    join environment n on n.app_id = g.app_id and n.id = ${environmentId}
    group by 2, 3, 4, 5, 6, 7
    order by 2, 3, 4, 5, 6, 7
    on conflict (environment_id, guide_id, version, step_id, build_id, day, shard) do update set
      shown = target_day.shown + excluded.shown,
      exact = target_day.exact + excluded.exact,
      healed = target_day.healed + excluded.healed,
      missing = target_day.missing + excluded.missing,
      healed_signature_id = coalesce(excluded.healed_signature_id, target_day.healed_signature_id)`.execute(
    trx,
  );
}

export interface TargetDay {
  guideId: string;
  stepId: string;
  buildId: number;
  day: string;
  shown: number;
  exact: number;
  healed: number;
  missing: number;
  healedSignatureId: number | null;
}

/** Steps without a target are shown too, but nothing was looked for. */
const hasTarget = sql`exists (
  select from guide_version v, jsonb_array_elements(v.content->'steps') step
  where v.guide_id = t.guide_id and v.version = t.version and step->>'id' = t.step_id and step ? 'target'
)`;

/** Of the versions that are live, since a day; oldest first. */
export async function selectTargetDays(
  db: Queryable,
  { environmentId, workspaceId }: Scope,
  since: string,
): Promise<TargetDay[]> {
  const { rows } = await sql<TargetDay>`
    select t.guide_id, t.step_id, t.build_id, t.day, sum(t.shown)::int as shown, sum(t.exact)::int as exact,
      sum(t.healed)::int as healed, sum(t.missing)::int as missing,
      max(t.healed_signature_id) as healed_signature_id
    from target_day t
    join publication p on p.environment_id = t.environment_id and p.guide_id = t.guide_id and p.version = t.version
    where t.environment_id = ${environmentId} and p.workspace_id = ${workspaceId} and t.day >= ${since}::date
      and ${hasTarget}
    group by 1, 2, 3, 4
    order by t.day`.execute(db);
  return rows;
}

export interface TargetOfBuild extends Omit<TargetDay, 'guideId' | 'day' | 'healedSignatureId'> {
  version: number;
  firstDay: string;
  lastDay: string;
}

/** Of one guide since a day, each version, step and build together; versions that are not live too. */
export async function selectTargetDaysOfGuide(
  db: Queryable,
  { environmentId, workspaceId }: Scope,
  guideId: string,
  since: string,
): Promise<TargetOfBuild[]> {
  const { rows } = await sql<TargetOfBuild>`
    select t.version, t.step_id, t.build_id, min(t.day) as first_day, max(t.day) as last_day,
      sum(t.shown)::int as shown, sum(t.exact)::int as exact, sum(t.healed)::int as healed,
      sum(t.missing)::int as missing
    from target_day t
    join guide g on g.id = t.guide_id
    where t.environment_id = ${environmentId} and t.guide_id = ${guideId} and g.workspace_id = ${workspaceId}
      and t.day >= ${since}::date and ${hasTarget}
    group by 1, 2, 3`.execute(db);
  return rows;
}
