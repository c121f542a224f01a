import { sql } from 'kysely';
import { joinUser } from '../account-days.ts';
import { dayOfAccount, isAsked, isAskedUser, isIn, joinAccount, withTodays } from '../among.ts';
import type { Ask } from '../ask.ts';
import type { Members, Metric } from '../metric.ts';

/** Rows (environment_id, user_id, run_id, account_id, day): runs of surveys for a score that were seen in the period. */
export const surveysShown = (ask: Ask) => sql`
  select d.environment_id, d.user_id, d.run_id, d.account_id, ${dayOfAccount(ask, shownAt)} as day
  from guide_run d
  join (
    select guide_id, version from guide_version
    where workspace_id = ${ask.scope.workspaceId} and not is_selected_sample
      and content @? '$.steps[*].blocks[*] ? (@.type == "question" && @.question.kind == "nps")'
    offset 0 -- each version is looked into once, not once for every run of it
  ) as v on v.guide_id = d.guide_id and v.version = d.version
  ${joinAccount(ask)} ${withTodays(ask, ask.period)}
  where ${isAsked(ask)} and ${isIn(ask, ask.period, dayOfAccount(ask, shownAt))}`;

const shownAt = sql`coalesce(d.started_at, d.last_shown_at)`;

const whoSaw = (ask: Ask, condition = sql`true`): Members => sql`
  select distinct d.user_id as id from (${surveysShown(ask)}) as d ${joinUser(ask.scope)}
  where ${isAskedUser(ask)} and ${condition}`;

export const responseRate: Metric = {
  noun: 'users',
  part: (ask) =>
    whoSaw(
      ask,
      sql`exists (
        select from response r
        where r.environment_id = d.environment_id and r.user_id = d.user_id and r.run_id = d.run_id
          and r.question_kind = 'nps'
      )`,
    ),
  whole: (ask) => whoSaw(ask),
  defaultDays: 180,
};
