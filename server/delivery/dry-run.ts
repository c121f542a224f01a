import type { DryRunProgress, DryRunResult } from '../../shared/contract/dry-run.ts';
import type { GuideState } from '../../shared/contract/guide.ts';
import { type Day, dayAt } from '../../shared/rules/calendar.ts';
import type { Choice } from '../../shared/rules/choose-guide.ts';
import { interrupts } from '../../shared/rules/interrupts.ts';
import type { LastScore } from '../../shared/rules/match-audience.ts';
import { placeInWave } from '../../shared/rules/place-in-wave.ts';
import {
  type Moment,
  type SimulatedGuide,
  type SimulatedStart,
  simulateVisits,
} from '../../shared/rules/simulate-visits.ts';
import {
  type SurveyFacts,
  type SurveyRules,
  type SurveyTurn,
  surveyEligibility,
} from '../../shared/rules/survey-eligibility.ts';
import { surveyRulesOf } from '../../shared/rules/survey-rules.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { draftAsPublished, withDraft } from './draft-as-published.ts';
import {
  countRegistered,
  type StoredMoment,
  type StoredState,
  selectActiveDays,
  selectMoments,
  selectStatesBefore,
} from './dry-run-store.ts';
import { type KnownPlace, type KnownUser, knownUsers } from './known-users.ts';
import { wholeAudience } from './published-guides.ts';
import { type PublishedGuide, selectPublished } from './published-store.ts';
import { selectLastScores } from './score-store.ts';
import { selectEnvironmentSettings } from './settings-store.ts';
import { asksForScore, toDeliveredGuide } from './to-delivered-guide.ts';

const dryRunDays = 30;
const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const pageSize = 500;
/** Of more than so many a part is judged, and what is found is multiplied. */
const mostJudged = 20_000;

/**
 * Goes through what registered users did in the last 30 days, with the functions that delivery and pages use: first
 * with what is live in the environment, then with the draft too. Audiences are judged as people are today.
 *
 * @throws not_found
 */
export async function* dryRun(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  guideId: string,
): AsyncGenerator<DryRunProgress, DryRunResult> {
  const { db } = context;
  const now = context.now();
  const since = new Date(now.getTime() - dryRunDays * dayMs);
  const [draft, live, settings, total, limits] = await Promise.all([
    draftAsPublished(context, scope, guideId),
    selectPublished(db, scope.environmentId),
    selectEnvironmentSettings(db, scope),
    countRegistered(db, scope),
    readThresholds(db, scope),
  ]);
  const after = withDraft(live.guides, draft);
  const origin = new URL(live.appUrl).origin;
  const tally = newTally(draft.id);
  const dayOf = (atMs: number) => dayAt(new Date(atMs), settings.timeZone);
  const rules = { quietRule: settings.quietRule, dayOf: remembered(dayOf) };
  const eventNames = [...live.guides, draft].flatMap(({ content: { trigger } }) =>
    trigger.on === 'eventTracked' ? trigger.eventName : [],
  );
  const surveyRules = surveyRulesOf(limits);
  const hasScore = after.some(({ content }) => asksForScore(content));
  const delivered = new Map<PublishedGuide, SimulatedGuide>(
    [...live.guides, draft].map((guide) => [
      guide,
      toDeliveredGuide(guide, guide.content.defaultLocale, live.theme),
    ]),
  );
  // A new version goes on with the wave of the one that is live; a draft begins one with the first of these days.
  const liveSince = new Map(
    live.guides.flatMap(({ id, liveSince: day }) => (day === null ? [] : [[id, new Date(day)]])),
  );
  const audiences = after.map(({ content }) => wholeAudience(content));

  let judged = 0;
  for await (const page of knownUsers(context, scope, audiences, pageSize)) {
    const between = { first: page[0]?.rowId ?? '0', last: page.at(-1)?.rowId ?? '0' };
    const [moments, states, scores, activeDays] = await Promise.all([
      selectMoments(db, scope.environmentId, between, since, eventNames),
      selectStatesBefore(db, scope.environmentId, between, since),
      hasScore
        ? selectLastScores(
            db,
            scope.environmentId,
            page.map(({ rowId }) => rowId),
          )
        : new Map<string, LastScore>(),
      hasScore && surveyRules.activeDays > 0 ? selectActiveDays(db, scope.environmentId, between) : undefined,
    ]);
    const momentsOf = Map.groupBy(moments, ({ userId }) => userId);
    const statesOf = Map.groupBy(states, ({ userId }) => userId);
    for (const user of page) {
      const did = momentsOf.get(user.rowId);
      const [place] = user.places;
      if (!did || !place) continue;
      const facts = surveyFacts(user, place, scores.get(user.rowId), activeDays);
      const served = (guides: readonly PublishedGuide[]) =>
        guides.flatMap((guide): SimulatedGuide[] => {
          const split = place.judge(wholeAudience(guide.content));
          if (split.isOut) return [];
          const shown = { ...delivered.get(guide)!, ...(split.rest && { pageConditions: split.rest }) };
          if (!asksForScore(guide.content)) return [shown];
          const turn = {
            liveSince: dayAt(liveSince.get(guide.id) ?? since, 'UTC'),
            place: placeInWave(guide.id, user.id),
          };
          const fromDay = askedFrom(facts, { from: since, to: now }, surveyRules, turn);
          return fromDay === undefined ? [] : [{ ...shown, fromDay }];
        });
      const person = {
        moments: did.map((moment) => toMoment(moment, origin)),
        states: (statesOf.get(user.rowId) ?? []).map(toState),
        preferences: { mutedCategories: [], snoozed: {} },
      };
      const withIt = served(after);
      const before = simulateVisits(served(live.guides), person, rules);
      const collisions = new Set<string>();
      const afterwards = simulateVisits(withIt, person, rules, (choices) =>
        tally.watch(choices, withIt, collisions),
      );
      tally.add(person.moments, since.getTime(), before, afterwards, place.accountId, dayOf);
    }
    judged += page.length;
    yield { done: judged, total: Math.min(total, mostJudged) };
    if (judged >= mostJudged) break;
  }
  const factor = judged === 0 ? 1 : Math.max(1, total / judged);
  const names = new Map(after.map(({ id, name }) => [id, name]));
  const days = Array.from({ length: dryRunDays + 1 }, (_, index) => dayOf(since.getTime() + index * dayMs));
  return { ...tally.result(factor, names, days), judged, total };
}

