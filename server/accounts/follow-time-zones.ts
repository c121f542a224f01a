import { lockCatalogue } from '../db/catalogue-lock.ts';
import type { Db, Queryable } from '../db/database.ts';
import { recountFacts } from '../ingest/recount-facts.ts';
import { peopleOf, recountPeople } from './count-people.ts';
import { knownTimeZone } from './known-time-zone.ts';
import { selectTimeZones, updateTimeZone } from './people-store.ts';
import { rewriteSeatDays } from './seat-store.ts';
import { forgetLastDays, markFactsStale } from './summary-store.ts';

/**
 * Lets the trait `timeZone` of these accounts decide their days, and counts those that moved anew. A transaction of
 * its own, because nobody may store events meanwhile: the facts always agree with the zone that is set. Should the
 * process end before it, the next time somebody tells the trait will do.
 */
export async function followTimeZones(
  db: Db,
  environmentId: number,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0 || (await moves(db, environmentId, accountIds)).length === 0) return;
  await db.transaction().execute(async (trx) => {
    await lockCatalogue(trx, [environmentId]);
    const moved: string[] = [];
    for (const { id, timeZone } of await moves(trx, environmentId, accountIds)) {
      if (await updateTimeZone(trx, environmentId, id, timeZone)) moved.push(id);
    }
    const people = await peopleOf(trx, environmentId, moved);
    await recountFacts(trx, environmentId, moved);
    await rewriteSeatDays(trx, environmentId, { accountIds: moved });
    await markFactsStale(trx, environmentId, moved);
    await forgetLastDays(trx, environmentId, moved);
    await recountPeople(trx, environmentId, people);
  });
}

async function moves(db: Queryable, environmentId: number, accountIds: readonly string[]) {
  const accounts = await selectTimeZones(db, environmentId, accountIds);
  return accounts.flatMap(({ id, told, timeZone: current }) => {
    const timeZone = told === null ? undefined : knownTimeZone(told);
    return timeZone === undefined || timeZone === current ? [] : [{ id, timeZone }];
  });
}
