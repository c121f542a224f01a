import {
  type GuideEventName,
  type GuideEventProperties,
  type RunEventName,
  runEventNames,
} from '../../shared/contract/event.ts';
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
  const rows = events.flatMap(({ userId, accountId, at, name, properties }) =>
    isOfRun(name)
      ? {
          user_id: userId,
          account_id: accountId,
          at,
          name,
          guide_id: properties.guideId,
          version: properties.version,
          run_id: properties.runId,
          step_id: properties.stepId ?? null,
          is_auto_start: (properties.startedBy ?? 'trigger') === 'trigger',
        }
      : [],
  );
  if (rows.length > 0) await mergeGuideRuns(trx, environmentId, rows);
}

const isOfRun = (name: GuideEventName): name is RunEventName =>
  (runEventNames as readonly string[]).includes(name);
