import type { EventKind, GuideEventName, SurveyEventProperties } from '../../shared/contract/event.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import { followTimeZones } from '../accounts/follow-time-zones.ts';
import { linkUsers, movedUsers } from '../accounts/link-users.ts';
import { mergeAnonymousUsers } from '../accounts/merge-anonymous-users.ts';
import { notePeople, type Told } from '../accounts/note-people.ts';
import { recordTargets, type TargetEvent } from '../catalogue/record-targets.ts';
import type { Context } from '../context.ts';
import { type OneConnection, onOneConnection } from '../db/one-connection.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import { type RecordedGuideEvent, recordGuideEvents } from '../guides/record-guide-events.ts';
import { announceResponses } from '../surveys/announce-responses.ts';
import { recordResponses } from '../surveys/record-responses.ts';
import type { KeyedEnvironment } from '../workspaces/environment-by-key.ts';
import { type AcceptedEvent, eventKey } from './accepted-event.ts';
import { createDictionary, type Dictionary, type Ids, type Wanted } from './dictionary.ts';
import { beginStoring, type EnvironmentRules, haveRulesChanged } from './environment-rules-store.ts';
import { createEventMonths } from './event-months.ts';
import type { EventRow } from './event-rows.ts';
import { beginByCopying, insertEvents, isStoredAlready } from './event-store.ts';
import { addEventsAndFacts, addFacts, addFactsAndCommit } from './fact-store.ts';
import { ingestCounts } from './ingest-counts.ts';
import { People } from './people.ts';
import { SeenPeople, seenIn, sightingOf } from './seen-people.ts';
import { Tally } from './tally.ts';

/** What is read again and again of one environment, held in memory. */
interface Memory {
  dictionary: Dictionary;
  people: People;
  seen: SeenPeople;
  /** As the last group found them. */
  rules: EnvironmentRules | undefined;
}

/**
 * Returns the function that stores a group of events of one environment and everything that follows from them (users
 * and accounts, facts, guide runs, responses) in one transaction: all of it or nothing. An event that is stored
 * already changes nothing, however often it comes.
 */
