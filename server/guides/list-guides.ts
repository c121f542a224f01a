import type { GuideKind } from '../../shared/contract/guide.ts';
import { audienceText } from '../../shared/rules/audience-text.ts';
import type { TargetHealth } from '../../shared/rules/pick-guides.ts';
import { targetHealthOfGuides } from '../catalogue/target-health.ts';
import type { Context } from '../context.ts';
import { knownNames, languageOf } from '../delivery/known-names.ts';
import type { Scope } from '../http/scope.ts';
import { countUsersOfGuides } from '../metrics/guide-results.ts';
import { selectSummaries } from './summary-store.ts';

export interface GuideSummary {
  id: string;
  kind: GuideKind;
  name: string;
  revision: number;
  updatedAt: Date;
  /** Who is meant by the draft, as a phrase in the language of whoever asks. */
  audience: string;
  /** In the selected environment. */
  live: { version: number; publishedAt: Date } | null;
  hasUnpublishedChanges: boolean;
  isArchived: boolean;
  /** A version goes live by itself at this time. */
  plannedAt: Date | null;
  /** It was tried at that time and failed, again and again. */
  isPlanGivenUp: boolean;
  /** Somebody waits for it to be published. */
  isInReview: boolean;
  stepCount: number;
  /** Different users of the selected environment, over all versions. */
  shownUsers: number;
  startedUsers: number;
  completedUsers: number;
  health: TargetHealth | null;
}

/** Every guide of the app with what has come of it in the selected environment, last changed first. */
export async function listGuides(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
): Promise<GuideSummary[]> {
  const { db } = context;
  const [summaries, results, health, names] = await Promise.all([
    selectSummaries(db, scope),
    countUsersOfGuides(db, scope),
    targetHealthOfGuides(context, scope),
    knownNames(context, scope),
  ]);
  return summaries.map(({ audience, version, publishedAt, ...summary }) => {
    const counts = results.get(summary.id);
    return {
      ...summary,
      audience: audienceText(audience, languageOf(scope), names),
      live: version === null || publishedAt === null ? null : { version, publishedAt },
      shownUsers: counts?.shown ?? 0,
      startedUsers: counts?.started ?? 0,
      completedUsers: counts?.completed ?? 0,
      health: health.get(summary.id) ?? null,
    };
  });
}
