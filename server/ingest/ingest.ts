import type { EventBatch, EventBatchReply } from '../../shared/contract/event.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { KeyedEnvironment } from '../workspaces/environment-by-key.ts';
import { type AcceptedBatch, acceptBatch, type Sender } from './accept-batch.ts';
import type { AcceptedEvent, EventSource } from './accepted-event.ts';
import { takeFromLimit } from './event-limit.ts';
import { countedReason, type IngestCounts, ingestCounts } from './ingest-counts.ts';
import { createTrafficNotes } from './note-traffic.ts';
import { lanes, type People } from './people.ts';
import { createEventStorage } from './store-events.ts';
import { type Verdict, verdictsOf } from './verify-identity.ts';
import { writeOrBisect } from './write-or-bisect.ts';
import { createWriteQueue, type WriteQueue } from './write-queue.ts';

/** The way of all events into one database. */
interface EventPath {
  queue: WriteQueue<KeyedEnvironment, AcceptedEvent>;
  peopleOf(environmentId: number): People;
}

/** One path per database, however many contexts name it. */
const eventPaths = new WeakMap<Db, EventPath>();

/**
 * The one way events get in. Resolves when everything named in `accepted` is committed. An event counts once, however
 * often and in whatever company it is sent. Throws AppError `unavailable` when more arrives than can be stored,
 * `rate_limited` when it is more than the environment may send; any other rejection means that nothing is known of the
 * batch: send it again.
 *
 * @param source `browser`: from the user's own page, which activates identified users
 */
export async function ingest(
  context: Context,
  environment: KeyedEnvironment,
  batch: EventBatch,
  source: EventSource,
  { isBot = false, isMobile = false, isOpen = source === 'browser' }: Partial<Omit<Sender, 'source'>> = {},
): Promise<EventBatchReply> {
  const { environmentId } = environment;
  const { queue, peopleOf } = eventPathOf(context);
  const counts = ingestCounts(context);
  await takeFromLimit(context.db, environment, batch.events.length).catch((error) => {
    counts.add(environmentId, 'limited', batch.events.length);
    throw error;
  });
  const unproven = isOpen ? await unprovenIn(environment, batch, counts) : undefined;
  const accepted = acceptBatch(
    peopleOf(environmentId),
    batch,
    { source, isBot, isMobile, isOpen },
    context.now(),
    unproven,
  );
  // Not awaited here: the batch as it came is not to be held in memory until its events are stored.
  return store(queue, environment, accepted, isBot, counts);
}

async function store(
  queue: EventPath['queue'],
  environment: KeyedEnvironment,
  { events, refused }: AcceptedBatch,
  isBot: boolean,
  counts: IngestCounts,
): Promise<EventBatchReply> {
  const { environmentId } = environment;
  const sound = events.filter((event) => event !== undefined);
  const unstorable =
    sound.length === 0
      ? new Map<AcceptedEvent, string>()
      : await queue.submit(environment, sound, bytesOf(sound));

  const accepted = new Set<string>();
  events.forEach((event, index) => {
    if (!event) return;
    const reason = unstorable.get(event);
    if (reason === undefined) accepted.add(event.sound.id);
    else refused.push({ index, id: event.sound.id, reason });
  });
  counts.add(environmentId, 'accepted', accepted.size);
  counts.add(environmentId, 'refused', refused.length);
  for (const { reason } of refused) counts.add(environmentId, countedReason(reason), 1);
  const clamped = sound.filter((event) => event.isClamped && !unstorable.has(event));
  counts.add(environmentId, 'clamped', clamped.length);
  if (isBot) counts.add(environmentId, 'bots', accepted.size);
  return { accepted: [...accepted], refused: refused.toSorted((a, b) => a.index - b.index) };
}

/** Counts what is proven, and names what is to be refused for it. */
async function unprovenIn(
  environment: KeyedEnvironment,
  { events }: EventBatch,
  counts: IngestCounts,
): Promise<Map<number, string>> {
  const unproven = new Map<number, string>();
  if (environment.verification === 'off') return unproven;
  const verdicts = await verdictsOf(environment, events);
  const times = { signed: 0, unsigned: 0, forged: 0 };
  for (const [index, verdict] of verdicts) {
    times[verdict]++;
    if (verdict === 'signed' || environment.verification === 'measure') continue;
    unproven.set(
      index,
      `proof: ${verdict === 'forged' ? 'is not of this user' : 'this user is to be proven'}`,
    );
  }
  for (const [what, count] of Object.entries(times)) {
    counts.add(environment.environmentId, what as Verdict, count);
  }
  return unproven;
}

/** Whether anything can be taken in just now: asked before a body is read, so that refusing costs next to nothing. */
export const hasRoom = (context: Context): boolean => eventPathOf(context).queue.hasRoom();

/** About what the events occupy while they wait. */
const bytesOf = (events: readonly AcceptedEvent[]): number =>
  events.reduce((sum, { sound }) => sum + 1_000 + 2 * (sound.propertiesJson?.length ?? 0), 0);

function eventPathOf(context: Context): EventPath {
  let path = eventPaths.get(context.db);
  if (!path) {
    path = createEventPath(context);
    eventPaths.set(context.db, path);
  }
  return path;
}

function createEventPath(context: Context): EventPath {
  const { storeEvents, peopleOf } = createEventStorage(context);
  const noteTraffic = createTrafficNotes(context);
  const queue = createWriteQueue<KeyedEnvironment, AcceptedEvent>({
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
    // Users, seats and facts are rows of an account: parts of the accounts never wait for each other's rows.
    laneOf: (_, { person }) => person.lane,
    writers: lanes,
    maxGroupItems: 2_000,
    // More than the gate lets in at once of events as they usually are: what was let in is not refused after all.
    maxItems: 30_000,
    maxBytes: 64 * 1024 * 1024,
  });
  return { queue, peopleOf };
}
