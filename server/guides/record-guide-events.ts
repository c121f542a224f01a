import {
  type CategoryEventProperties,
  type GuideEventName,
  type GuideEventProperties,
  type HelpSearchProperties,
  type RunEventName,
  runEventNames,
  type TargetFoundProperties,
} from '../../shared/contract/event.ts';
import type { Queryable } from '../db/database.ts';
import { mergeGuideRuns } from './guide-run-store.ts';
import { putPreferences, type SaidPreference } from './preference-store.ts';

/** An accepted event of kind guide: ids as they are stored, time as it was corrected. */
export interface RecordedGuideEvent {
  userId: string;
  accountId: string;
  at: Date;
  name: GuideEventName;
  properties: GuideEventProperties | TargetFoundProperties | CategoryEventProperties | HelpSearchProperties;
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
    isOfRun(name) && 'runId' in properties
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

  const preferences = latestOfEach(events.flatMap((event) => preferenceIn(event) ?? []));
  if (preferences.length > 0) await putPreferences(trx, environmentId, preferences);
}

const dayMs = 86_400_000;

/** What an event says of the user's own wishes, if it says anything of them. */
function preferenceIn({ userId, at, name, properties }: RecordedGuideEvent): SaidPreference | undefined {
  if ('category' in properties) {
    const isMuted = name === 'category.muted';
    return { userId, subject: 'category', key: properties.category, saidAt: at, isMuted, snoozedUntil: null };
  }
  if (name !== 'guide.snoozed' || !('runId' in properties)) return undefined;
  const snoozedUntil = new Date(at.getTime() + (properties.days ?? 1) * dayMs);
  const key = properties.guideId.toLowerCase();
  return { userId, subject: 'guide', key, saidAt: at, isMuted: null, snoozedUntil };
}

function latestOfEach(said: readonly SaidPreference[]): SaidPreference[] {
  const latest = new Map<string, SaidPreference>();
  for (const preference of said) {
    const key = `${preference.userId} ${preference.subject} ${preference.key}`;
    const known = latest.get(key);
    if (!known || preference.saidAt > known.saidAt) latest.set(key, preference);
  }
  return [...latest].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, preference]) => preference);
}

const isOfRun = (name: GuideEventName): name is RunEventName =>
  (runEventNames as readonly string[]).includes(name);
