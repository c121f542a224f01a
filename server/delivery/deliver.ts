import { taskMemoryDays } from '../../shared/contract/checklist.ts';
import type { Delivery, DeliveryRequest, SnippetConfig } from '../../shared/contract/delivery.ts';
import type { GuideState } from '../../shared/contract/guide.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { verdictOn } from '../ingest/verify-identity.ts';
import { requireAllowedOrigin } from '../workspaces/allowed-origins.ts';
import { environmentByPublicKey, type KeyedEnvironment } from '../workspaces/environment-by-key.ts';
import { type Deeds, selectDeeds } from './behaviour-store.ts';
import { doneTasks } from './done-tasks.ts';
import type { GuideStateRow } from './guide-state-store.ts';
import {
  type Judgement,
  judgeGuides,
  type KnownPerson,
  learnPerson,
  type PersonPlace,
} from './judge-guides.ts';
import type { NoteAssigned } from './note-assigned.ts';
import type { NoteWithheld } from './note-withheld.ts';
import { selectPreferences } from './preference-store.ts';
import type { Published, PublishedGuides } from './published-guides.ts';
import type { PublishedGuide } from './published-store.ts';
import { toDeliveredGuide } from './to-delivered-guide.ts';

/** What everybody may know of an environment. @throws invalid_key */
export async function readConfig(
  context: Context,
  publicKey: string,
): Promise<{ environment: KeyedEnvironment; config: SnippetConfig }> {
  const environment = await environmentByPublicKey(context, publicKey);
  if (!environment) {
    throw new AppError('invalid_key', 'This key is unknown: copy the tag again from the install page.');
  }
  const { configVersion, isStopped, autoStartsPerSession, autoStartsPerDay } = environment;
  const quietRule = { autoStartsPerSession, autoStartsPerDay };
  return { environment, config: { version: configVersion, isStopped, quietRule } };
}

/** The guides that one person may get, and what that person has done with them. */
export async function deliver(
  context: Context,
  {
    publishedGuides,
    noteWithheld,
    noteAssigned,
  }: { publishedGuides: PublishedGuides; noteWithheld: NoteWithheld; noteAssigned: NoteAssigned },
  { key, ...names }: DeliveryRequest,
  origin: string | undefined,
): Promise<Delivery> {
  const { environment, config } = await readConfig(context, key);
  requireAllowedOrigin(environment, origin);
  if (config.isStopped || !(await isBelieved(environment, names))) return { config, ...nothing };
  const published = await publishedGuides.at(environment.environmentId, config.version);
  const { delivery, person, judged } = await deliverTo(context, environment, published, names);
  const [userId] = person.userIds;
  if (person.isIdentified && userId !== undefined) {
    const now = context.now();
    await noteWithheld(environment.environmentId, userId, now, judged);
    await noteAssigned(
      environment.environmentId,
      { userId, accountId: person.stored.accountId },
      now,
      judged,
    );
  }
  return { ...delivery, config: { ...config, version: published.configVersion } };
}

const nothing = {
  guides: [],
  states: [],
  autoStartsToday: 0,
  preferences: { mutedCategories: [], snoozed: {} },
};

/** Where users are to be proven nobody gets what is meant for another, nor learns what that other has done. */
async function isBelieved(
  { verification, identitySecret }: KeyedEnvironment,
  { userId, proof }: Pick<DeliveryRequest, 'userId' | 'proof'>,
): Promise<boolean> {
  if (verification !== 'enforce' || userId === undefined) return true;
  return (await verdictOn(identitySecret, userId, proof)) === 'signed';
}

/** The same for somebody who is named, whatever asks. */
export async function deliverTo(
  context: Pick<Context, 'db' | 'now'>,
  place: PersonPlace,
  published: Published,
  names: Omit<DeliveryRequest, 'key'>,
): Promise<{ delivery: Omit<Delivery, 'config'>; person: KnownPerson; judged: Judgement[] }> {
  const now = context.now();
  const person = await learnPerson(context, place, published, names);
  const judged = await judgeGuides(context, place, published, person);
  const served = judged.filter((judgement) => judgement.isServed);
  const [preferences, done] = await Promise.all([
    selectPreferences(context.db, place.environmentId, person.userIds, now),
    doneTasksOf(
      context,
      place.environmentId,
      published,
      person,
      served.map(({ guide }) => guide),
    ),
  ]);

  const servedIds = new Set(served.map(({ guide }) => guide.id));
  const next = published.datesMs.find((time) => time > now.getTime());
  const delivery = {
    guides: served.map(({ guide, rest }) => ({
      ...toDeliveredGuide(guide, names.locale, published.theme),
      ...(rest && { pageConditions: rest }),
      ...(guide.content.checklist && { doneItemIds: done.get(guide.id) ?? [] }),
    })),
    states: person.states.filter(({ guideId }) => servedIds.has(guideId)).flatMap(toGuideState),
    autoStartsToday: person.states.reduce((sum, state) => sum + state.autoStartsToday, 0),
    preferences,
    ...(next !== undefined && { askAgainAt: new Date(next).toISOString() }),
  };
  return { delivery, person, judged };
}

/** For each checklist, which of its tasks are done. Nothing is read where there is none. */
async function doneTasksOf(
  { db, now }: Pick<Context, 'db' | 'now'>,
  environmentId: number,
  { appUrl }: Published,
  { userIds, facts, states }: KnownPerson,
  guides: readonly PublishedGuide[],
): Promise<Map<string, string[]>> {
  const checklists = guides.filter(({ content }) => content.checklist);
  if (checklists.length === 0) return new Map();
  const tasks = checklists.flatMap(({ content }) => content.checklist?.items ?? []);
  const has = (type: string) => tasks.some(({ doneWhen }) => doneWhen.type === type);
  const sinceAt = new Date(now().getTime() - taskMemoryDays * 86_400_000);
  const deeds: Deeds = await selectDeeds(db, environmentId, userIds, sinceAt, {
    withPages: has('page'),
    withClicks: has('click'),
    checklists: checklists.map(({ id, content }) => ({
      guideId: id,
      taskIds: content.checklist?.items.map((task) => task.id) ?? [],
    })),
  });
  const completedGuideIds = new Set(
    states.filter(({ completedAt }) => completedAt !== null).map(({ guideId }) => guideId),
  );
  const known = { counts: facts.counts, completedGuideIds, deeds, appUrl };
  return new Map(checklists.map((guide) => [guide.id, doneTasks(guide, known)]));
}

function toGuideState(row: GuideStateRow): GuideState[] {
  const { guideId, version, startedCount, lastShownAt, completedAt, dismissedAt } = row;
  if (lastShownAt === null) return [];
  return [
    {
      guideId,
      version,
      startedCount,
      lastShownAt: lastShownAt.toISOString(),
      ...(completedAt && { completedAt: completedAt.toISOString() }),
      ...(dismissedAt && { dismissedAt: dismissedAt.toISOString() }),
    },
  ];
}
