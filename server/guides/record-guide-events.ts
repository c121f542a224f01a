import type { GuideEventName, GuideEventProperties } from '../../shared/contract/event.ts';
import type { Queryable } from '../db/database.ts';
import { mergeGuideRuns } from './guide-run-store.ts';

/** An accepted event of kind guide: ids as they are stored, time as it was corrected. */
export interface RecordedGuideEvent {
  userId: string;
  accountId: string;
  at: Date;
  name: GuideEventName;
  properties: GuideEventProperties;
}

/**
 * Merges events into the runs they belong to, in the transaction that stores them. Every column is a smallest or a
 * largest value, so late, repeated and reordered events all lead to the same rows. Events that name a version which
 * was never published in this host app are left out: a page can claim anything.
 */
export async function recordGuideEvents(
  trx: Queryable,
  environmentId: number,
  events: readonly RecordedGuideEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ userId, accountId, at, name, properties }) => ({
    user_id: userId,
    account_id: accountId,
    at,
    name,
    guide_id: properties.guideId,
    version: properties.version,
    run_id: properties.runId,
    step_id: properties.stepId,
    is_auto_start: properties.startedBy !== 'api',
  }));
  await mergeGuideRuns(trx, environmentId, rows);
}