export function createEventStorage(context: Context) {
  const { db, now } = context;
  const memories = new Map<number, Memory>();
  const months = createEventMonths(db);

  function memoryOf(environmentId: number): Memory {
    let memory = memories.get(environmentId);
    if (!memory) {
      memory = {
        dictionary: createDictionary(db, environmentId),
        people: new People(environmentId),
        seen: new SeenPeople(),
        rules: undefined,
      };
      memories.set(environmentId, memory);
    }
    return memory;
  }

  async function storeEvents(environment: KeyedEnvironment, events: readonly AcceptedEvent[]): Promise<void> {
    const { environmentId } = environment;
    await months.prepare(now(), new Set(events.map((event) => event.day)));
    const ids = await memoryOf(environmentId).dictionary.learn(now(), wantedBy(events));
    const rows = events.map((event) => rowOf(event, ids));
    try {
      if (await storeInOneTrip(environmentId, events, rows)) return;
      await storeGroup(environment, rows, async ({ client }) => ({
        rules: await beginByCopying(client, environmentId, rows),
        added: rows,
      }));
    } catch (error) {
      if (!isStoredAlready(error)) throw error;
      await storeGroup(environment, rows, async ({ client, db: trx }) => ({
        rules: await beginStoring(client, environmentId),
        added: await insertNew(trx, environmentId, rows),
      }));
    }
  }

  /**
   * Stores a group from which nothing but facts follows, of people of whom all is known, if the rules are still those
   * of the last group: then nothing has to be asked before it is written. False: it is to be stored the longer way.
   */
  async function storeInOneTrip(
    environmentId: number,
    events: readonly AcceptedEvent[],
    rows: readonly EventRow[],
  ): Promise<boolean> {
    const { rules, seen } = memoryOf(environmentId);
    if (!rules || !events.every((event) => isOnlyCounted(event) && !event.person.isAnonymous)) return false;
    if (seen.news(rules.peopleVersion, seenIn(events)).size > 0) return false;
    const tally = tallyOf(rows);
    try {
      return await onOneConnection(db, async ({ client }) => {
        const stored = addEventsAndFacts(client, environmentId, rules, rows, tally, accountsIn(events));
        await stored;
        return stored !== undefined;
      });
    } catch (error) {
      // The longer way finds them as they are now.
      if (!haveRulesChanged(error)) throw error;
      return false;
    }
  }

  /** @param begin begins the transaction and stores the events themselves; of these it returns those that were new */
  async function storeGroup(
    environment: KeyedEnvironment,
    rows: readonly EventRow[],
    begin: (connection: OneConnection) => Promise<{ rules: EnvironmentRules; added: readonly EventRow[] }>,
  ): Promise<void> {
    const { environmentId } = environment;
    const memory = memoryOf(environmentId);
    const { people, seen } = memory;
    const { added, isLinked } = await onOneConnection(db, async (connection) => {
      const { client, db: trx } = connection;
      const { rules, added } = await begin(connection);
      memory.rules = rules;
      const countedRows = asCounted(added, people, await movedUsers(trx, environmentId, anonymousIn(added)));
      const counted = countedRows.map(({ event }) => event);
      const accountIds = accountsIn(counted);
      const tally = tallyOf(countedRows);
      const news = seen.news(rules.peopleVersion, seenIn(counted));
      if (news.size === 0 && counted.every(isOnlyCounted)) {
        await addFactsAndCommit(client, environmentId, rules.timeZone, tally, accountIds);
        return { added: counted, isLinked: false };
      }

      await addFacts(client, environmentId, rules.timeZone, tally, accountIds);
      const answers = await recordGuidesAndAnswers(connection, environment, counted);
      const targets = targetEventsOf(countedRows);
      if (targets.length > 0) await recordTargets(trx, environmentId, rules.timeZone, targets);
      await notePeople(
        trx,
        environmentId,
        [...news].map(([person, times]) => sightingOf(person, times)),
        counted.flatMap(toldBy),
      );
      // Now that whoever gave them has a name.
      await announceResponses(trx, environment, answers);
      const isLinked = await linkUsers(
        trx,
        environmentId,
        now(),
        counted.flatMap(({ sound }) => linkIn(sound)),
      );
      await client.query('commit');
      seen.remember(rules.peopleVersion, news);
      return { added: counted, isLinked };
    });
    ingestCounts(context).add(environmentId, 'duplicates', rows.length - added.length);
    if (isLinked) await mergeAnonymousUsers(db, environmentId, now());
    await followTimeZones(db, environmentId, accountsToldTheirZone(added));
  }

  async function recordGuidesAndAnswers(
    { db: trx }: OneConnection,
    environment: KeyedEnvironment,
    added: readonly AcceptedEvent[],
  ): Promise<string[]> {
    const whatAndWho = ({ id, person, atMs }: AcceptedEvent) => ({
      id,
      userId: person.userId,
      accountId: person.accountId,
      at: new Date(atMs),
    });
    const guideEvents = added.filter((event) => event.sound.kind === 'guide');
    if (guideEvents.length > 0) {
      await recordGuideEvents(
        trx,
        environment.environmentId,
        guideEvents.map((event) => ({
          ...whatAndWho(event),
          name: event.sound.name as GuideEventName,
          properties: event.sound.properties as unknown as RecordedGuideEvent['properties'],
        })),
      );
    }
    const answers = added.filter((event) => event.sound.kind === 'survey');
    return recordResponses(
      context,
      trx,
      environment,
      answers.map((event) => ({
        ...whatAndWho(event),
        properties: event.sound.properties as unknown as SurveyEventProperties,
      })),
    );
  }

  return { storeEvents, peopleOf: (environmentId: number) => memoryOf(environmentId).people };
}

/** Kinds of event from which more follows than facts. */
const consequential: ReadonlySet<EventKind> = new Set(['identify', 'group', 'guide', 'survey']);
const isOnlyCounted = ({ sound }: AcceptedEvent) => !consequential.has(sound.kind);

function tallyOf(rows: readonly EventRow[]): Tally {
  const tally = new Tally();
  for (const row of rows) tally.add(row);
  return tally;
}

