import type { Queryable } from '../db/database.ts';
import { selectEffectiveTraits, updateToldFields } from './field-store.ts';
import { fieldsFromTraits } from './fields-from-traits.ts';
import { markSummariesStale } from './summary-store.ts';

/** Makes the fields of these accounts what their traits say now. Whether any changed. */
export async function readFields(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<boolean> {
  if (accountIds.length === 0) return false;
  const accounts = await selectEffectiveTraits(trx, environmentId, accountIds);
  const changed = await updateToldFields(
    trx,
    environmentId,
    accounts.map(({ id, traits }) => ({ id, fields: fieldsFromTraits(traits) })),
  );
  await markSummariesStale(trx, environmentId, changed);
  return changed.length > 0;
}
