import type { Event, EventBatch } from '../../shared/contract/event.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import { signatureHash } from '../../shared/rules/signature-hash.ts';
import { uuidV7 } from '../../shared/rules/uuid-v7.ts';
import type { Language } from '../host-app/people.ts';
import { type Act, activities, habits, shallowHabits } from './activities.ts';
import { addDays, daysBetween, utcDay, weekdayOf, zonedMs } from './calendar.ts';
import { type CastAccount, type CastUser, demoCast, lastDayOfYear } from './cast.ts';
import { clickSignature } from './described-elements.ts';
import { isKeptFromDrafts } from './draft-trial.ts';
import { type GuideIds, type GuideRun, guideRuns } from './guide-history.ts';
import type { HostElementKey } from './host-elements.ts';
import { demoLives } from './lives.ts';
import { type RandomStream, randomStream } from './random-stream.ts';

/** What the history is made from: the same plan gives the same events, with the same ids. */
export interface HistoryPlan {
  seed: string;
  /** `YYYY-MM-DD`, day 0 of the history. */
  startsOn: string;
  guides: GuideIds;
}

/** Events of one day and one sort of sender, at most 500, in the order of their time. */
export interface DemoBatch {
  source: 'browser' | 'server';
  /** Day of the history, 0 at the first. */
  day: number;
  events: Event[];
  signatures: NonNullable<EventBatch['signatures']>;
}

const batchSize = 500;

/** The last event before now is about so old. */
const freshMs = 2 * 60_000;

/** The day of the history that it is everywhere on earth at most. */
export const lastDayUntil = (startsOn: string, until: Date): number =>
  daysBetween(startsOn, utcDay(until)) + 1;

/**
 * The history, day by day, from day `fromDay` to the moment `until`. Pure: any part of it can be made again, with
 * the same ids, so that storing it again changes nothing.
 */
export function* demoEvents(plan: HistoryPlan, fromDay: number, until: Date): Generator<DemoBatch> {
  const { seed, startsOn } = plan;
  const lastDay = lastDayUntil(startsOn, until);
  const accounts = demoCast(seed, startsOn);
  const lives = demoLives(plan, lastDay).map(({ account, user, present }) => {
    const isKept = isKeptFromDrafts(plan.guides.orderDrafts, account, user);
    return {
      account,
      user,
      present: new Set(present),
      runs: guideRuns(account, user, present, seed, isKept),
    };
  });

  for (let day = fromDay; day <= lastDay; day++) {
    const date = addDays(startsOn, day);
    const server = accounts.flatMap((account) => serverEvents(account, seed, day, date));
    const browser = lives.flatMap(({ account, user, present, runs }) =>
      present.has(day) ? visit(plan, account, user, day, date, runs.get(day)) : [],
    );
    if (day === lastDay - 1) browser.push(...lastSigns(accounts, seed, until));
    yield* batches('server', day, server, until);
    yield* batches('browser', day, browser, until);
  }
}

function* batches(
  source: DemoBatch['source'],
  day: number,
  events: Event[],
  until: Date,
): Generator<DemoBatch> {
  const last = until.toISOString();
  const inOrder = events
    .filter(({ at }) => at <= last)
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  for (let from = 0; from < inOrder.length; from += batchSize) {
    const part = inOrder.slice(from, from + batchSize);
    const hashes = new Set(part.flatMap(({ signature }) => signature ?? []));
    const signatures = Object.fromEntries(
      [...hashes].map((hash) => [hash, signaturesByHash.get(hash) as Signature]),
    );
    yield { source, day, events: part, signatures };
  }
}

/** Writes down what one person does, one thing after the other. */
class Diary {
  readonly events: Event[] = [];
  readonly #stream: RandomStream;
  readonly #who: { userId: string; accountId: string };
  atMs: number;

  constructor(stream: RandomStream, account: CastAccount, user: CastUser, atMs: number) {
    this.#stream = stream;
    this.#who = { userId: user.id, accountId: account.id };
    this.atMs = Math.round(atMs);
  }

  wait(fromSeconds: number, toSeconds: number): void {
    this.atMs += this.#stream.whole(fromSeconds * 1000, toSeconds * 1000);
  }

