import { dayAt } from '../../shared/rules/calendar.ts';
import { placeInWave } from '../../shared/rules/place-in-wave.ts';
import {
  type SurveyEligibility,
  type SurveyRules,
  surveyEligibility,
} from '../../shared/rules/survey-eligibility.ts';
import { surveyRulesOf } from '../../shared/rules/survey-rules.ts';
import { requireAccount } from '../accounts/describe-account.ts';
import type { Context } from '../context.ts';
import { liveScoreSurveys } from '../delivery/live-surveys.ts';
import type { Scope } from '../http/scope.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { type QueuedPerson, selectQueuedPeople, selectSurveyedAccount } from './coverage-store.ts';

export interface QueueEntry {
  id: string;
  name: string;
  role: string | null;
  isAdmin: boolean;
  isDecisionMaker: boolean;
  answeredAt: Date | null;
  /** Why they may or may not be asked for a score today. */
  reason: SurveyEligibility['reason'];
  /** The first day on which they may, where it is known. */
  mayAskOn: string | null;
}

/**
 * Everybody of an account in the order in which they may be asked for a score: today's first, of these decision
 * makers, then admins, then who was never heard or longest ago.
 */
export async function surveyQueue(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  accountId: string,
): Promise<QueueEntry[]> {
  const { id } = await requireAccount(context, scope, accountId);
  const account = await selectSurveyedAccount(context.db, scope, id);
  if (!account) return [];
  const { timeZone, goLiveOn, firstSeenAt } = account;
  const day = (time: Date) => dayAt(time, timeZone);
  const today = day(context.now());
  const accountSince = goLiveOn ?? day(firstSeenAt);
  const [people, surveys, limits] = await Promise.all([
    selectQueuedPeople(context.db, scope, id),
    liveScoreSurveys(context, scope),
    readThresholds(context.db, scope),
  ]);
  const place = { accountSince, today, day, surveys, rules: surveyRulesOf(limits) };
  return people.map((person) => entryOf(person, place)).sort(byTurn);
}

interface Queue {
  accountSince: string;
  today: string;
  day: (time: Date) => string;
  surveys: readonly { id: string; liveSince: Date }[];
  rules: SurveyRules;
}

function entryOf(
  { firstSeenAt, answeredAt, dismissedAt, activeDays, ...person }: QueuedPerson,
  { accountSince, today, day, surveys, rules }: Queue,
): QueueEntry {
  const facts = {
    isIdentified: true,
    accountSince,
    userSince: day(firstSeenAt),
    ...(answeredAt && { answeredOn: day(answeredAt) }),
    dismissedOn: dismissedAt.map(day),
    activeDays,
  };
  const turns = surveys.map(({ id, liveSince }) => ({
    liveSince: day(liveSince),
    place: placeInWave(id, person.id),
  }));
  // Of several surveys the one whose turn comes first asks.
  const eligibility = (turns.length === 0 ? [undefined] : turns)
    .map((turn) => surveyEligibility(facts, today, rules, turn))
    .reduce((first, next) => (dayOf(next, today) < dayOf(first, today) ? next : first));
  return {
    ...person,
    answeredAt,
    reason: eligibility.reason,
    mayAskOn: eligibility.isEligible ? today : (eligibility.mayAskOn ?? null),
  };
}

const dayOf = (eligibility: SurveyEligibility, today: string) =>
  eligibility.isEligible ? today : (eligibility.mayAskOn ?? '9999');

const weight = ({ isDecisionMaker, isAdmin }: QueueEntry) => (isDecisionMaker ? 0 : isAdmin ? 1 : 2);

function byTurn(a: QueueEntry, b: QueueEntry): number {
  const [first, second] = [a.mayAskOn ?? '9999', b.mayAskOn ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  return (
    weight(a) - weight(b) ||
    (a.answeredAt?.getTime() ?? 0) - (b.answeredAt?.getTime() ?? 0) ||
    (a.name < b.name ? -1 : 1)
  );
}
