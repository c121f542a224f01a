import type { ReviewLocale, ReviewTexts } from '../../shared/contract/review.ts';
import type { Day } from '../../shared/rules/calendar.ts';
import { draftReview } from '../../shared/rules/draft-review.ts';
import { requireAccount } from '../accounts/describe-account.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { hasAnybodyCome } from '../metrics/anybody-came.ts';
import { audit, auditSitting } from '../workspaces/audit.ts';
import { describeAccountUse } from './account-use.ts';
import {
  deleteReview,
  insertReview,
  type ReviewRow,
  selectReview,
  selectReviews,
  updateReview,
} from './review-store.ts';

type Sight = Pick<Context, 'db' | 'log' | 'now'>;

/** Newest first. */
export async function listReviews(context: Sight, scope: Scope, accountId: string): Promise<ReviewRow[]> {
  const { id } = await requireAccount(context, scope, accountId);
  return selectReviews(context.db, scope, id);
}

/** Makes a document of an account and some days, with a first draft of every text. */
export async function createReview(
  context: Sight,
  scope: Scope,
  accountId: string,
  { startsOn, endsOn, locale }: { startsOn: Day; endsOn: Day; locale: ReviewLocale },
): Promise<ReviewRow> {
  const account = await requireAccount(context, scope, accountId);
  const use = await describeAccountUse(context, scope, accountId, { from: startsOn, to: endsOn });
  const { figures } = use;
  const due = use.criteria.flatMap((criterion) => criterion.due ?? []);
  const texts = draftReview(
    {
      accountName: use.account.name,
      activeUsers: figures.activeUsers.n,
      activeUsersBefore: figures.activeUsers.before.n,
      hasAnybodyCome: await hasAnybodyCome(context.db, scope, account.id, endsOn),
      activity: figures.activity.value,
      averageActivity: use.average?.activity ?? null,
      featureUsageRate: figures.featureUsageRate.value,
      activationRate: figures.activationRate.value,
      activeMinutes: figures.activeTime.value,
      modules: use.modules.filter(({ users }) => users > 0),
      unusedCore: use.unusedCore,
      criteria: {
        total: use.criteria.length,
        due: due.length,
        met: due.filter(({ state }) => state === 'met').length,
      },
      contractEndsOn: use.account.contractEndsOn,
    },
    locale,
  );
  const now = context.now();
  const id = newId(now);
  await inTransaction(context.db, async (trx) => {
    await insertReview(trx, scope, now, { id, accountId: account.id, startsOn, endsOn, locale, texts });
    await audit(trx, scope, now, 'review.created', `account:${accountId}`, { id, startsOn, endsOn });
  });
  return requireReview(context, scope, id);
}

async function requireReview({ db }: { db: Queryable }, scope: Scope, id: string): Promise<ReviewRow> {
  const review = await selectReview(db, scope, id);
  if (!review) throw notFound('review');
  return review;
}

/** The document with its figures as of now. */
export async function readReview(context: Sight, scope: Scope, id: string) {
  const review = await requireReview(context, scope, id);
  const period = { from: review.startsOn, to: review.endsOn };
  return { ...review, ...(await describeAccountUse(context, scope, review.accountId, period)) };
}

/**
 * Keeps what somebody wrote.
 *
 * @throws conflict when somebody else has written since `revision` was read
 */
export async function saveReview(
  context: Sight,
  scope: Scope,
  id: string,
  change: { revision: number; texts: ReviewTexts },
): Promise<{ revision: number }> {
  const now = context.now();
  return inTransaction(context.db, async (trx) => {
    const { accountId } = await requireReview({ db: trx }, scope, id);
    const revision = await updateReview(trx, scope, now, id, change);
    if (revision === undefined)
      throw new AppError('conflict', 'Somebody else has changed this review: load it again.');
    await auditSitting(trx, scope, now, 'review.edited', `account:${accountId}`, { id });
    return { revision };
  });
}

export async function removeReview(context: Sight, scope: Scope, id: string): Promise<void> {
  const { accountId } = await requireReview(context, scope, id);
  await inTransaction(context.db, async (trx) => {
    await deleteReview(trx, scope, id);
    await audit(trx, scope, context.now(), 'review.removed', `account:${accountId}`, { id });
  });
}
