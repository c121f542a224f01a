import { sql } from 'kysely';
import type { Shift, WhatChanged } from '../../shared/contract/alert.ts';
import { addDays } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, isRegistered, joinUser, todays } from './account-days.ts';

/** Of each sort so many, those that changed most. */
const most = 5;

/**
 * What is different in an account: the last 7 days, today included, against the mean of the four weeks before; and
 * what came to it from outside in the last two weeks.
 */
export async function whatChanged(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountId: string,
): Promise<WhatChanged> {
  const [features, units, people, guides, builds] = await Promise.all([
    shiftOfFeatures(db, scope, now, accountId),
    shiftOfUnits(db, scope, now, accountId),
    comingAndGoing(db, scope, now, accountId),
    newGuides(db, scope, now),
    newBuilds(db, scope, now, accountId),
  ]);
  return { features, units, ...people, guides, builds };
}

const inWeek = sql`(t.today - d.day < 7)`;
const since = (now: Date) => sql`d.day >= ${earliestDay(now, 35)}::date and t.today - d.day < 35`;

const byShift = <Row extends Shift>(rows: readonly Row[]): Row[] =>
  rows
    .filter((row) => Math.abs(row.now - row.before) >= 1)
    .toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
    .slice(0, most);

/** A user counts once a week; the four weeks before are added up and divided by four. */
async function shiftOfFeatures(db: Queryable, scope: Scope, now: Date, accountId: string) {
  const { rows } = await sql<Shift & { id: number }>`
    select f.id, f.name, (count(*) filter (where d.week = 0))::int as now,
      (count(*) filter (where d.week > 0))::float8 / 4 as before
    from (
      select d.feature_id, d.user_id, (t.today - d.day) / 7 as week
      from feature_use d join ${todays(scope, now)} using (account_id)
      where d.environment_id = ${scope.environmentId} and d.account_id = ${accountId} and ${since(now)}
      group by 1, 2, 3
    ) as d
    join feature f on f.id = d.feature_id and f.archived_at is null
    ${joinUser(scope)}
    where ${isRegistered}
    group by f.id, f.name`.execute(db);
  return byShift(rows);
}

async function shiftOfUnits(db: Queryable, scope: Scope, now: Date, accountId: string): Promise<Shift[]> {
  const { rows } = await sql<Shift>`
    select u.unit as name, (count(*) filter (where d.week = 0))::int as now,
      (count(*) filter (where d.week > 0))::float8 / 4 as before
    from (
      select d.user_id, (t.today - d.day) / 7 as week
      from user_day d join ${todays(scope, now)} using (account_id)
      where d.environment_id = ${scope.environmentId} and d.account_id = ${accountId} and ${since(now)}
      group by 1, 2
    ) as d
    ${joinUser(scope)}
    where ${isRegistered} and u.unit is not null
    group by u.unit`.execute(db);
  return byShift(rows);
}

async function comingAndGoing(db: Queryable, scope: Scope, now: Date, accountId: string) {
  const { rows } = await sql<{ id: string; name: string; isHere: boolean; lastSeenOn: string }>`
    select u.external_id as id, u.name, d.is_here, d.last_seen_on
    from (
      select d.user_id, bool_or(${inWeek}) as is_here, max(d.day) as last_seen_on,
        count(distinct (t.today - d.day) / 7) filter (where not ${inWeek}) as weeks_before
      from user_day d join ${todays(scope, now)} using (account_id)
      where d.environment_id = ${scope.environmentId} and d.account_id = ${accountId} and ${since(now)}
      group by d.user_id
    ) as d
    ${joinUser(scope)}
    where ${isRegistered} and ((not d.is_here and d.weeks_before >= 2) or (d.is_here and d.weeks_before = 0))
    order by d.weeks_before desc, d.last_seen_on desc, u.name, u.external_id`.execute(db);
  return {
    gone: rows
      .filter(({ isHere }) => !isHere)
      .map(({ id, name, lastSeenOn }) => ({ id, name, lastSeenOn }))
      .slice(0, 20),
    arrived: rows
      .filter(({ isHere }) => isHere)
      .map(({ id, name }) => ({ id, name }))
      .slice(0, 20),
  };
}

const twoWeeksAgo = (now: Date) => addDays(now.toISOString().slice(0, 10), -14);

async function newGuides(db: Queryable, scope: Scope, now: Date) {
  const { rows } = await sql<{ id: string; name: string; publishedOn: string }>`
    select g.id, g.name, (p.published_at at time zone w.time_zone)::date as published_on
    from publication p join guide g on g.id = p.guide_id join workspace w on w.id = p.workspace_id
    where p.workspace_id = ${scope.workspaceId} and p.environment_id = ${scope.environmentId}
      and p.published_at >= ${twoWeeksAgo(now)}::date and p.published_at <= ${now}
    order by p.published_at desc limit ${most}`.execute(db);
  return rows;
}

/** Releases that people of the account first worked with in that time. */
async function newBuilds(db: Queryable, scope: Scope, now: Date, accountId: string) {
  const { rows } = await sql<{ name: string; firstSeenOn: string }>`
    select b.name, min(d.day) as first_seen_on
    from entry_use d join host_build b on b.id = d.build_id and b.environment_id = d.environment_id
    where d.environment_id = ${scope.environmentId} and d.account_id = ${accountId}
      and d.day >= ${earliestDay(now, 90)}::date
    group by b.name
    having min(d.day) >= ${twoWeeksAgo(now)}::date
    order by 2 desc limit ${most}`.execute(db);
  return rows;
}
