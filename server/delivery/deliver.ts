import type { Traits } from '../../shared/contract/audience.ts';
import type { Delivery, DeliveryRequest, SnippetConfig } from '../../shared/contract/delivery.ts';
import type { GuideState } from '../../shared/contract/guide.ts';
import { dayAt, dayIn } from '../../shared/rules/calendar.ts';
import { defaultQuietRule } from '../../shared/rules/choose-guide.ts';
import { type SurveyEligibility, surveyEligibility } from '../../shared/rules/survey-eligibility.ts';
import type { Context } from '../context.ts';
import { accountIdOf, anonymousUserIdOf, userIdOf } from '../db/hashed-id.ts';
import { AppError } from '../http/app-error.ts';
import { environmentByPublicKey, type KeyedEnvironment } from '../workspaces/environment-by-key.ts';
import { type GuideStateRow, selectGuideStates, selectSurveyHistory } from './guide-state-store.ts';
import { isMeant } from './is-meant.ts';
import { type StoredPerson, selectPerson } from './person-store.ts';
import type { PublishedGuides } from './published-guides.ts';
import { asksForScore, toDeliveredGuide } from './to-delivered-guide.ts';

/** What everybody may know of an environment. @throws invalid_key */
export async function readConfig(
  context: Context,
  publicKey: string,
): Promise<{ environment: KeyedEnvironment; config: SnippetConfig }> {
  const environment = await environmentByPublicKey(context, publicKey);
  if (!environment) {
    throw new AppError('invalid_key', 'This key is unknown: copy the tag again from the install page.');
  }
  const { configVersion, isStopped } = environment;
  return { environment, config: { version: configVersion, isStopped, quietRule: defaultQuietRule } };
}

/** The guides that one person may get, and what that person has done with them. */
export async function deliver(
  context: Context,
  published: PublishedGuides,
  request: DeliveryRequest,
): Promise<Delivery> {
  const { environment, config } = await readConfig(context, request.key);
  const preferences = { mutedCategories: [], snoozed: {} };
  if (config.isStopped) return { config, guides: [], states: [], autoStartsToday: 0, preferences };

  const { environmentId, timeZone } = environment;
  const ids = idsOf(environmentId, request);
  const now = context.now();
  const [{ configVersion, guides }, stored, states] = await Promise.all([
    published.at(environmentId, config.version),
    selectPerson(context.db, environmentId, ids.userId, ids.accountId),
    selectGuideStates(context.db, environmentId, ids.all, now, timeZone),
  ]);

  const person = {
    user: { ...stored.userTraits, ...request.userTraits },
    account: { ...stored.accountTraits, ...request.accountTraits },
    isDeactivated: stored.isDeactivated,
  };
  const meant = guides.filter(({ content }) => isMeant(content.audience, person));
  const isAskable =
    meant.some(({ content }) => asksForScore(content)) &&
    (await mayBeAsked(context, environment, request, stored, person.account)).isEligible;
  const chosen = meant.filter(({ content }) => isAskable || !asksForScore(content));

  const chosenIds = new Set(chosen.map(({ id }) => id));
  return {
    config: { ...config, version: configVersion },
    guides: chosen.map((guide) => toDeliveredGuide(guide, request.locale)),
    states: states.filter(({ guideId }) => chosenIds.has(guideId)).flatMap(toGuideState),
    autoStartsToday: states.reduce((sum, state) => sum + state.autoStartsToday, 0),
    preferences,
  };
}

/** `all`: also the id under which the person was seen before being identified in this browser. */
function idsOf(environmentId: number, { userId, anonymousId, accountId }: DeliveryRequest) {
  const anonymous = anonymousId === undefined ? undefined : anonymousUserIdOf(environmentId, anonymousId);
  const identified = userId === undefined ? undefined : userIdOf(environmentId, userId);
  return {
    userId: identified ?? anonymous,
    accountId: accountId === undefined ? undefined : accountIdOf(environmentId, accountId),
    all: [identified, anonymous].filter((id) => id !== undefined),
  };
}

/** Whether this person may be asked for a score today, by the day of their account. */
async function mayBeAsked(
  context: Context,
  { environmentId, timeZone: workspaceTimeZone }: KeyedEnvironment,
  { userId }: DeliveryRequest,
  stored: StoredPerson,
  accountTraits: Traits,
): Promise<SurveyEligibility> {
  const now = context.now();
  const timeZone = stored.accountTimeZone ?? workspaceTimeZone;
  const day = (time: Date) => dayAt(time, timeZone);
  const history =
    userId === undefined
      ? { answeredAt: null, dismissedAt: [] }
      : await selectSurveyHistory(context.db, environmentId, userIdOf(environmentId, userId));
  const { goLiveOn } = accountTraits;
  return surveyEligibility(
    {
      isIdentified: userId !== undefined,
      accountSince:
        (typeof goLiveOn === 'string' ? dayIn(goLiveOn) : undefined) ??
        (stored.accountFirstSeenAt ? day(stored.accountFirstSeenAt) : undefined),
      userSince: day(stored.userFirstSeenAt ?? now),
      answeredOn: history.answeredAt ? day(history.answeredAt) : undefined,
      dismissedOn: history.dismissedAt.map(day),
    },
    day(now),
  );
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
