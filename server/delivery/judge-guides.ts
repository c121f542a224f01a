import type { Condition, PageConditions } from '../../shared/contract/audience.ts';
import type { DecisionDetail, DecisionReason } from '../../shared/contract/decision.ts';
import type { DeliveryRequest } from '../../shared/contract/delivery.ts';
import { dayAt } from '../../shared/rules/calendar.ts';
import { isHeldOut } from '../../shared/rules/is-held-out.ts';
import type { AudienceFacts, LastScore } from '../../shared/rules/match-audience.ts';
import { placeInWave } from '../../shared/rules/place-in-wave.ts';
import { splitAudience } from '../../shared/rules/split-audience.ts';
import { type SurveyEligibility, surveyEligibility } from '../../shared/rules/survey-eligibility.ts';
import { surveyRulesOf } from '../../shared/rules/survey-rules.ts';
import type { Context } from '../context.ts';
import { accountIdOf, anonymousUserIdOf, userIdOf } from '../db/hashed-id.ts';
import type { KeyedEnvironment } from '../workspaces/environment-by-key.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { countBehaviour, countsOf } from './count-behaviour.ts';
import { goLiveOf } from './go-live-of.ts';
import { type GuideStateRow, selectGuideStates, selectSurveyHistory } from './guide-state-store.ts';
import { listsOf, selectListed } from './list-store.ts';
import { type StoredPerson, selectPerson } from './person-store.ts';
import { type Published, wholeAudience } from './published-guides.ts';
import type { PublishedGuide } from './published-store.ts';
import { selectLastScores } from './score-store.ts';
import { asksForScore } from './to-delivered-guide.ts';

/** Where a person is asked about: what delivery needs to know of the environment. */
export type PersonPlace = Pick<KeyedEnvironment, 'workspaceId' | 'environmentId' | 'timeZone'>;
/** How a page, or somebody who asks about a person, names them. */
export type PersonNames = Omit<DeliveryRequest, 'key'>;

/** All that is known of one person, read once for all guides. */
export interface KnownPerson {
  /** Also the id under which the person was seen before being identified in this browser. */
  userIds: string[];
  isIdentified: boolean;
  stored: StoredPerson;
  facts: AudienceFacts & { counts: ReadonlyMap<string, number> };
  states: GuideStateRow[];
}

export async function learnPerson(
  context: Pick<Context, 'db' | 'now'>,
  { environmentId, timeZone }: PersonPlace,
  published: Published,
  names: PersonNames,
): Promise<KnownPerson> {
  const { db } = context;
  const now = context.now();
  const identified = names.userId === undefined ? undefined : userIdOf(environmentId, names.userId);
  const anonymous =
    names.anonymousId === undefined ? undefined : anonymousUserIdOf(environmentId, names.anonymousId);
  const userIds = [identified, anonymous].filter((id) => id !== undefined);
  const namedAccountId =
    names.accountId === undefined ? undefined : accountIdOf(environmentId, names.accountId);

  const stored = await selectPerson(db, environmentId, identified ?? anonymous, namedAccountId);
  const accountId = namedAccountId ?? stored.accountId ?? undefined;
  const externalIds = {
    userId: names.userId,
    accountId: names.accountId ?? stored.accountExternalId ?? undefined,
  };
  const [states, scores, listed, counts] = await Promise.all([
    selectGuideStates(db, environmentId, userIds, now, timeZone),
    published.asksForScores ? selectLastScores(db, environmentId, userIds) : undefined,
    selectListed(
      db,
      environmentId,
      published.lists,
      Object.values(externalIds).filter((id) => id !== undefined),
    ),
    countBehaviour(
      db,
      environmentId,
      { userIds, accountIds: accountId === undefined ? [] : [accountId] },
      published.behaviours,
      now,
      timeZone,
    ),
  ]);
  return {
    userIds,
    isIdentified: identified !== undefined,
    stored,
    states,
    facts: {
      user: { ...stored.userTraits, ...names.userTraits },
      account: { ...stored.accountTraits, ...names.accountTraits },
      userId: names.userId ?? names.anonymousId,
      accountId: externalIds.accountId,
      locale: names.locale,
      nowMs: now.getTime(),
      counts: countsOf(counts, userIds, accountId),
      guides: new Map(
        states.map(({ guideId, lastShownAt, completedAt, dismissedAt }) => [
          guideId,
          {
            isSeen: lastShownAt !== null,
            isCompleted: completedAt !== null,
            isDismissed: dismissedAt !== null,
          },
        ]),
      ),
      ...(scores && { lastScore: newest(scores) }),
      listIds: listsOf(listed, published.lists, externalIds),
      segments: published.segments,
    },
  };
}

