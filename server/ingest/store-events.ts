import type { Transaction } from 'kysely';
import type { GuideEventName, SurveyEventProperties } from '../../shared/contract/event.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import { followTimeZones } from '../accounts/follow-time-zones.ts';
import { notePeople, type Sighting } from '../accounts/note-people.ts';
import { recordTargets, type TargetEvent } from '../catalogue/record-targets.ts';
import type { Context } from '../context.ts';
import { holdCatalogue } from '../db/catalogue-lock.ts';
import { eventKindCodes, type Schema } from '../db/schema.ts';
import { type RecordedGuideEvent, recordGuideEvents } from '../guides/record-guide-events.ts';
import { recordResponses } from '../surveys/record-responses.ts';
import type { KeyedEnvironment } from '../workspaces/environment-by-key.ts';
import { type AcceptedEvent, eventKey } from './accepted-event.ts';
import { createDictionary, type Dictionary, type Ids, nameKey, type Wanted } from './dictionary.ts';
import { createEventMonths } from './event-months.ts';
import { type EventRow, insertEvents } from './event-store.ts';
import { addActivity, addUses, selectWorkspaceZone, type Use } from './fact-store.ts';
import { isQualifying } from './qualifying-kinds.ts';

/**
 * Returns the function that stores a group of events of one environment and everything that follows from them (users
 * and accounts, facts, guide runs, responses) in one transaction: all of it or nothing. An event that is stored
 * already changes nothing, however often it comes. The dictionaries, which are read again and again,
 * are held in memory.
 */
export function createEventStorage(context: Context) {
  const dictionaries = new Map<number, Dictionary>();
  const months = createEventMonths(context.db);

  function dictionaryOf(environmentId: number): Dictionary {
    let dictionary = dictionaries.get(environmentId);
    if (!dictionary) {
      dictionary = createDictionary(context.db, environmentId);
      dictionaries.set(environmentId, dictionary);
    }
    return dictionary;
  }

  return async function storeEvents(
    environment: KeyedEnvironment,
    events: readonly AcceptedEvent[],
  ): Promise<void> {
    const { environmentId } = environment;
    const unique = new Map(events.map((event) => [eventKey(event), event]));
    const sorted = [...unique.values()].toSorted(byKey);

    await months.prepare(context.now(), new Set(sorted.map((event) => event.day)));
    const ids = await dictionaryOf(environmentId).learn(context.now(), wantedBy(sorted));

    const added = await context.db.transaction().execute(async (trx) => {
      await holdCatalogue(trx, environmentId);
      const timeZone = await selectWorkspaceZone(trx, environmentId);

      const rows = sorted.map((event) => rowOf(event, ids));
      const inserted = await insertEvents(trx, environmentId, rows);
      const news = inserted.flatMap((row) => unique.get(eventKey(row)) ?? []);
      if (news.length === 0) return [];

      const active = news.filter((event) => isQualifying(event.sound.kind));
      await addActivity(trx, environmentId, timeZone, active);
      await addUses(
        trx,
        environmentId,
        timeZone,
        active.map((event) => useOf(event, ids)),
      );
      await recordGuidesAndAnswers(trx, environment, news);
      await recordTargets(trx, environmentId, timeZone, targetEventsOf(news, ids));
      await notePeople(trx, environmentId, news.map(sightingOf));
      return news;
    });
    await followTimeZones(context.db, environmentId, accountsToldTheirZone(added));
  };

  async function recordGuidesAndAnswers(
    trx: Transaction<Schema>,
    environment: KeyedEnvironment,
    added: readonly AcceptedEvent[],
  ): Promise<void> {
    const guideEvents = added.filter((event) => event.sound.kind === 'guide');
    await recordGuideEvents(
      trx,
      environment.environmentId,
      guideEvents.map(({ userId, accountId, at, sound }) => ({
        userId,
        accountId,
        at,
        name: sound.name as GuideEventName,
        properties: sound.properties as unknown as RecordedGuideEvent['properties'],
      })),
    );
    const answers = added.filter((event) => event.sound.kind === 'survey');
    await recordResponses(
      context,
      trx,
      environment,
      answers.map(({ id, userId, accountId, at, sound }) => ({
        id,
        userId,
        accountId,
        at,
        properties: sound.properties as unknown as SurveyEventProperties,
      })),
    );
  }
}

