import { type RefusalReason, refusalReasons } from '../../shared/contract/event-settings.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { outsideLock } from '../db/second-lock/behind-lock.ts';
import { addCounts, type Count } from './count-store.ts';
import type { Verdict } from './verify-identity.ts';

/**
 * What happens to events on their way in. `accepted` includes those that had been stored before, which `duplicates` are;
 * `bots` and those whose clock was out of reason are accepted too. Verdicts are of events that name a user, while the
 * environment measures them.
 */
export const countedThings = [
  'accepted',
  'refused',
  'limited',
  'duplicates',
  'clamped',
  'bots',
  'signed',
  'unsigned',
  'forged',
] as const satisfies readonly (Verdict | string)[];
export type CountedThing = (typeof countedThings)[number];

/** Refusals once more, each by the field that is at fault. */
export type CountedReason = `refused:${RefusalReason}`;

/** @param reason as the sender is told it: the field stands before the colon */
export function countedReason(reason: string): CountedReason {
  const [field] = /^[a-zA-Z]+/.exec(reason) ?? [];
  const known = refusalReasons.find((name) => name === field);
  return `refused:${known ?? 'other'}`;
}

const writeAfterMs = 1_000;

export interface IngestCounts {
  add(environmentId: number, what: CountedThing | CountedReason, times: number): void;
  /** Writes what is not written yet. Never fails: it is only a meter, and a crash may cost it its last second. */
  flush(): Promise<void>;
}

const byDb = new WeakMap<Db, IngestCounts>();

/** The meters of a database's environments: gathered in memory, written once a second. */
export function ingestCounts(context: Context): IngestCounts {
  let counts = byDb.get(context.db);
  if (!counts) {
    counts = createIngestCounts(context);
    byDb.set(context.db, counts);
  }
  return counts;
}

function createIngestCounts({ db, log, now }: Context): IngestCounts {
  let waiting = new Map<string, Count>();
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const counts = [...waiting.values()];
    waiting = new Map();
    try {
      // Of all environments, also where one of them has asked for its own.
      await outsideLock(() => addCounts(db, counts));
    } catch (error) {
      log.warn({ err: error }, 'what happened to events could not be counted');
    }
  }

  return {
    add(environmentId, what, times) {
      if (times === 0) return;
      const day = now().toISOString().slice(0, 10);
      const key = `${environmentId} ${day} ${what}`;
      const count = waiting.get(key);
      if (count) count.times += times;
      else waiting.set(key, { environmentId, day, what, times });
      timer ??= setTimeout(() => void flush(), writeAfterMs).unref();
    },
    flush,
  };
}
