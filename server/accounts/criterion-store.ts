import type { Criterion } from '../../shared/contract/account.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

const columns = [
  'id',
  'name',
  'family',
  'unit',
  'isLowerBetter',
  'baseline',
  'industryValue',
  'quarters',
  'featureIds',
  'roiCost',
  'roiGain',
  'roiMethod',
] as const;

/** In the order in which they were made. */
export const selectCriteria = (
  db: Queryable,
  { environmentId }: Scope,
  accountId: string,
): Promise<(Criterion & { id: string })[]> =>
  db
    .selectFrom('successCriterion')
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .select(columns)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();

const row = ({ quarters, ...criterion }: Criterion) => ({
  ...criterion,
  quarters: JSON.stringify(quarters.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))),
});

export async function insertCriterion(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  id: string,
  criterion: Criterion,
  createdAt: Date,
): Promise<void> {
  await trx
    .insertInto('successCriterion')
    .values({ environmentId, accountId, id, ...row(criterion), createdAt })
    .execute();
}

/** Whether the account has it. */
export async function updateCriterion(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  id: string,
  criterion: Criterion,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('successCriterion')
    .set(row(criterion))
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
