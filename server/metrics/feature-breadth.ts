import { sql } from 'kysely';
import type { FeatureClass } from '../../shared/contract/feature.ts';
import { medianOf } from '../../shared/rules/median.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, earliestDay, todays } from './account-days.ts';
import type { ByAccount } from './by-account.ts';
import { joinSummary } from './entry-days.ts';

export interface FeatureBreadth {
  /** Those that anybody used. */
  featureIds: number[];
  /** By class: registered users and all uses. */
  classes: Partial<Record<FeatureClass, { users: number; uses: number }>>;
  /** Features of the median registered user who used any; null: none did. */
  typicalFeatures: number | null;
}

interface UsedFeature {
  accountId: string;
  featureId: number;
  featureClass: FeatureClass;
  uses: number;
  /** A character for each place in the account: 1 where a registered user used it. */
  users: string;
}

/** What was used in the last 28 days, of the features that are not archived; for accounts in which anything was. */
export async function featureBreadthByAccount(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountIds?: readonly string[],
): Promise<ByAccount<FeatureBreadth>> {
  const { rows } = await sql<UsedFeature>`
    select d.account_id, d.feature_id, f.feature_class, d.uses, (d.users & ~s.left_out)::text as users
    from (
      select d.account_id, d.feature_id, sum(d.uses)::int as uses, bit_or(d.users) as users
      from feature_day d
      join ${todays(scope, now)} using (account_id)
      where d.environment_id = ${scope.environmentId} and ${amongAccounts(accountIds)}
        and d.day >= ${earliestDay(now, 28)}::date and t.today - d.day < 28
      group by d.account_id, d.feature_id
    ) as d
    join feature f on f.id = d.feature_id and f.archived_at is null
    ${joinSummary(scope)}`.execute(db);
  const byAccount = Map.groupBy(rows, ({ accountId }) => accountId);
  return new Map([...byAccount].map(([accountId, used]) => [accountId, breadthOf(used)]));
}

function breadthOf(used: readonly UsedFeature[]): FeatureBreadth {
  const featuresOf = new Map<number, number>();
  const classes: FeatureBreadth['classes'] = {};
  for (const [featureClass, ofClass] of Map.groupBy(used, (feature) => feature.featureClass)) {
    const people = new Set<number>();
    let uses = 0;
    for (const feature of ofClass) {
      uses += feature.uses;
      for (const place of placesIn(feature.users)) {
        people.add(place);
        featuresOf.set(place, (featuresOf.get(place) ?? 0) + 1);
      }
    }
    classes[featureClass] = { users: people.size, uses };
  }
  return {
    featureIds: used.map(({ featureId }) => featureId),
    classes,
    typicalFeatures: medianOf([...featuresOf.values()]),
  };
}

function* placesIn(users: string): Generator<number> {
  for (let place = users.indexOf('1'); place >= 0; place = users.indexOf('1', place + 1)) yield place;
}
