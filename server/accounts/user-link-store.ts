import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';

/** Somebody anonymous who said who they are; the accounts are those that keep what names no account. */
export interface UserLink {
  anonymousUserId: string;
  anonymousAccountId: string;
  userId: string;
  userAccountId: string;
}

/** Adds what is new: whoever has been linked stays so. Whether anything was. */
export async function insertLinks(
  trx: Queryable,
  environmentId: number,
  links: readonly UserLink[],
  now: Date,
): Promise<boolean> {
  if (links.length === 0) return false;
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('userLink')
    .values(links.map((link) => ({ environmentId, ...link, linkedAt: now, movedAt: null })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** Which of these anonymous users have been moved, and the external id of the user they are now. */
export async function selectMoved(
  db: Queryable,
  environmentId: number,
  anonymousUserIds: readonly string[],
): Promise<Map<string, string>> {
  if (anonymousUserIds.length === 0) return new Map();
  const { rows } = await sql<{ anonymousUserId: string; externalId: string }>`
    select l.anonymous_user_id, u.external_id
    from user_link l join "user" u on u.environment_id = l.environment_id and u.id = l.user_id
    where l.environment_id = ${environmentId} and l.moved_at is not null
      and l.anonymous_user_id = any(${arrayOfPlain(anonymousUserIds)}::bigint[])`.execute(db);
  return new Map(rows.map(({ anonymousUserId, externalId }) => [anonymousUserId, externalId]));
}

/** Takes the links that wait; from here on they count as moved. */
export async function takeWaitingLinks(
  trx: Queryable,
  environmentId: number,
  now: Date,
): Promise<UserLink[]> {
  return trx
    .updateTable('userLink')
    .set({ movedAt: now })
    .where('environmentId', '=', environmentId)
    .where('movedAt', 'is', null)
    .returning(['anonymousUserId', 'anonymousAccountId', 'userId', 'userAccountId'])
    .execute();
}

/** Where links wait. */
export async function selectWaitingEnvironments(db: Queryable): Promise<number[]> {
  const rows = await db
    .selectFrom('userLink')
    .where('movedAt', 'is', null)
    .select('environmentId')
    .distinct()
    .execute();
  return rows.map(({ environmentId }) => environmentId);
}

/** The links as a table expression `l`. */
const table = (links: readonly UserLink[]) => sql`unnest(
    ${arrayOfPlain(links.map((link) => link.anonymousUserId))}::bigint[],
    ${arrayOfPlain(links.map((link) => link.anonymousAccountId))}::bigint[],
    ${arrayOfPlain(links.map((link) => link.userId))}::bigint[],
    ${arrayOfPlain(links.map((link) => link.userAccountId))}::bigint[]
  ) as l(anonymous_user_id, anonymous_account_id, user_id, user_account_id)`;

/** The account that a row `d` of an anonymous user belongs to from now on. */
const movedAccount = sql`case when d.account_id = l.anonymous_account_id then l.user_account_id else d.account_id end`;

/**
 * Makes everything that is known of the anonymous users the users' own: facts are added up, of states that both have
 * the later counts, of runs the union of what happened. Nothing is left of the anonymous ones but their raw events.
 */
export async function moveRows(
  trx: Queryable,
  environmentId: number,
  links: readonly UserLink[],
): Promise<void> {
  const of = (column = sql`d.user_id`) => sql`
    join ${table(links)} on l.anonymous_user_id = ${column} where d.environment_id = ${environmentId}`;
  const gone = (from: string) =>
    sql`
    delete from ${sql.table(from)} d using ${table(links)}
    where d.environment_id = ${environmentId} and d.user_id = l.anonymous_user_id`.execute(trx);
  /** The links, once for each account that may hold facts of theirs: these are found by their account first. */
  const inTheirAccounts = sql`(
      select l.*, held.account_id from ${table(links)}
      cross join lateral (
        select s.account_id from seat s where s.environment_id = ${environmentId} and s.user_id = l.anonymous_user_id
        union select l.anonymous_account_id
      ) as held
    ) as l`;

  await sql`
    with moved as (
      delete from user_day d using ${inTheirAccounts}
      where d.environment_id = ${environmentId} and d.account_id = l.account_id and d.user_id = l.anonymous_user_id
      returning ${movedAccount} as account_id, d.day, l.user_id, d.events
    )
    insert into user_day as t (environment_id, account_id, day, user_id, events)
    select ${environmentId}, account_id, day, user_id, sum(events) from moved group by 2, 3, 4 order by 2, 3, 4
    on conflict (environment_id, account_id, day, user_id) do update set events = t.events + excluded.events`.execute(
    trx,
  );
  await sql`
    with moved as (
      delete from entry_use d using ${table(links)}
      where d.environment_id = ${environmentId} and d.user_id = l.anonymous_user_id
      returning ${movedAccount} as account_id, d.day, d.kind, d.entry_id, d.page_id, d.build_id, l.user_id, d.uses
    )
    insert into entry_use as t (environment_id, account_id, day, kind, entry_id, page_id, build_id, user_id, uses)
    select ${environmentId}, account_id, day, kind, entry_id, page_id, build_id, user_id, sum(uses) from moved
    group by 2, 3, 4, 5, 6, 7, 8 order by 4, 5, 3, 2, 8, 6, 7
    on conflict (environment_id, kind, entry_id, day, account_id, user_id, page_id, build_id)
    do update set uses = t.uses + excluded.uses`.execute(trx);
  await sql`
    insert into seat as t (environment_id, account_id, user_id, first_seen_at, last_seen_at, last_day, days)
    select ${environmentId}, d.account_id, l.user_id, min(d.first_seen_at), max(d.last_seen_at), null,
      repeat('0', 400)::bit(400)
    from seat d ${of()} group by d.account_id, l.user_id order by d.account_id, l.user_id
    on conflict (environment_id, account_id, user_id) do update set
      first_seen_at = least(t.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(t.last_seen_at, excluded.last_seen_at)`.execute(trx);
  await gone('seat');
  await sql`
    insert into guide_run as t
    select ${environmentId}, l.user_id, d.guide_id, d.run_id, ${movedAccount}, d.version, d.is_auto_start, d.started_at,
      d.last_shown_at, d.completed_at, d.dismissed_at
    from guide_run d ${of()}
    on conflict (environment_id, user_id, guide_id, run_id) do update set
      is_auto_start = least(t.is_auto_start, excluded.is_auto_start),
      started_at = least(t.started_at, excluded.started_at),
      last_shown_at = greatest(t.last_shown_at, excluded.last_shown_at),
      completed_at = least(t.completed_at, excluded.completed_at),
      dismissed_at = least(t.dismissed_at, excluded.dismissed_at)`.execute(trx);
  await gone('guide_run');
  await sql`
    insert into guide_run_step as t (
      environment_id, guide_id, step_id, user_id, run_id, version, shown_at, missing_at, dismissed_at, task_done_at
    )
    select ${environmentId}, d.guide_id, d.step_id, l.user_id, d.run_id, d.version, d.shown_at, d.missing_at,
      d.dismissed_at, d.task_done_at
    from guide_run_step d ${of()}
    on conflict (environment_id, guide_id, step_id, user_id, run_id) do update set
      shown_at = least(t.shown_at, excluded.shown_at),
      missing_at = least(t.missing_at, excluded.missing_at),
      dismissed_at = least(t.dismissed_at, excluded.dismissed_at),
      task_done_at = least(t.task_done_at, excluded.task_done_at)`.execute(trx);
  await gone('guide_run_step');
  await sql`
    insert into user_preference as t (environment_id, user_id, subject, key, said_at, is_muted, snoozed_until)
    select distinct on (l.user_id, d.subject, d.key)
      ${environmentId}::int, l.user_id, d.subject, d.key, d.said_at, d.is_muted, d.snoozed_until
    from user_preference d ${of()} order by l.user_id, d.subject, d.key, d.said_at desc
    on conflict (environment_id, user_id, subject, key) do update set
      said_at = excluded.said_at, is_muted = excluded.is_muted, snoozed_until = excluded.snoozed_until
    where t.said_at < excluded.said_at`.execute(trx);
  await gone('user_preference');
  await sql`
    insert into withheld_guides (environment_id, user_id, at, guides)
    select ${environmentId}::int, l.user_id, d.at, d.guides from withheld_guides d ${of()}
    on conflict do nothing`.execute(trx);
  await gone('withheld_guides');
  await sql`
    update response d set user_id = l.user_id, account_id = ${movedAccount}
    from ${table(links)}
    where d.environment_id = ${environmentId} and d.user_id = l.anonymous_user_id
      and not exists (
        select from response t
        where t.environment_id = d.environment_id and t.user_id = l.user_id
          and t.run_id = d.run_id and t.question_id = d.question_id
      )`.execute(trx);
  await gone('response');
  for (const [from, key] of [
    ['answer_tag', 'tag'],
    ['answer_task', 'kind'],
  ] as const) {
    await sql`
      update ${sql.table(from)} d set user_id = l.user_id, account_id = ${movedAccount}
      from ${table(links)}
      where d.environment_id = ${environmentId} and d.user_id = l.anonymous_user_id
        and not exists (
          select from ${sql.table(from)} t
          where t.environment_id = d.environment_id and t.user_id = l.user_id and t.run_id = d.run_id
            and ${sql.ref(`t.${key}`)} = ${sql.ref(`d.${key}`)}
        )`.execute(trx);
    await gone(from);
  }
  await sql`
    update "user" u set
      first_seen_at = least(u.first_seen_at, d.first_seen_at),
      last_seen_at = greatest(u.last_seen_at, d.last_seen_at)
    from (
      select l.user_id, min(d.first_seen_at) as first_seen_at, max(d.last_seen_at) as last_seen_at
      from "user" d ${of(sql`d.id`)} group by l.user_id
    ) as d
    where u.environment_id = ${environmentId} and u.id = d.user_id`.execute(trx);
  await sql`
    delete from "user" d using ${table(links)}
    where d.environment_id = ${environmentId} and d.id = l.anonymous_user_id`.execute(trx);
}
