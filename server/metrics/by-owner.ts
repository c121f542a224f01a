import { sql } from 'kysely';
import type { Thresholds } from '../../shared/contract/threshold.ts';
import type { Queryable } from '../db/database.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { isAskedAccount } from './among.ts';
import { arrAt, customerSince } from './arr.ts';
import type { Ask } from './ask.ts';
import { latestScores, npsCounts } from './nps.ts';
import { accountsThen } from './numbers/accounts.ts';
import {
  contactsIn,
  isKeptUp,
  loadOf,
  referralsIn,
  repliesDueIn,
  repliesGivenIn,
  selectCadences,
} from './numbers/care.ts';
import { isNotRenewed, renewalsIn } from './numbers/income.ts';
import { isHealthy, isInDanger, isLow, judgedThen } from './numbers/judged.ts';

/** What stands behind one owner; added up, the owners are everybody. */
export interface OwnerRow {
  /** Null: accounts that nobody looks after. */
  ownerId: string | null;
  ownerName: string | null;

  // How their customers behave.
  accounts: number;
  /** Users and active users of the accounts, each person once in each account. */
  users: number;
  activeUsers7: number;
  featuresUsed: number;
  featuresAvailable: number;
  healthyAccounts: number;
  lowAccounts: number;
  atRiskAccounts: number;
  /** Latest scores of the period. */
  scores: number;
  promoters: number;
  detractors: number;

  // What they do.
  /** Accounts with a tier, and what they are together of what one person can look after. */
  accountsWithTier: number;
  workload: number;
  contacts: number;
  /** Accounts that a cadence asks to be spoken with, and those where nothing is overdue. */
  accountsWithCadence: number;
  accountsInTouch: number;
  accountsReviewed: number;
  /** Replies to answers that fell due in the period, and those of them that were given by then. */
  repliesDue: number;
  repliesInTime: number;
  /** Replies that were given in the period, and days that all of them took together. */
  repliesGiven: number;
  replyDays: number;

  // What becomes of it.
  /** Customers of the first day of the period, those of them who were lost by its last, and those who pay more then. */
  customersThen: number;
  customersLost: number;
  customersExpanded: number;
  referrals: number;

  // What it brings.
  /** Accounts whose contract was renewed in the period, and all that could have been. */
  contractsDue: number;
  contractsRenewed: number;
  /** Amounts for a year. */
  revenueRenewed: number;
  revenueExpanded: number;
  /** Yearly revenue on both ends of the period from the customers of its first day. */
  revenueThen: number;
  revenueNow: number;
}

type OfAccounts = Omit<
  OwnerRow,
  'scores' | 'promoters' | 'detractors' | 'accountsWithCadence' | 'accountsInTouch' | 'accountsReviewed'
>;
type OfScores = { key: string | null; promoters: number; passives: number; detractors: number };

/**
 * Behaviour of the customers, work of those who look after them, business and income: of every owner on their own. The
 * same pieces as in the metrics that list who is behind each number, counted by owner in one go.
 */
export async function numbersByOwner(db: Queryable, ask: Ask): Promise<OwnerRow[]> {
  const limits = await readThresholds(db, ask.scope);
  const [accounts, scores, cadences] = await Promise.all([
    countAccounts(db, ask, limits),
    countScores(db, ask),
    selectCadences(db, ask),
  ]);
  const scoresOf = new Map(scores.map((counts) => [counts.key, counts]));
  const cadencesOf = Map.groupBy(cadences, ({ ownerId }) => ownerId);
  return accounts.map((row) => {
    const { promoters = 0, passives = 0, detractors = 0 } = scoresOf.get(row.ownerId) ?? {};
    const own = cadencesOf.get(row.ownerId) ?? [];
    return {
      ...row,
      scores: promoters + passives + detractors,
      promoters,
      detractors,
      accountsWithCadence: own.length,
      accountsInTouch: own.filter(({ contactOn }) => isKeptUp(contactOn, ask)).length,
      accountsReviewed: own.filter(({ reviewOn }) => isKeptUp(reviewOn, ask)).length,
    };
  });
}