  write(event: Pick<Event, 'kind' | 'name' | 'path' | 'signature' | 'properties'>, atMs = this.atMs): void {
    const id = uuidV7(atMs, this.#stream.bytes(10));
    this.events.push({ id, ...event, at: new Date(atMs).toISOString(), ...this.#who });
  }

  uuid(): string {
    return uuidV7(this.atMs, this.#stream.bytes(10));
  }
}

const identify = (diary: Diary, { name, email, role, unit, language }: CastUser) =>
  diary.write({
    kind: 'identify',
    name: 'user.identified',
    properties: { name, email, role, unit, language },
  });

/** How customers of each plan are served. */
const serviceOf = { Team: 'Self-service', Business: 'Hotline', Enterprise: 'On site' } as const;

const group = (
  diary: Diary,
  { name, plan, industry, goLiveOn, timeZone, tier, region, seats }: CastAccount,
) =>
  diary.write({
    kind: 'group',
    name: 'account.identified',
    properties: {
      name,
      plan,
      industry,
      goLiveOn,
      timeZone,
      tier,
      region,
      seats,
      serviceType: serviceOf[plan],
    },
  });

/** What the host app's server says: who joins, and what the customer's own programs do. */
function serverEvents(account: CastAccount, seed: string, day: number, date: string): Event[] {
  const events: Event[] = [];
  for (const user of account.users) {
    if (user.joinsOn !== day) continue;
    const stream = randomStream(seed, 'joins', user.index);
    const diary = new Diary(
      stream,
      account,
      user,
      zonedMs(account.timeZone, date, 6 * 60 + stream.whole(0, 40)),
    );
    // An account is named by the first of its people, and again by whoever joins later, as servers do.
    group(diary, account);
    identify(diary, user);
    events.push(...diary.events);
  }
  const [admin] = account.users;
  const weekday = weekdayOf(date);
  if (account.usesApi && admin && admin.joinsOn <= day && weekday > 0 && weekday < 6) {
    const stream = randomStream(seed, 'api', admin.index, day);
    const diary = new Diary(stream, account, admin, zonedMs(account.timeZone, date, 7 * 60));
    for (let call = stream.whole(1, 3); call > 0; call--) {
      diary.wait(600, 9_000);
      diary.write({
        kind: 'track',
        name: 'API called',
        properties: { endpoint: stream.pick(['orders', 'customers']) },
      });
    }
    events.push(...diary.events);
  }
  return events;
}

/** One day of one person in the host app. */
function visit(
  plan: HistoryPlan,
  account: CastAccount,
  user: CastUser,
  day: number,
  date: string,
  run: GuideRun | undefined,
): Event[] {
  const stream = randomStream(plan.seed, 'day', user.index, day);
  // Most come in the morning, fewer after lunch.
  const startsAt = stream.happens(0.62) ? stream.around(9.6 * 60, 50) : stream.around(14.8 * 60, 70);
  const diary = new Diary(stream, account, user, zonedMs(account.timeZone, date, startsAt));
  if (day === user.startsOn) {
    identify(diary, user);
    group(diary, account);
  }
  diary.write({ kind: 'page', name: 'page.viewed', path: '/' });
  // A demo that was made before there was this guide goes on without it.
  if (run && plan.guides[run.guide]) meetGuide(plan, diary, run);

  if (run?.guide === 'orderDrafts' && stream.happens(0.24)) {
    performAll(diary, activities.draftOrder, user.language);
  }
  const isShallow = account.story === 'shallow' && user.role !== 'admin';
  const weights = isShallow ? shallowHabits : habits[user.role];
  for (let left = Number(stream.weighted({ 1: 42, 2: 33, 3: 17, 4: 8 })); left > 0; left--) {
    diary.wait(15, 1_500);
    const customer = String(101 + stream.whole(0, 15));
    performAll(diary, activities[stream.weighted(weights)], user.language, customer);
  }
  if (tellsActiveTime(day, user.index)) tellActiveTime(diary);
  return diary.events;
}

/** One after the other, from the first page on; `customer`: whose pages are gone to. */
function performAll(diary: Diary, acts: readonly Act[], language: Language, customer = ''): void {
  let page = '/';
  for (const act of acts) {
    diary.wait(2, 45);
    page = 'page' in act ? act.page.replace(':id', customer) : page;
    perform(diary, act, language, page);
  }
}

/** `page`: the path of where it is done. */
function perform(diary: Diary, act: Act, language: Language, page: string): void {
  if ('page' in act) {
    diary.write({ kind: 'page', name: 'page.viewed', path: page });
  } else if ('click' in act) {
    diary.write({
      kind: 'click',
      name: 'element.clicked',
      path: page,
      signature: hashOf(act.click, language),
    });
  } else {
    diary.write({ kind: 'track', name: act.track });
  }
}

/**
 * Active time is many events: in the last so many days of the first year and from then on everybody's is told, before
 * that, as far back as reviews of a quarter and the one before look, one day in eight of each person.
 */
const daysOfActiveTime = 28;
const daysOfSome = 190;

const tellsActiveTime = (day: number, person: number): boolean =>
  day > lastDayOfYear - daysOfActiveTime || (day > lastDayOfYear - daysOfSome && (day + person) % 8 === 0);

/** As the page tells it: a third of the time between the first and the last thing that was done. */
function tellActiveTime(diary: Diary): void {
  const first = Date.parse(diary.events[0]?.at ?? '');
  let seconds = Math.min(1_200, Math.round((diary.atMs - first) / 3_000));
  for (let atMs = first; seconds > 0; seconds -= 120) {
    const told = Math.min(120, seconds);
    atMs += told * 1_000;
    diary.write({ kind: 'session', name: 'session.active', properties: { seconds: told } }, atMs);
  }
}

function meetGuide(plan: HistoryPlan, diary: Diary, run: GuideRun): void {
  diary.wait(1, 3);
  const runId = diary.uuid();
  const guideId = plan.guides[run.guide];
  for (const { afterSeconds, name, stepId, answer } of run.events) {
    const properties = { guideId, version: 1, runId, ...(stepId !== undefined && { stepId }) };
    const atMs = diary.atMs + Math.round(afterSeconds * 1000);
    if (answer) {
      const { questionId, ...given } = answer;
      diary.write(
        { kind: 'survey', name, path: '/', properties: { ...properties, questionId, answer: given } },
        atMs,
      );
    } else if (name === 'guide.started') {
      diary.write(
        {
          kind: 'guide',
          name,
          path: '/',
          properties: { ...properties, startedBy: run.startedBy ?? 'trigger' },
        },
        atMs,
      );
    } else {
      diary.write({ kind: 'guide', name, path: '/', properties }, atMs);
    }
  }
  diary.atMs += Math.ceil(run.events.at(-1)?.afterSeconds ?? 0) * 1000;
}

/** Somebody is at work as the demo is opened, whatever the hour: one page view in each of the two largest regions. */
function lastSigns(accounts: readonly CastAccount[], seed: string, until: Date): Event[] {
  const busy = accounts.filter(({ story }) => story === 'growing' || story === 'steady').slice(0, 2);
  const lastDay = Math.floor(until.getTime() / 86_400_000);
  return busy.flatMap((account, n) => {
    const present = account.users.filter(
      (user) => user.startsOn !== undefined && !user.leavesOn && !user.isSwitchable,
    );
    const stream = randomStream(seed, 'now', n, until.getTime());
    const user = present[(lastDay + n) % present.length];
    if (!user) return [];
    const diary = new Diary(stream, account, user, until.getTime() - freshMs * (n + 1));
    diary.write({ kind: 'page', name: 'page.viewed', path: n === 0 ? '/customers' : '/orders' });
    return diary.events;
  });
}

const signaturesByHash = new Map<string, Signature>();
const hashes = new Map<string, string>();

function hashOf(key: HostElementKey, language: Language): string {
  const name = `${key} ${language}`;
  let hash = hashes.get(name);
  if (hash === undefined) {
    const signature = clickSignature(key, language);
    hash = signatureHash(signature);
    hashes.set(name, hash);
    signaturesByHash.set(hash, signature);
  }
  return hash;
}