/** Days are asked for once a page view, and hardly ever differ. */
function remembered(dayOf: (atMs: number) => string): (atMs: number) => string {
  const known = new Map<number, string>();
  return (atMs) => {
    // No zone changes its day but at a quarter of an hour.
    const quarter = Math.floor(atMs / 900_000);
    const day = known.get(quarter) ?? dayOf(quarter * 900_000);
    known.set(quarter, day);
    return day;
  };
}

const toMoment = ({ at, path, event }: StoredMoment, origin: string): Moment => ({
  atMs: at.getTime(),
  url: origin + (path ?? '/'),
  ...(event !== null && { event }),
});

const toState = ({ guideId, version, startedCount, ...times }: StoredState): GuideState => ({
  guideId,
  version,
  startedCount,
  lastShownAt: times.lastShownAt.toISOString(),
  ...(times.completedAt && { completedAt: times.completedAt.toISOString() }),
  ...(times.dismissedAt && { dismissedAt: times.dismissedAt.toISOString() }),
});

const surveyFacts = (
  { rowId, firstSeenAt }: KnownUser,
  { accountSince }: KnownPlace,
  lastScore: LastScore | undefined,
  activeDays: ReadonlyMap<string, number> | undefined,
): SurveyFacts => ({
  isIdentified: true,
  ...(accountSince !== undefined && { accountSince }),
  userSince: dayAt(firstSeenAt, 'UTC'),
  // The frequency keeps a survey from asking twice.
  dismissedOn: [],
  ...(lastScore && { answeredOn: dayAt(new Date(lastScore.givenAtMs), 'UTC') }),
  ...(activeDays && { activeDays: activeDays.get(rowId) ?? 0 }),
});

/** The first day between two times on which a survey may ask somebody for a score. Undefined: on none. */
function askedFrom(
  facts: SurveyFacts,
  { from, to }: { from: Date; to: Date },
  rules: SurveyRules,
  turn: SurveyTurn,
): Day | undefined {
  let day: Day | undefined = dayAt(from, 'UTC');
  while (day !== undefined && day <= dayAt(to, 'UTC')) {
    const eligibility = surveyEligibility(facts, day, rules, turn);
    if (eligibility.isEligible) return day;
    day = eligibility.mayAskOn;
  }
  return undefined;
}

