import { addDays, dayAt } from '../../shared/rules/calendar.ts';
import { npsGroup } from '../../shared/rules/nps.ts';
import { nextWorkingDay } from '../../shared/rules/working-day.ts';
import type { Queryable } from '../db/database.ts';
import { insertTasks } from './answer-store.ts';
import type { NewResponse } from './response-store.ts';

/** An answer that is older when it arrives is history: nobody replies to it any more. */
const freshDays = 30;
/** Somebody content is asked for a word in their own time. */
const referenceDays = 14;

/** Somebody discontent gets a reply within one working day; somebody content may be asked to speak for the product. */
export async function makeTasks(
  trx: Queryable,
  environmentId: number,
  timeZone: string,
  now: Date,
  responses: readonly NewResponse[],
): Promise<void> {
  const oldest = now.getTime() - freshDays * 86_400_000;
  const tasks = responses.flatMap(({ questionKind, score, answeredAt, userId, accountId, runId }) => {
    if (questionKind !== 'nps' || score === null || answeredAt.getTime() < oldest) return [];
    const group = npsGroup(score);
    if (group === 'passives') return [];
    const day = dayAt(answeredAt, timeZone);
    const what =
      group === 'detractors'
        ? { kind: 'reply' as const, dueOn: nextWorkingDay(day) }
        : { kind: 'reference' as const, dueOn: addDays(day, referenceDays) };
    return [{ userId, accountId, runId, ...what }];
  });
  await insertTasks(trx, environmentId, now, tasks);
}
