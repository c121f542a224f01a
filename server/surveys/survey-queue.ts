import { dayAt } from '../../shared/rules/calendar.ts';
import { type SurveyEligibility, surveyEligibility } from '../../shared/rules/survey-eligibility.ts';
import { requireAccount } from '../accounts/describe-account.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
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
  const people = await selectQueuedPeople(context.db, scope, id);
  return people.map((person) => entryOf(person, { accountSince, today, day })).sort(byTurn);
}

function entryOf(
  { firstSeenAt, answeredAt, dismissedAt, ...person }: QueuedPerson,
  { accountSince, today, day }: { accountSince: string; today: string; day: (time: Date) => string },
): QueueEntry {
  const eligibility = surveyEligibility(
    {
      isIdentified: true,
      accountSince,
      userSince: day(firstSeenAt),
      ...(answeredAt && { answeredOn: day(answeredAt) }),
      dismissedOn: dismissedAt.map(day),
    },
    today,
  );
  return {
    ...person,
    answeredAt,
    reason: eligibility.reason,
    mayAskOn: eligibility.isEligible ? today : (eligibility.mayAskOn ?? null),
  };
}

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
