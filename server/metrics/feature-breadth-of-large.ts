import { sql } from 'kysely';
import type { FeatureClass } from '../../shared/contract/feature.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, todays } from './account-days.ts';
import type { ByAccount } from './by-account.ts';
import { firstLive, joinPlace, joinSummary } from './entry-days.ts';
import type { FeatureBreadth } from './feature-breadth.ts';
import { PeopleSet } from './people-set.ts';

/** A feature that was used in an account, and by whom. */
interface Used {
  accountId: string;
  featureId: number;
  featureClass: FeatureClass;
  uses: number;
  today: number;
  /** As PostgreSQL sends a set, of the days that are over; null: on none of them. */
  people: Buffer | null;
  /** Who used it today. */
  places: number[];
}

/**
 * What `featureBreadthByAccount` says, for accounts of many people, of which it would read the facts of each person and
 * day: from the sets of the days that are over, and today's facts. Their summaries are held by the transaction, and the
 * sets are up to date.
 */
export async function featureBreadthOfLarge(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountIds: readonly string[],
): Promise<ByAccount<FeatureBreadth>> {
  if (accountIds.length === 0) return new Map();
  const leftOut = await selectLeftOut(db, scope, accountIds);
  const byAccount = Map.groupBy(await selectUsed(db, scope, now, accountIds), ({ accountId }) => accountId);
  return new Map([...byAccount].map(([id, used]) => [id, breadthOf(used, PeopleSet.of(leftOut.get(id)!))]));
}

function breadthOf(all: readonly Used[], leftOut: PeopleSet): FeatureBreadth {
  const used = all.map(({ people, places, ...one }) => {
    const set = people ? PeopleSet.of(people) : PeopleSet.noneLike(leftOut);
    for (const place of places) set.add(place);
    return { ...one, people: set.without(leftOut) };
  });
  const classes = Map.groupBy(used, ({ featureClass }) => featureClass);
  return {
    featureIds: used.map(({ featureId }) => featureId),
    users: used.map(({ people }) => people.size),
    uses: used.map(({ uses }) => uses),
    today: used.map(({ today }) => today),
    classes: Object.fromEntries(
      [...classes].map(([name, ones]) => [
        name,
        {
          users: PeopleSet.union(ones.map(({ people }) => people)).size,
          uses: ones.reduce((sum, { uses }) => sum + uses, 0),
        },
      ]),
    ),
    typicalFeatures: median(PeopleSet.timesIn(used.map(({ people }) => people))),
  };
}

/** Null: of no number at all. */
function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

async function selectLeftOut(
  db: Queryable,
  { environmentId }: Scope,
  accountIds: readonly string[],
): Promise<Map<string, Buffer>> {
  const { rows } = await sql<{ accountId: string; leftOut: Buffer }>`
    select account_id, varbit_send(left_out) as left_out from account_summary
    where environment_id = ${environmentId} and account_id = any(${arrayOfPlain(accountIds)}::bigint[])`.execute(
    db,
  );
  return new Map(rows.map(({ accountId, leftOut }) => [accountId, leftOut]));
}

async function selectUsed(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountIds: readonly string[],
): Promise<Used[]> {
  const ofAccounts = sql`d.environment_id = ${scope.environmentId} and d.account_id = any(${arrayOfPlain(accountIds)}::bigint[])`;
  const lately = sql`d.day >= ${earliestDay(now, 28)}::date and t.today - d.day < 28`;
  const { rows } = await sql<Used>`
    with kept as (
      select d.account_id, d.feature_id, sum(d.uses) as uses, varbit_send(bit_or(d.users)) as people
      from feature_day d ${joinSummary(scope)} join ${todays(scope, now)} on t.account_id = d.account_id
      where ${ofAccounts} and ${lately} and d.day < s.changed_from
      group by 1, 2
    ),
    of_today as (
      select d.account_id, d.feature_id, sum(d.uses) as uses, array_agg(p.place) as places
      from feature_use d ${joinSummary(scope)} ${joinPlace(scope)} join ${todays(scope, now)} on t.account_id = d.account_id
      where ${ofAccounts} and ${lately} and d.day >= s.changed_from and d.day >= ${firstLive(scope, accountIds)}
      group by 1, 2
    )
    select account_id, feature_id, f.feature_class, (coalesce(kept.uses, 0) + coalesce(of_today.uses, 0))::int as uses,
      coalesce(of_today.uses, 0)::int as today, kept.people, coalesce(of_today.places, '{}') as places
    from kept full join of_today using (account_id, feature_id)
    join feature f on f.id = feature_id and f.archived_at is null
    order by account_id, feature_id`.execute(db);
  return rows;
}
