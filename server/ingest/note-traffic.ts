import type { Context } from '../context.ts';
import { updateTraffic } from './traffic-store.ts';

/** The time of an environment's last event is written at most this often: all its events would wait for that one row. */
const writeEveryMs = 2_000;

/**
 * Returns the function that notes, outside the events' own transaction, that an environment gets events: its first
 * one at once, because somebody may be watching the install page. Never fails: it is only a time to look at.
 */
export function createTrafficNotes({ db, log, now }: Context) {
  const writtenAtMs = new Map<number, number>();

  return async function noteTraffic(environmentId: number): Promise<void> {
    const at = now();
    const lastMs = writtenAtMs.get(environmentId);
    if (lastMs !== undefined && at.getTime() - lastMs < writeEveryMs) return;
    writtenAtMs.set(environmentId, at.getTime());
    try {
      await updateTraffic(db, environmentId, at);
    } catch (error) {
      writtenAtMs.delete(environmentId);
      log.warn({ err: error, environmentId }, 'the time of the last event could not be noted');
    }
  };
}
