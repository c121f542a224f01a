import type { BehaviourCondition } from '../../shared/contract/audience.ts';
import { addDays, type Day, dayAt } from '../../shared/rules/calendar.ts';
import { behaviourKey } from '../../shared/rules/match-audience.ts';
import type { Queryable } from '../db/database.ts';
import { isStorableText } from '../ingest/storable-value.ts';
import { type Counted, selectAccountCounts, selectUserCounts, type Wanted } from './behaviour-store.ts';
import { startOfDay } from './start-of-day.ts';

/** How often users and accounts did what conditions ask for: by their 64-bit id, then by `behaviourKey`. */
export interface Counts {
  users: ReadonlyMap<string, ReadonlyMap<string, number>>;
  accounts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/**
 * Counts all that is asked for of all these people: one statement for users and one for accounts, whatever the number
 * of guides and conditions. Days are those of `timeZone`; the last `withinDays`, today included.
 */
export async function countBehaviour(
  db: Queryable,
  environmentId: number,
  who: { userIds: readonly string[]; accountIds: readonly string[] },
  behaviours: readonly BehaviourCondition[],
  now: Date,
  timeZone: string,
): Promise<Counts> {
  const today = dayAt(now, timeZone);
  const of = (by: BehaviourCondition['by']) =>
    behaviours.filter((condition) => condition.by === by && canBeDone(condition));
  const wanted = (condition: BehaviourCondition) => wantedOf(condition, today, timeZone);
  const [users, accounts] = await Promise.all([
    selectUserCounts(db, environmentId, who.userIds, of('user').map(wanted)),
    selectAccountCounts(db, environmentId, who.accountIds, of('account').map(wanted)),
  ]);
  return { users: byId(users, of('user')), accounts: byId(accounts, of('account')) };
}

/** Whether PostgreSQL can be asked for it: nobody did what it has no name or no number for. */
export const canBeDone = (condition: BehaviourCondition): boolean =>
  condition.type === 'event' ? isStorableText(condition.name) : condition.featureId < 2 ** 31;

/** What is to be counted for a condition, as of today in a time zone. */
export function wantedOf(condition: BehaviourCondition, today: Day, timeZone: string): Wanted {
  const sinceDay = addDays(today, 1 - condition.withinDays);
  return {
    name: condition.type === 'event' ? condition.name : null,
    featureId: condition.type === 'feature' ? condition.featureId : null,
    sinceDay,
    sinceAt: startOfDay(sinceDay, timeZone),
  };
}

function byId(counted: readonly Counted[], behaviours: readonly BehaviourCondition[]) {
  const found = new Map<string, Map<string, number>>();
  for (const { place, id, times } of counted) {
    const counts = found.get(id) ?? new Map<string, number>();
    found.set(id, counts.set(behaviourKey(behaviours[place]!), times));
  }
  return found;
}

/** The counts of one person under all their ids, in one account. */
export function countsOf(
  { users, accounts }: Counts,
  userIds: readonly string[],
  accountId: string | undefined,
): Map<string, number> {
  const sum = new Map(accountId === undefined ? [] : accounts.get(accountId));
  for (const userId of userIds) {
    for (const [key, times] of users.get(userId) ?? []) sum.set(key, (sum.get(key) ?? 0) + times);
  }
  return sum;
}
