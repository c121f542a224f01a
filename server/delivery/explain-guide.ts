import type { Condition, PageCondition } from '../../shared/contract/audience.ts';
import type { DecisionDetail, DecisionReason } from '../../shared/contract/decision.ts';
import { type Choice, chooseGuide } from '../../shared/rules/choose-guide.ts';
import { conditionText, decisionText, type KnownNames } from '../../shared/rules/decision-text.ts';
import { leavesOf } from '../../shared/rules/match-tree.ts';
import { describeUser } from '../accounts/list-users.ts';
import type { Context } from '../context.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { deliverTo } from './deliver.ts';
import { languageOf } from './known-names.ts';
import { selectKnownNames } from './known-names-store.ts';
import { publishedFrom } from './published-guides.ts';
import { selectPublished } from './published-store.ts';
import { selectEnvironmentSettings } from './settings-store.ts';

export interface Explanation {
  outcome: 'start' | 'skip';
  reason: DecisionReason;
  detail: DecisionDetail | null;
  /** The reason as a sentence, in the language of whoever asks. */
  text: string;
  version: number | null;
  /** What still depends on the page, and can't be known here. */
  onPage: string[];
}

/**
 * Whether a guide would start for a user now, and why not: decided by the functions that delivery and pages use, with
 * what is stored of the user. A visit is taken to have just begun on `url` (absent: on a page that the guide is meant
 * for), with nothing on the screen, no form half filled in, and the guide's trigger already met.
 *
 * @throws not_found
 */
export async function explainGuide(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  guideId: string,
  asked: { userId: string; accountId?: string; url?: string; locale?: string },
): Promise<Explanation> {
  const { db } = context;
  const language = languageOf(scope);
  const [{ timeZone, isStopped, quietRule }, stored, names] = await Promise.all([
    selectEnvironmentSettings(db, scope),
    selectPublished(db, scope.environmentId),
    selectKnownNames(db, scope),
  ]);
  if (!names.guides.has(guideId)) throw notFound('guide');
  await describeUser(context, scope, asked.userId);
  const published = publishedFrom(stored);
  const place = { environmentId: scope.environmentId, timeZone };
  const { delivery, judged } = await deliverTo(context, place, published, {
    userId: asked.userId,
    ...(asked.accountId !== undefined && { accountId: asked.accountId }),
    locale: asked.locale ?? language,
  });
  const answer = (
    reason: DecisionReason,
    version: number | null,
    detail?: DecisionDetail,
    onPage: string[] = [],
  ) => ({
    outcome: reason === 'starts' ? ('start' as const) : ('skip' as const),
    reason,
    detail: detail ?? null,
    text: decisionText({ reason, detail }, language),
    version,
    onPage,
  });

  const judgement = judged.find(({ guide }) => guide.id === guideId);
  if (!judgement) return answer('notLive', null);
  const { version } = judgement.guide;
  if (isStopped) return answer('stopped', version);
  if (!judgement.isServed) {
    const { reason, detail, failed = [] } = judgement;
    return answer(reason, version, withConditions(detail, failed, language, names));
  }

  const isAnywhere = (id: string) => asked.url === undefined && id === guideId;
  const candidates = delivery.guides.map(({ pageConditions: _, ...guide }) =>
    isAnywhere(guide.id)
      ? { ...guide, trigger: { ...guide.trigger, pages: { include: [], exclude: [] } } }
      : guide,
  );
  const choices: Choice[] = chooseGuide(candidates, {
    url: asked.url ?? published.appUrl,
    matchConditions: () => ({ matches: true, failed: [] }),
    nowMs: context.now().getTime(),
    secondsOnPage: Number.POSITIVE_INFINITY,
    triggeredSecondsAgo: Object.fromEntries(candidates.map(({ id }) => [id, Number.POSITIVE_INFINITY])),
    isStopped: false,
    states: delivery.states,
    preferences: delivery.preferences,
    runningGuideIds: [],
    missingGuideIds: [],
    quietRule,
    autoStartsThisVisit: 0,
    autoStartsToday: delivery.autoStartsToday,
    hadWalkthroughThisVisit: false,
    hasUnsavedInput: false,
  });
  const { reason, detail } = choices.find((choice) => choice.guideId === guideId)!;
  const { rest } = judgement;
  const onPage = rest
    ? leavesOf<PageCondition>(rest).map((condition) => conditionText(condition, language, names))
    : [];
  return answer(reason, version, detail, onPage);
}

/** The details of a reason with the conditions that failed, in words. */
export function withConditions(
  detail: DecisionDetail | undefined,
  failed: readonly Condition[],
  language: 'en' | 'zh-CN',
  names: KnownNames,
): DecisionDetail | undefined {
  if (failed.length === 0) return detail;
  const texts = failed.map((condition) => conditionText(condition, language, names));
  return { ...detail, conditions: texts.join(language === 'en' ? '; ' : '；') };
}