const newest = (scores: ReadonlyMap<string, LastScore>): LastScore | null =>
  [...scores.values()].toSorted((a, b) => b.givenAtMs - a.givenAtMs)[0] ?? null;

/** What the server decides of one guide for one person. `rest`: what is left to the page. */
export type Judgement =
  | { guide: PublishedGuide; isServed: true; rest?: PageConditions }
  | {
      guide: PublishedGuide;
      isServed: false;
      reason: Extract<DecisionReason, 'deactivated' | 'notMeant' | 'heldOut' | 'askedRecently'>;
      detail?: DecisionDetail;
      /** Only for `notMeant`. */
      failed?: Condition[];
    };

/** Which guides a person is served, and for each of the others why not. */
export async function judgeGuides(
  context: Pick<Context, 'db' | 'now'>,
  place: PersonPlace,
  { guides }: Published,
  person: KnownPerson,
): Promise<Judgement[]> {
  const judged = guides.map((guide) => judge(guide, person));
  if (!judged.some(({ guide, isServed }) => isServed && asksForScore(guide.content))) return judged;
  const mayBeAsked = await quietRuleFor(context, place, person);
  return judged.map((judgement) => {
    const { guide, isServed } = judgement;
    if (!isServed || !asksForScore(guide.content)) return judgement;
    const eligibility = mayBeAsked(guide);
    if (eligibility.isEligible) return judgement;
    const { reason, mayAskOn } = eligibility;
    const detail = { rule: reason, ...(mayAskOn !== undefined && { mayAskOn }) };
    return { guide, isServed: false, reason: 'askedRecently', detail };
  });
}

function judge(guide: PublishedGuide, { stored, facts, isIdentified }: KnownPerson): Judgement {
  if (stored.isDeactivated) return { guide, isServed: false, reason: 'deactivated' };
  const split = splitAudience(wholeAudience(guide.content), facts);
  if (split.isOut) return { guide, isServed: false, reason: 'notMeant', failed: split.failed };
  const { goal } = guide.content;
  const { userId, accountId } = facts;
  if (goal && isHeldOut(guide.id, goal, { accountId, userId: isIdentified ? userId : undefined })) {
    return { guide, isServed: false, reason: 'heldOut' };
  }
  return { guide, isServed: true, ...(split.rest && { rest: split.rest }) };
}

/** Whether a guide may ask this person for a score today, by the day of their account. */
async function quietRuleFor(
  { db, now: clock }: Pick<Context, 'db' | 'now'>,
  { workspaceId, environmentId, timeZone: workspaceTimeZone }: PersonPlace,
  { isIdentified, userIds, stored, facts }: KnownPerson,
): Promise<(guide: PublishedGuide) => SurveyEligibility> {
  const now = clock();
  const timeZone = stored.accountTimeZone ?? workspaceTimeZone;
  const day = (time: Date) => dayAt(time, timeZone);
  const [limits, history] = await Promise.all([
    readThresholds(db, { workspaceId }),
    isIdentified && userIds[0] !== undefined
      ? selectSurveyHistory(db, environmentId, userIds[0])
      : { answeredAt: null, dismissedAt: [], activeDays: 0 },
  ]);
  const known = {
    isIdentified,
    accountSince:
      goLiveOf(facts.account) ?? (stored.accountFirstSeenAt ? day(stored.accountFirstSeenAt) : undefined),
    userSince: day(stored.userFirstSeenAt ?? now),
    answeredOn: history.answeredAt ? day(history.answeredAt) : undefined,
    dismissedOn: history.dismissedAt.map(day),
    activeDays: history.activeDays,
  };
  const rules = surveyRulesOf(limits);
  return ({ id, liveSince }) =>
    surveyEligibility(known, day(now), rules, {
      liveSince: day(liveSince === null ? now : new Date(liveSince)),
      place: placeInWave(id, facts.userId ?? ''),
    });
}
