import type { ReviewLocale, ReviewTexts } from '../../shared/contract/review.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import { actorName, type Scope } from '../http/scope.ts';

export interface ReviewRow {
  id: string;
  /** The host app's own id of the account. */
  accountId: string;
  startsOn: string;
  endsOn: string;
  locale: ReviewLocale;
  texts: ReviewTexts;
  revision: number;
  createdAt: Date;
  updatedAt: Date;
}

const visible = (db: Queryable, scope: Scope) =>
  db
    .selectFrom('businessReview')
    .innerJoin('account', (join) =>
      join
        .onRef('account.environmentId', '=', 'businessReview.environmentId')
        .onRef('account.id', '=', 'businessReview.accountId'),
    )
    .where('businessReview.environmentId', '=', scope.environmentId)
    .where(inPortfolio(scope))
    .select([
      'businessReview.id',
      'account.externalId as accountId',
      'businessReview.startsOn',
      'businessReview.endsOn',
      'businessReview.locale',
      'businessReview.texts',
      'businessReview.revision',
      'businessReview.createdAt',
      'businessReview.updatedAt',
    ]);

export const selectReview = (db: Queryable, scope: Scope, id: string): Promise<ReviewRow | undefined> =>
  visible(db, scope).where('businessReview.id', '=', id).executeTakeFirst();

/** Newest first. */
export const selectReviews = (db: Queryable, scope: Scope, accountId: string): Promise<ReviewRow[]> =>
  visible(db, scope)
    .where('businessReview.accountId', '=', accountId)
    .orderBy('businessReview.createdAt', 'desc')
    .orderBy('businessReview.id')
    .execute();

export async function insertReview(
  trx: Queryable,
  scope: Scope,
  now: Date,
  review: Pick<ReviewRow, 'id' | 'accountId' | 'startsOn' | 'endsOn' | 'locale' | 'texts'>,
): Promise<void> {
  await trx
    .insertInto('businessReview')
    .values({
      ...review,
      environmentId: scope.environmentId,
      texts: JSON.stringify(review.texts),
      createdAt: now,
      updatedAt: now,
      createdBy: actorName(scope.actor),
    })
    .execute();
}

/** The new revision. Undefined when the stored one is another, or there is no such review. */
export async function updateReview(
  trx: Queryable,
  scope: Scope,
  now: Date,
  id: string,
  { revision, texts }: Pick<ReviewRow, 'revision' | 'texts'>,
): Promise<number | undefined> {
  const saved = await trx
    .updateTable('businessReview')
    .set((eb) => ({ texts: JSON.stringify(texts), revision: eb('revision', '+', 1), updatedAt: now }))
    .where('environmentId', '=', scope.environmentId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('revision')
    .executeTakeFirst();
  return saved?.revision;
}

export async function deleteReview(trx: Queryable, scope: Scope, id: string): Promise<void> {
  await trx
    .deleteFrom('businessReview')
    .where('environmentId', '=', scope.environmentId)
    .where('id', '=', id)
    .execute();
}
