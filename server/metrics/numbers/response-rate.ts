import { type RawBuilder, sql } from 'kysely';
import { arrayOfPlain } from '../../db/array-literal.ts';
import type { Queryable } from '../../db/database.ts';
import type { Scope } from '../../http/scope.ts';
import { joinUser } from '../account-days.ts';
import { isAsked, isAskedUser, isMomentIn } from '../among.ts';
import type { Ask } from '../ask.ts';
import type { Members, Metric } from '../metric.ts';

/** Whether a run `d` is of a survey that asks for a score. Which these are is asked first: other runs are not read. */
async function isOfSurvey(db: Queryable, { workspaceId }: Scope): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ guideId: string; versions: number[] }>`
    select guide_id, array_agg(version) as versions from guide_version
    where workspace_id = ${workspaceId} and not is_selected_sample
      and content @? '$.steps[*].blocks[*] ? (@.type == "question" && @.question.kind == "nps")'
    group by guide_id order by guide_id`.execute(db);
  const each = rows.map(
    ({ guideId, versions }) =>
      sql`d.guide_id = ${guideId}::uuid and d.version = any(${arrayOfPlain(versions)}::int[])`,
  );
  return each.length === 0 ? sql`false` : sql`(${sql.join(each, sql` or `)})`;
}

/** From and where of the runs `d` of surveys for a score that were seen in the period. */
export const surveysShown = async (ask: Ask, db: Queryable): Promise<RawBuilder<unknown>> => sql`
  from guide_run d
  where ${isAsked(ask)} and ${await isOfSurvey(db, ask.scope)} and ${isMomentIn(ask, ask.period, shownAt)}`;

/** When a run `d` was seen first. */
export const shownAt = sql`coalesce(d.started_at, d.last_shown_at)`;

/** Whether a run `d` brought a score. */
export const hasScore = ({ scope }: Pick<Ask, 'scope'>) => sql`(d.user_id, d.run_id) in (
    select r.user_id, r.run_id from response r
    where r.environment_id = ${scope.environmentId} and r.question_kind = 'nps'
  )`;

const whoSaw = async (ask: Ask, db: Queryable, condition = sql`true`): Promise<Members> => sql`
  select d.user_id as id
  from (select distinct d.user_id ${await surveysShown(ask, db)} and ${condition}) as d ${joinUser(ask.scope)}
  where ${isAskedUser(ask)}`;

export const responseRate: Metric = {
  noun: 'users',
  part: (ask, db) => whoSaw(ask, db, hasScore(ask)),
  whole: (ask, db) => whoSaw(ask, db),
  defaultDays: 180,
};
