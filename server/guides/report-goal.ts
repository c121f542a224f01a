import type { Audience } from '../../shared/contract/audience.ts';
import type { Goal } from '../../shared/contract/guide.ts';
import { addDays, dayAt } from '../../shared/rules/calendar.ts';
import {
  compareRates,
  type RateComparison,
  smallestDifference,
  type Tally,
} from '../../shared/rules/compare-rates.ts';
import type { Context } from '../context.ts';
import { meantInAccounts } from '../delivery/meant-users.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import {
  type GoalPeopleFilter,
  selectGoalClusters,
  selectGoalPeople,
  selectUsersOfFeature,
} from '../metrics/goal-results.ts';
import type { GuidePerson, ReachedPeopleQuery } from '../metrics/reached-people.ts';
import { workspaceTimeZone } from '../metrics/workspace-time-zone.ts';
import { readGuide } from './edit-guide.ts';
import { selectContents } from './version-store.ts';

type Clock = Pick<Context, 'db' | 'now'>;

export interface GoalReport extends RateComparison {
  goal: Goal;
  /** Users who still have time: they are not in the numbers yet. */
  waiting: { shown: number; heldOut: number };
}

/**
 * Whether the guide brings what it is for: those who were to have it, whether or not they saw it, beside those who
 * were kept from it. Of the live version's goal, else the newest's. Null: it has none.
 */
export async function reportGoal(context: Clock, scope: Scope, id: string): Promise<GoalReport | null> {
  const goal = await goalOf(context, scope, id);
  if (!goal) return null;
  const { clusters, waiting } = await selectGoalClusters(context.db, scope, context.now(), {
    guideId: id,
    ...goal,
  });
  return { ...compareRates(clusters), goal, waiting };
}

/** The people behind one number of the report: as many as it says; nobody where there is no goal. */
export async function listGoalPeople(
  context: Clock,
  scope: Scope,
  id: string,
  which: GoalPeopleFilter,
  query: ReachedPeopleQuery,
  page: Page,
): Promise<{ total: number; people: GuidePerson[] }> {
  const goal = await goalOf(context, scope, id);
  if (!goal) return { total: 0, people: [] };
  return selectGoalPeople(context.db, scope, context.now(), { guideId: id, ...goal }, which, query, page);
}

async function goalOf(context: Clock, scope: Scope, id: string): Promise<Goal | undefined> {
  const guide = await readGuide(context, scope, id);
  const [newest] = await selectContents(context.db, scope, id, guide.live?.version);
  return newest?.content.goal;
}

export interface GoalForecast {
  users: number;
  accounts: number;
  heldOut: number;
  /** Share of them that uses the feature anyway: of the last days, or assumed where none of them does. */
  rate: number;
  isAssumed: boolean;
  /** Null: too few to tell. */
  smallestDifference: number | null;
}

const assumedRate = 0.05;

/** What a goal can show, before anything begins: with whom the audience means today. */
export async function forecastGoal(
  context: Clock,
  scope: Scope,
  { audience, goal }: { audience: Audience; goal: Goal },
): Promise<GoalForecast> {
  const { db, now } = context;
  const clusterOf = new Map<string, string>();
  for (const { userId, accountId } of await meantInAccounts(context, scope, audience)) {
    clusterOf.set(userId, accountId ?? userId);
  }
  const since = addDays(dayAt(now(), await workspaceTimeZone(db, scope)), 1 - goal.withinDays);
  const reached = await selectUsersOfFeature(db, scope, goal.featureId, since, [...clusterOf.keys()]);
  const tallies = new Map<string, Tally>();
  for (const [user, cluster] of clusterOf) {
    const { users, reached: before } = tallies.get(cluster) ?? { users: 0, reached: 0 };
    tallies.set(cluster, { users: users + 1, reached: before + (reached.has(user) ? 1 : 0) });
  }
  const users = clusterOf.size;
  const isAssumed = reached.size === 0;
  const rate = isAssumed ? assumedRate : reached.size / users;
  const { holdout } = goal;
  return {
    users,
    accounts: tallies.size,
    heldOut: Math.round((users * (holdout?.percent ?? 0)) / 100),
    rate,
    isAssumed,
    smallestDifference: holdout ? smallestDifference([...tallies.values()], holdout, rate) : null,
  };
}
