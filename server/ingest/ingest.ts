import type { EventBatch, EventBatchReply } from '../../shared/contract/event.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { KeyedEnvironment } from '../workspaces/environment-by-key.ts';
import { acceptBatch } from './accept-batch.ts';
import type { AcceptedEvent, EventSource } from './accepted-event.ts';
import { createTrafficNotes } from './note-traffic.ts';
import { createEventStorage } from './store-events.ts';
import { writeOrBisect } from './write-or-bisect.ts';
import { createWriteQueue, type WriteQueue } from './write-queue.ts';

type EventQueue = WriteQueue<KeyedEnvironment, AcceptedEvent>;

/** One queue per database, however many contexts name it. */
const queues = new WeakMap<Db, EventQueue>();

/**
 * The one way events get in. Resolves when everything named in `accepted` is committed. An event counts once, however
 * often and in whatever company it is sent. Throws AppError `unavailable` when more arrives than can be stored; any
 * other rejection means that nothing is known of the batch: send it again.
 *
 * @param source `browser`: from the user's own page, which activates identified users
 */
export async function ingest(
  context: Context,
  environment: KeyedEnvironment,
  batch: EventBatch,
  source: EventSource,
): Promise<EventBatchReply> {
  const { events, refused } = acceptBatch(environment.environmentId, batch, source, context.now());
  const sound = events.filter((event) => event !== undefined);
  const unstorable =
    sound.length === 0
      ? new Map<AcceptedEvent, string>()
      : await queueOf(context).submit(environment, sound, bytesOf(sound));

  const accepted = new Set<string>();
  events.forEach((event, index) => {
    if (!event) return;
    const reason = unstorable.get(event);
    if (reason === undefined) accepted.add(event.sound.id);
    else refused.push({ index, id: event.sound.id, reason });
  });
  return { accepted: [...accepted], refused: refused.toSorted((a, b) => a.index - b.index) };
}

/** About what the events occupy while they wait. */
const bytesOf = (events: readonly AcceptedEvent[]): number =>
  events.reduce((sum, { sound }) => sum + 1_000 + 2 * (sound.propertiesJson?.length ?? 0), 0);

function queueOf(context: Context): EventQueue {
  let queue = queues.get(context.db);
  if (!queue) {
    queue = createQueue(context);
    queues.set(context.db, queue);
  }
  return queue;
}

function createQueue(context: Context): EventQueue {
  const storeEvents = createEventStorage(context);
  const noteTraffic = createTrafficNotes(context);
  return createWriteQueue<KeyedEnvironment, AcceptedEvent>({
    async write(environment, events) {
      const refused = await writeOrBisect(events, (some) => storeEvents(environment, some));
      if (refused.size > 0) {
        // Not the reasons: the database's words may repeat what was in the event.
        const { environmentId } = environment;
        context.log.warn({ environmentId, events: refused.size }, 'events were refused by the database');
      }
      if (refused.size < events.length) await noteTraffic(environment.environmentId);
      return refused;
    },
    // Users, seats and facts are rows of an account: two halves of the accounts never wait for each other's rows.
    laneOf: ({ environmentId }, { accountId }) => `${environmentId} ${Number(accountId.at(-1)) % 2}`,
    writers: 2,
    maxGroupItems: 2_000,
    maxItems: 40_000,
    maxBytes: 128 * 1024 * 1024,
  });
}