/** What is added up over all users. */
function newTally(draftId: string) {
  let users = 0;
  const accounts = new Set<string>();
  const byDay = new Map<string, number>();
  const weeks = { before: 0, after: 0, active: 0 };
  const most = { before: 0, after: 0 };
  const collided = new Map<string, { users: number; thisFirst: number; otherFirst: number }>();
  const reached = { before: new Map<string, number>(), after: new Map<string, number>() };

  return {
    /** Notes which other guides could have started at the moment at which the draft could. */
    watch(choices: readonly Choice[], guides: readonly SimulatedGuide[], seen: Set<string>): void {
      const could = choices.filter(({ reason }) => reason === 'starts' || reason === 'lowerPriority');
      const own = could.find(({ guideId }) => guideId === draftId);
      const draft = guides.find(({ id }) => id === draftId);
      if (!own || !draft || !interrupts(draft)) return;
      for (const { guideId, reason } of could) {
        const other = guides.find(({ id }) => id === guideId);
        if (guideId === draftId || !other || !interrupts(other)) continue;
        const counts = collided.get(guideId) ?? { users: 0, thisFirst: 0, otherFirst: 0 };
        if (!seen.has(guideId)) counts.users++;
        seen.add(guideId);
        if (own.reason === 'starts') counts.thisFirst++;
        // A third may go before both.
        else if (reason === 'starts') counts.otherFirst++;
        collided.set(guideId, counts);
      }
    },
    add(
      moments: readonly Moment[],
      sinceMs: number,
      before: readonly SimulatedStart[],
      after: readonly SimulatedStart[],
      accountId: string | undefined,
      dayOf: (atMs: number) => string,
    ): void {
      const weekOf = (atMs: number) => Math.floor((atMs - sinceMs) / weekMs);
      weeks.active += new Set(moments.map(({ atMs }) => weekOf(atMs))).size;
      for (const [when, starts] of [['before', before] as const, ['after', after] as const]) {
        const prompts = Map.groupBy(
          starts.filter(({ isPrompt }) => isPrompt),
          ({ atMs }) => weekOf(atMs),
        );
        for (const week of prompts.values()) {
          weeks[when] += week.length;
          most[when] = Math.max(most[when], week.length);
        }
        for (const guideId of new Set(starts.map((start) => start.guideId))) {
          reached[when].set(guideId, (reached[when].get(guideId) ?? 0) + 1);
        }
      }
      const first = after.find(({ guideId }) => guideId === draftId);
      if (!first) return;
      users++;
      if (accountId !== undefined) accounts.add(accountId);
      const day = dayOf(first.atMs);
      byDay.set(day, (byDay.get(day) ?? 0) + 1);
    },
    /** @param factor how many users each of those that were judged stands for */
    result(factor: number, names: ReadonlyMap<string, string>, days: readonly string[]) {
      const all = (count: number) => Math.round(count * factor);
      const perWeek = (prompts: number) => (weeks.active === 0 ? 0 : prompts / weeks.active);
      return {
        users: all(users),
        accounts: accounts.size,
        byDay: days.map((day) => ({ day, users: all(byDay.get(day) ?? 0) })),
        promptsPerWeek: { before: perWeek(weeks.before), after: perWeek(weeks.after) },
        mostPromptsInAWeek: most,
        collisions: [...collided]
          .map(([guideId, counts]) => ({
            guideId,
            name: names.get(guideId) ?? '',
            users: all(counts.users),
            thisFirst: all(counts.thisFirst),
            otherFirst: all(counts.otherFirst),
          }))
          .toSorted((a, b) => b.users - a.users),
        displaced: [...reached.before]
          .map(([guideId, before]) => ({
            guideId,
            name: names.get(guideId) ?? '',
            before: all(before),
            after: all(reached.after.get(guideId) ?? 0),
          }))
          .filter(({ guideId, before, after }) => guideId !== draftId && after < before)
          .toSorted((a, b) => b.before - b.after - (a.before - a.after)),
      };
    },
  };
}