/** Of events that may be stored already, or stand in the group twice. */
async function insertNew(
  trx: OneConnection['db'],
  environmentId: number,
  rows: readonly EventRow[],
): Promise<EventRow[]> {
  const unique = new Map(
    rows.map((row) => [eventKey(row.event.person.accountId, row.event.day, row.event.id), row]),
  );
  const sorted = [...unique].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const inserted = await insertEvents(
    trx,
    environmentId,
    sorted.map(([, row]) => row),
  );
  return inserted.flatMap(({ accountId, day, id }) => unique.get(eventKey(accountId, day, id)) ?? []);
}

const accountsIn = (events: readonly AcceptedEvent[]): Set<string> =>
  new Set(events.flatMap(({ person }) => (person.accountExternalId === undefined ? [] : [person.accountId])));

const anonymousIn = (rows: readonly EventRow[]): string[] => [
  ...new Set(rows.flatMap(({ event: { person } }) => (person.isAnonymous ? [person.userId] : []))),
];

/** The events as they count: what an anonymous visitor did who has said since who they are is that user's doing. */
function asCounted(
  rows: readonly EventRow[],
  people: People,
  moved: ReadonlyMap<string, string>,
): readonly EventRow[] {
  if (moved.size === 0) return rows;
  return rows.map((row) => {
    const { event } = row;
    const userId = event.person.isAnonymous ? moved.get(event.person.userId) : undefined;
    if (userId === undefined) return row;
    return { ...row, event: { ...event, person: people.of({ ...event.sound, userId }) } };
  });
}

/** Who an identify says an anonymous id is. */
function linkIn({ kind, anonymousId, userId }: AcceptedEvent['sound']) {
  return kind === 'identify' && anonymousId !== undefined && userId !== undefined
    ? [{ anonymousId, userId }]
    : [];
}

function wantedBy(events: readonly AcceptedEvent[]): Wanted {
  const names = new Map<number, Set<string>>();
  const paths = new Set<string>();
  const hashes = new Set<string>();
  const signatures = new Map<string, Signature>();
  const builds = new Set<string>();
  for (const { sound, signature, build } of events) {
    const kind = eventKindCodes[sound.kind];
    const ofKind = names.get(kind);
    if (ofKind) ofKind.add(sound.name);
    else names.set(kind, new Set([sound.name]));
    if (sound.path !== undefined) paths.add(sound.path);
    if (build !== undefined) builds.add(build);
    if (sound.signature !== undefined) {
      hashes.add(sound.signature);
      if (signature) signatures.set(sound.signature, signature);
    }
  }
  return {
    names: [...names].flatMap(([kind, texts]) => [...texts].map((name) => ({ kind, name }))),
    paths: [...paths],
    hashes: [...hashes],
    signatures,
    builds: [...builds],
  };
}

function rowOf(event: AcceptedEvent, ids: Ids): EventRow {
  const { kind, name, path, signature } = event.sound;
  return {
    event,
    nameId: ids.nameId(eventKindCodes[kind], name),
    pageId: path === undefined ? null : ids.pageId(path),
    signatureId: signature === undefined ? null : (ids.signatureId(signature) ?? null),
    buildId: event.build === undefined ? null : ids.buildId(event.build),
  };
}

function accountsToldTheirZone(events: readonly AcceptedEvent[]): string[] {
  const told = events.filter(
    ({ sound }) => sound.kind === 'group' && sound.properties?.timeZone !== undefined,
  );
  return [...new Set(told.map(({ person }) => person.accountId))];
}

function toldBy({ sound: { kind, name, properties }, person, atMs }: AcceptedEvent): Told[] {
  if (!properties || name === 'user.aliased') return [];
  const at = new Date(atMs);
  if (kind === 'identify') return [{ of: 'user', id: person.userId, at, properties }];
  if (kind === 'group') return [{ of: 'account', id: person.accountId, at, properties }];
  return [];
}

const targetEventsOf = (rows: readonly EventRow[]): TargetEvent[] =>
  rows
    .filter(({ event }) => event.sound.kind === 'guide')
    .map(({ event: { person, atMs, sound }, buildId, signatureId }) => ({
      accountId: person.accountId,
      at: new Date(atMs),
      name: sound.name,
      properties: sound.properties ?? {},
      buildId: buildId ?? 0,
      signatureId,
    }));
