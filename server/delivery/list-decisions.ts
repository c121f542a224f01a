import type { DecisionDetail, DecisionReason } from '../../shared/contract/decision.ts';
import { decisionText } from '../../shared/rules/decision-text.ts';
import { describeUser } from '../accounts/list-users.ts';
import type { Context } from '../context.ts';
import { userIdOf } from '../db/hashed-id.ts';
import type { Scope } from '../http/scope.ts';
import { selectPageDecisions } from './decision-store.ts';
import { withConditions } from './explain-guide.ts';
import { languageOf } from './known-names.ts';
import { selectKnownNames } from './known-names-store.ts';
import { selectWithheld } from './withheld-store.ts';

/** What was decided of a guide for a user, which held from `at` on until the next word on it. */
export interface DecisionRow {
  at: Date;
  guideId: string;
  guideName: string;
  version: number;
  outcome: 'start' | 'skip';
  reason: DecisionReason;
  detail: DecisionDetail | null;
  /** The reason as a sentence, in the language of whoever asks. */
  text: string;
  /** Who decided: a page, or the server, which then told the page nothing of the guide. */
  by: 'page' | 'server';
  path: string | null;
}

/**
 * Why a user saw a guide or didn't, in a time, oldest first: what their pages decided, and what the server kept back,
 * including what it kept back already when that time began. @throws not_found
 */
export async function listDecisions(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  externalUserId: string,
  { guideId, from, to }: { guideId: string | undefined; from: Date; to: Date },
): Promise<DecisionRow[]> {
  const { db } = context;
  await describeUser(context, scope, externalUserId);
  const userId = userIdOf(scope.environmentId, externalUserId);
  const language = languageOf(scope);
  const [names, onPages, withheld] = await Promise.all([
    selectKnownNames(db, scope),
    selectPageDecisions(db, scope.environmentId, userId, from, to, guideId),
    selectWithheld(db, scope.environmentId, userId, from, to),
  ]);
  const nameOf = (id: string) => names.guides.get(id.toLowerCase()) ?? '';

  const byPages = onPages.map(({ at, path, properties }): DecisionRow => {
    const { detail, ...decision } = properties;
    return {
      at,
      ...decision,
      guideName: nameOf(decision.guideId),
      detail: detail ?? null,
      text: decisionText(properties, language),
      by: 'page',
      path,
    };
  });
  const byServer = withheld.flatMap(({ at, guides }, i) =>
    guides
      .filter((guide) => guideId === undefined || guide.guideId === guideId)
      .filter((guide) => !withheld[i - 1]?.guides.some((before) => isSame(before, guide)))
      .map(({ failed = [], ...guide }): DecisionRow => {
        const detail = withConditions(guide.detail, failed, language, names);
        return {
          at,
          guideId: guide.guideId,
          version: guide.version,
          guideName: nameOf(guide.guideId),
          outcome: 'skip',
          reason: guide.reason,
          detail: detail ?? null,
          text: decisionText({ reason: guide.reason, detail }, language),
          by: 'server',
          path: null,
        };
      }),
  );
  return [...byPages, ...byServer].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);
