import { addDays } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import { lockCatalogue } from '../db/catalogue-lock.ts';
import {
  deleteOldEvents,
  dropMonth,
  isMonthRecent,
  raiseRawFrom,
  selectEventMonths,
  selectRetentions,
} from './retention-store.ts';

/**
 * An event is its own memory of having been counted. Whatever its clock says of its day, it stays this long after it
 * was received, because its sender may not have heard of that and send it again.
 */
const repeatableDays = 30;

const deletedAtOnce = 10_000;
const dayMs = 86_400_000;

/**
 * Removes raw events that are older than their environment keeps them; what was counted of them stays. A month that no
 * environment keeps is dropped whole. What one keeps and another does not is deleted for that other, and so are events
 * of unlikely days, which lie in the default partition.
 */
export async function keepRetention({ db, log, now }: Pick<Context, 'db' | 'log' | 'now'>): Promise<void> {
  const at = now();
  const today = at.toISOString().slice(0, 10);
  const receivedBefore = new Date(at.getTime() - repeatableDays * dayMs);
  const environments = await selectRetentions(db);
  const cutoffs = environments.map(({ environmentId, retentionDays }) => ({
    environmentId,
    keptFrom: addDays(today, -retentionDays),
  }));
  for (const { environmentId, keptFrom } of cutoffs) {
    await db.transaction().execute(async (trx) => {
      await lockCatalogue(trx, [environmentId]);
      await raiseRawFrom(trx, environmentId, keptFrom);
    });
  }

  const keptByAny = cutoffs.map(({ keptFrom }) => keptFrom).sort()[0] ?? today;
  for (const month of await selectEventMonths(db)) {
    if (month.endsBefore > keptByAny || (await isMonthRecent(db, month, receivedBefore))) continue;
    await dropMonth(db, month).then(
      () => log.info({ month: month.table }, 'raw events of a month were dropped'),
      (error) => log.warn({ err: error, month: month.table }, 'a month could not be dropped: later'),
    );
  }
  for (const { environmentId, keptFrom } of cutoffs) {
    while (
      (await deleteOldEvents(db, environmentId, keptFrom, receivedBefore, deletedAtOnce)) === deletedAtOnce
    );
  }
}
