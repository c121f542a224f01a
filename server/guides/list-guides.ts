import type { GuideKind } from '../../shared/contract/guide.ts';
import type { Localized } from '../../shared/contract/text.ts';
import { audienceText } from '../../shared/rules/audience-text.ts';
import type { TargetHealth } from '../../shared/rules/pick-guides.ts';
import { targetHealthOfGuides } from '../catalogue/target-health.ts';
import type { Context } from '../context.ts';
import { knownNames, languageOf } from '../delivery/known-names.ts';
import type { Scope } from '../http/scope.ts';
import { countUsersOfGuides, type GuideCounts } from '../metrics/guide-results.ts';
import { selectSummaries } from './summary-store.ts';

/** Different users of the selected environment, over all versions. */
export interface UsersOfGuide {
  shownUsers: number;
  startedUsers: number;
  completedUsers: number;
}

/** What is null in place of its counts was not asked for. */
export interface GuideSummary extends Record<keyof UsersOfGuide, number | null> {
  id: string;
  kind: GuideKind;
  name: string;
  /** What users read in place of its name: of what is live, else of the draft. */
  title: Localized<string> | null;
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
  health: TargetHealth | null;
}

/**
 * Every guide of the app with what has come of it in the selected environment, last changed first.
 *
 * @param isCounted false: without its users, whom counting takes longer than all the rest
 */
export async function listGuides(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  isCounted = true,
): Promise<GuideSummary[]> {
  const { db } = context;
  const [summaries, results, health, names] = await Promise.all([
    selectSummaries(db, scope),
    isCounted ? countUsersOfGuides(db, scope) : undefined,
    targetHealthOfGuides(context, scope),
    knownNames(context, scope),
  ]);
  return summaries.map(({ audience, version, publishedAt, ...summary }) => {
    return {
      ...summary,
      ...(results
        ? usersOf(results.get(summary.id))
        : { shownUsers: null, startedUsers: null, completedUsers: null }),
      audience: audienceText(audience, languageOf(scope), names),
      live: version === null || publishedAt === null ? null : { version, publishedAt },
      health: health.get(summary.id) ?? null,
    };
  });
}

/** The counts of the list by themselves, of the guides that anybody has had. */
export async function listUsersOfGuides(
  { db }: Pick<Context, 'db'>,
  scope: Scope,
): Promise<(UsersOfGuide & { id: string })[]> {
  const results = await countUsersOfGuides(db, scope);
  return [...results].map(([id, counts]) => ({ id, ...usersOf(counts) }));
}

const usersOf = (counts: GuideCounts | undefined): UsersOfGuide => ({
  shownUsers: counts?.shown ?? 0,
  startedUsers: counts?.started ?? 0,
  completedUsers: counts?.completed ?? 0,
});