async function countAccounts(db: Queryable, ask: Ask, limits: Thresholds): Promise<OfAccounts[]> {
  const { from, to } = ask.period;
  const customersThen = sql`(
    ${customerSince(ask)} <= ${from}::date
    and (account.churned_on is null or account.churned_on > ${from}::date)
  )`;
  const isLost = sql`(account.churned_on is not null and account.churned_on <= ${to}::date)`;
  const hasExpanded = sql`(${customersThen} and not ${isLost} and e.arr > b.arr)`;
  const { rows } = await sql<OfAccounts>`
    select account.owner_id, member.name as owner_name,
      count(*) filter (where c.id is not null)::int as accounts,
      coalesce(sum(s.users) filter (where c.id is not null), 0)::int as users,
      coalesce(sum(s.active_users7) filter (where c.id is not null), 0)::int as active_users7,
      coalesce(sum(s.features_used28) filter (where c.id is not null), 0)::int as features_used,
      coalesce(sum(s.features_available) filter (where c.id is not null), 0)::int as features_available,
      count(*) filter (where c.id is not null and ${isHealthy})::int as healthy_accounts,
      count(*) filter (where c.id is not null and ${isLow})::int as low_accounts,
      count(*) filter (where c.id is not null and ${isInDanger})::int as at_risk_accounts,
      count(*) filter (where c.id is not null and account.tier is not null)::int as accounts_with_tier,
      coalesce(sum(${loadOf(limits)}) filter (where c.id is not null and account.tier is not null), 0)::float8 as workload,
      coalesce(sum(n.contacts), 0)::int as contacts,
      coalesce(sum(k.due), 0)::int as replies_due,
      coalesce(sum(k.in_time), 0)::int as replies_in_time,
      coalesce(sum(g.given), 0)::int as replies_given,
      coalesce(sum(g.days), 0)::float8 as reply_days,
      count(*) filter (where ${customersThen})::int as customers_then,
      count(*) filter (where ${customersThen} and ${isLost})::int as customers_lost,
      count(*) filter (where ${hasExpanded})::int as customers_expanded,
      coalesce(sum(f.referrals), 0)::int as referrals,
      count(*) filter (where r.account_id is not null or ${isNotRenewed(ask)})::int as contracts_due,
      count(r.account_id)::int as contracts_renewed,
      coalesce(sum(r.renewed), 0)::float8 as revenue_renewed,
      coalesce(sum(e.arr - b.arr) filter (where ${hasExpanded}), 0)::float8 as revenue_expanded,
      coalesce(sum(b.arr) filter (where ${customersThen}), 0)::float8 as revenue_then,
      coalesce(sum(e.arr) filter (where ${customersThen} and not ${isLost}), 0)::float8 as revenue_now
    from account
    left join member on member.id = account.owner_id
    left join (${accountsThen(ask)}) as c on c.id = account.id
    left join account_summary s on s.environment_id = account.environment_id and s.account_id = account.id
    left join (${judgedThen(ask)}) as j on j.account_id = account.id
    left join (
      select account_id, count(*) as contacts from (${contactsIn(ask)}) as n group by account_id
    ) as n on n.account_id = account.id
    left join (
      select account_id, count(*) as due, count(*) filter (where is_in_time) as in_time
      from (${repliesDueIn(ask)}) as k group by account_id
    ) as k on k.account_id = account.id
    left join (
      select account_id, count(*) as given, sum(extract(epoch from done_at - created_at)) / 86400 as days
      from (${repliesGivenIn(ask)}) as g group by account_id
    ) as g on g.account_id = account.id
    left join (
      select account_id, count(*) as referrals from (${referralsIn(ask)}) as f group by account_id
    ) as f on f.account_id = account.id
    left join (
      select account_id, sum(renewed) as renewed from (${renewalsIn(ask)}) as r group by account_id
    ) as r on r.account_id = account.id
    left join (${arrAt(ask, from)}) as b on b.account_id = account.id
    left join (${arrAt(ask, to)}) as e on e.account_id = account.id
    where ${isAskedAccount(ask)}
    group by account.owner_id, member.name
    order by member.name nulls last, account.owner_id`.execute(db);
  return rows;
}

/** By owner; of whoever answered in the accounts of two, the latest of each. What names no account is nobody's. */
async function countScores(db: Queryable, ask: Ask): Promise<OfScores[]> {
  const owner = sql`case when a.id is not null then coalesce(a.owner_id::text, 'none') end`;
  const { rows } = await sql<OfScores>`
    select nullif(key, 'none') as key, ${npsCounts}
    from (${latestScores(ask, owner)}) as latest where key is not null
    group by key`.execute(db);
  return rows;
}
