import * as v from 'valibot';
import type { Condition, PageCondition } from '../../shared/contract/audience.ts';
import type { DecisionDetail, DecisionReason } from '../../shared/contract/decision.ts';
import type { GuideKind } from '../../shared/contract/guide.ts';
import { localeSchema } from '../../shared/contract/text.ts';
import { type Choice, chooseGuide } from '../../shared/rules/choose-guide.ts';
import { conditionText, decisionText, type KnownNames } from '../../shared/rules/decision-text.ts';
import { leavesOf } from '../../shared/rules/match-tree.ts';
import { requireAccount } from '../accounts/describe-account.ts';
import { describeUser } from '../accounts/list-users.ts';
import type { Context } from '../context.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { deliverTo } from './deliver.ts';
import { draftAsPublished, withDraft } from './draft-as-published.ts';
import type { Judgement } from './judge-guides.ts';
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

interface Asked {
  userId: string;
  accountId?: string | undefined;
  url?: string | undefined;
  locale?: string | undefined;
  /** A guide that is taken as if its draft were live. */
  draftOf?: string | undefined;
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
  asked: Asked,
): Promise<Explanation> {
  const decided = await decide(context, scope, asked, asked.url === undefined ? guideId : undefined);
  if (!decided.names.guides.has(guideId)) throw notFound('guide');
  return decided.explanations.get(guideId) ?? explanation({ reason: 'notLive' }, null, languageOf(scope));
}

export interface ExplainedGuide extends Explanation {
  guideId: string;
  name: string;
  kind: GuideKind;
  /** It is the draft that was asked about. */
  isDraft: boolean;
}

/** The same for every guide that is live, those that start first. @throws not_found */
export async function explainGuides(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  asked: Asked,
): Promise<{ url: string; locale: string; guides: ExplainedGuide[] }> {
  const { explanations, guides, url, locale } = await decide(context, scope, asked);
  return {
    url,
    locale,
    guides: guides
      .map(({ id, name, kind }) => ({
        guideId: id,
        name,
        kind,
        isDraft: id === asked.draftOf,
        ...explanations.get(id)!,
      }))
      .toSorted((a, b) => Number(b.reason === 'starts') - Number(a.reason === 'starts')),
  };
}

/** @param anywhere id of a guide that is taken to be on a page it is meant for */
async function decide(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  { draftOf, ...asked }: Asked,
  anywhere?: string,
) {
  const { db } = context;
  const language = languageOf(scope);
  const [{ timeZone, isStopped, quietRule }, stored, names, draft] = await Promise.all([
    selectEnvironmentSettings(db, scope),
    selectPublished(db, scope.environmentId),
    selectKnownNames(db, scope),
    draftOf === undefined ? undefined : draftAsPublished(context, scope, draftOf),
  ]);
  const { traits } = await describeUser(context, scope, asked.userId);
  const own = v.safeParse(localeSchema, traits.language);
  const locale = asked.locale ?? (own.success ? own.output : language);
  // Whose portfolio it is not in must not learn from the answer what it is like; anybody else may ask about a new one.
  if (asked.accountId !== undefined && scope.owners) await requireAccount(context, scope, asked.accountId);
  const guides = draft ? withDraft(stored.guides, draft) : stored.guides;
  const published = publishedFrom({ ...stored, guides });
  const place = { workspaceId: scope.workspaceId, environmentId: scope.environmentId, timeZone };
  const { delivery, judged } = await deliverTo(context, place, published, {
    userId: asked.userId,
    ...(asked.accountId !== undefined && { accountId: asked.accountId }),
    locale,
  });
  const url = asked.url ?? published.appUrl;
  const candidates = delivery.guides.map(({ pageConditions: _, ...guide }) =>
    guide.id === anywhere
      ? { ...guide, trigger: { ...guide.trigger, pages: { include: [], exclude: [] } } }
      : guide,
  );
  const choices: Choice[] = chooseGuide(candidates, {
    url,
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

  const explain = (judgement: Judgement): Explanation => {
    const { guide } = judgement;
    if (isStopped) return explanation({ reason: 'stopped' }, guide.version, language);
    if (!judgement.isServed) {
      const { reason, detail, failed = [] } = judgement;
      const told = { reason, detail: withConditions(detail, failed, language, names) };
      return explanation(told, guide.version, language);
    }
    const onPage = judgement.rest
      ? leavesOf<PageCondition>(judgement.rest).map((condition) => conditionText(condition, language, names))
      : [];
    const choice = choices.find(({ guideId }) => guideId === guide.id)!;
    return explanation(choice, guide.version, language, onPage);
  };
  const explanations = new Map(judged.map((judgement) => [judgement.guide.id, explain(judgement)]));
  return { explanations, guides, names, url, locale };
}

const explanation = (
  { reason, detail }: { reason: DecisionReason; detail?: DecisionDetail | undefined },
  version: number | null,
  language: 'en' | 'zh-CN',
  onPage: string[] = [],
): Explanation => ({
  outcome: reason === 'starts' ? 'start' : 'skip',
  reason,
  detail: detail ?? null,
  text: decisionText({ reason, ...(detail && { detail }) }, language),
  version,
  onPage,
});

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