function byKey(a: AcceptedEvent, b: AcceptedEvent): number {
  const [left, right] = [eventKey(a), eventKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function wantedBy(events: readonly AcceptedEvent[]): Wanted {
  const names = new Map<string, Wanted['names'][number]>();
  const paths = new Set<string>();
  const hashes = new Set<string>();
  const signatures = new Map<string, Signature>();
  const builds = new Set<string>();
  for (const { sound, signature, build } of events) {
    const kind = eventKindCodes[sound.kind];
    names.set(nameKey(kind, sound.name), { kind, name: sound.name });
    if (sound.path !== undefined) paths.add(sound.path);
    if (build !== undefined) builds.add(build);
    if (sound.signature !== undefined) hashes.add(sound.signature);
    if (sound.signature !== undefined && signature) signatures.set(sound.signature, signature);
  }
  return {
    names: [...names.values()],
    paths: [...paths],
    hashes: [...hashes],
    signatures,
    builds: [...builds],
  };
}

function nameIdOf({ sound }: AcceptedEvent, ids: Ids): number {
  const id = ids.names.get(nameKey(eventKindCodes[sound.kind], sound.name));
  if (id === undefined) throw new Error(`the dictionary has no id for an event name of kind ${sound.kind}`);
  return id;
}

function rowOf(event: AcceptedEvent, ids: Ids): EventRow {
  const { sound, accountId, day, id, at, receivedAt, userId } = event;
  return {
    accountId,
    day,
    id,
    at,
    receivedAt,
    userId,
    kind: eventKindCodes[sound.kind],
    nameId: nameIdOf(event, ids),
    pageId: ids.pages.get(sound.path ?? '') ?? null,
    signatureId: ids.signatures.get(sound.signature ?? '') ?? null,
    flags: event.isClamped ? 1 : 0,
    propertiesJson: sound.propertiesJson,
    buildId: ids.builds.get(event.build ?? '') ?? null,
  };
}

function accountsToldTheirZone(events: readonly AcceptedEvent[]): string[] {
  const told = events.filter(
    ({ sound }) => sound.kind === 'group' && sound.properties?.timeZone !== undefined,
  );
  return [...new Set(told.map(({ accountId }) => accountId))];
}

function sightingOf(event: AcceptedEvent): Sighting {
  const { kind, name, properties } = event.sound;
  const of = kind === 'identify' ? 'user' : kind === 'group' ? 'account' : undefined;
  return {
    ...event,
    isFromBrowser: event.source === 'browser',
    told: of && properties && name !== 'user.aliased' ? { of, properties } : undefined,
  };
}

const targetEventsOf = (events: readonly AcceptedEvent[], ids: Ids): TargetEvent[] =>
  events
    .filter(({ sound }) => sound.kind === 'guide')
    .map(({ accountId, at, sound, build }) => ({
      accountId,
      at,
      name: sound.name,
      properties: sound.properties ?? {},
      buildId: ids.builds.get(build ?? '') ?? 0,
      signatureId: ids.signatures.get(sound.signature ?? '') ?? null,
    }));

/** A click counts by its element, a tracked event by its name, a page view by its path: no matter for which features. */
function useOf(event: AcceptedEvent, ids: Ids): Use {
  const { accountId, userId, at, sound } = event;
  const pageId = ids.pages.get(sound.path ?? '') ?? 0;
  const use = {
    accountId,
    userId,
    at,
    kind: eventKindCodes[sound.kind],
    buildId: ids.builds.get(event.build ?? '') ?? 0,
  };
  switch (sound.kind) {
    case 'page':
      return { ...use, entryId: pageId, pageId: 0 };
    case 'click':
      return { ...use, entryId: ids.signatures.get(sound.signature ?? '') ?? 0, pageId };
    default:
      return { ...use, entryId: nameIdOf(event, ids), pageId };
  }
}
