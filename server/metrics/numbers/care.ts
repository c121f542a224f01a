import { sql } from 'kysely';
import type { Thresholds } from '../../../shared/contract/threshold.ts';
import { type Cadence, type CadenceInput, cadenceOf } from '../../../shared/rules/cadence.ts';
import { arrayOfPlain } from '../../db/array-literal.ts';
import type { Queryable } from '../../db/database.ts';
import { readThresholds } from '../../workspaces/thresholds.ts';
import { isAsked, isAskedAccount } from '../among.ts';
import type { Ask } from '../ask.ts';
import { cadenceDays, isContact, lastSpoken } from '../cadence-days.ts';
import type { Members, Metric } from '../metric.ts';
import { accountsThen } from './accounts.ts';

/*
 * What those do who look after accounts. An account counts for whoever looks after it today, and the cadence is that of
 * its tier today.
 */

const notes = (ask: Ask, condition: ReturnType<typeof sql<boolean>>) => sql<{ id: string }>`
  select d.id, d.account_id from account_note d
  where ${isAsked(ask)} and d.happened_on between ${ask.period.from}::date and ${ask.period.to}::date
    and ${condition}`;

/** Rows (id, account_id): calls, visits, reviews and messages. */
export const contactsIn = (ask: Ask) => notes(ask, isContact);
/** Rows (id, account_id): that somebody has recommended the product. */
export const referralsIn = (ask: Ask) => notes(ask, sql<boolean>`is_referral`);

export const contacts: Metric = { noun: 'notes', part: contactsIn, defaultDays: 90 };
export const referrals: Metric = { noun: 'notes', part: referralsIn, defaultDays: 365 };

/**
 * Accounts that the cadence asks to be spoken with again and again, and when next, as of the last day of the period.
 */
export async function selectCadences(
  db: Queryable,
  ask: Ask,
): Promise<(Cadence & { id: string; ownerId: string | null })[]> {
  const { environmentId, workspaceId } = ask.scope;
  const today = sql`${ask.period.to}::date`;
  const { rows } = await sql<Omit<CadenceInput, 'today'> & { id: string; ownerId: string | null }>`
    select account.id, account.owner_id, account.tier, s.stage, account.contract_ends_on, n.last_contact_on, n.last_review_on,
      ${cadenceDays(sql`coalesce(account.time_zone, w.time_zone)`)}
    from account
    join workspace w on w.id = ${workspaceId}
    left join account_summary s on s.environment_id = ${environmentId} and s.account_id = account.id
    cross join lateral (${lastSpoken(today)}) as n
    where ${isAskedAccount(ask)} and account.tier in ('strategic', 'enterprise')
      and (account.churned_on is null or account.churned_on > ${today})`.execute(db);
  const limits = await readThresholds(db, ask.scope);
  return rows.map((row) => ({
    id: row.id,
    ownerId: row.ownerId,
    ...cadenceOf({ ...row, today: ask.period.to }, limits),
  }));
}

/** Whether what is due on `dueOn` was not missed by the last day of the period. */
export const isKeptUp = (dueOn: string | null, { period }: Ask): boolean =>
  dueOn === null || dueOn >= period.to;

/** Of an `account` with a tier: which part it is of what one person can look after. */
export const loadOf = (limits: Thresholds) => sql<number>`(case account.tier
    when 'strategic' then 1.0 / ${limits.capacityStrategic}::float8
    when 'enterprise' then 1.0 / ${limits.capacityEnterprise}::float8
    else 1.0 / ${limits.capacityLongTail}::float8
  end)`;

/** Of one person 1 is as much as they can do; of several it is how many people the accounts take. */
export const workload: Metric = {
  noun: 'accounts',
  part: (ask) => tiered(ask),
  figure: async (ask, db) => sql`
    select coalesce(sum(${loadOf(await readThresholds(db, ask.scope))}), 0) from account
    join (${tiered(ask)}) as c on c.id = account.id
    where account.environment_id = ${ask.scope.environmentId}`,
  defaultDays: 90,
};

const tiered = (ask: Ask): Members => sql`
  select account.id from account
  join (${accountsThen(ask)}) as c on c.id = account.id
  where account.environment_id = ${ask.scope.environmentId} and account.tier is not null`;

const withCadence = async (ask: Ask, db: Queryable, isMeant: (cadence: Cadence) => boolean) => {
  const ids = (await selectCadences(db, ask)).filter(isMeant).map(({ id }) => id);
  return sql<{ id: string }>`select unnest(${arrayOfPlain(ids)}::bigint[]) as id`;
};

export const inTouch: Metric = {
  noun: 'accounts',
  part: (ask, db) => withCadence(ask, db, ({ contactOn }) => isKeptUp(contactOn, ask)),
  whole: (ask, db) => withCadence(ask, db, () => true),
  defaultDays: 90,
};

export const reviewed: Metric = {
  ...inTouch,
  part: (ask, db) => withCadence(ask, db, ({ reviewOn }) => isKeptUp(reviewOn, ask)),
};

/** On which day a reply was given, in the time zone that it fell due in. */
const givenOn = ({ scope }: Ask) =>
  sql`(d.done_at at time zone (select time_zone from workspace where id = ${scope.workspaceId}))::date`;

const replies = (ask: Ask, day: ReturnType<typeof sql>) => sql`
  select d.account_id, d.user_id, d.run_id, d.created_at, d.done_at,
    ${givenOn(ask)} <= d.due_on as is_in_time
  from answer_task d
  where ${isAsked(ask)} and d.kind = 'reply' and ${day} between ${ask.period.from}::date and ${ask.period.to}::date`;

/** Rows (account_id, user_id, run_id, is_in_time): replies to low scores that fell due. */
export const repliesDueIn = (ask: Ask) => replies(ask, sql`d.due_on`);
/** Rows (account_id, user_id, run_id, created_at, done_at): replies that were given. */
export const repliesGivenIn = (ask: Ask) => replies(ask, givenOn(ask));

/** The score that each reply is about. */
const scoresOf = (ask: Ask, tasks: ReturnType<typeof sql>): Members => sql`
  select (
    select r.id from response r
    where r.environment_id = ${ask.scope.environmentId} and r.user_id = k.user_id and r.run_id = k.run_id
      and r.question_kind = 'nps'
    order by r.id limit 1
  ) as id
  from (${tasks}) as k`;

export const repliesInTime: Metric = {
  noun: 'answers',
  part: (ask) => scoresOf(ask, sql`select * from (${repliesDueIn(ask)}) as k where k.is_in_time`),
  whole: (ask) => scoresOf(ask, repliesDueIn(ask)),
  defaultDays: 90,
};

/** Days. */
export const replyTime: Metric = {
  noun: 'answers',
  part: (ask) => scoresOf(ask, repliesGivenIn(ask)),
  figure: (ask) => sql`
    select avg(extract(epoch from k.done_at - k.created_at)) / 86400 from (${repliesGivenIn(ask)}) as k`,
  defaultDays: 90,
};
