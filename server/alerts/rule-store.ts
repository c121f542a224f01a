import type { AlertRule, ShippedRuleName } from '../../shared/contract/alert.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

export interface StoredRule extends AlertRule {
  id: string;
  shipped: ShippedRuleName | null;
}

const columns = [
  'id',
  'shipped',
  'name',
  'metric',
  'condition',
  'tiers',
  'stages',
  'dueDays',
  'receiverIds',
  'segmentId',
  'ownerIds',
  'toOwner',
  'toTeam',
  'toRoles',
  'isPaused',
] as const;

/** In the order in which they were made. */
export const selectRules = (
  db: Queryable,
  { environmentId }: Pick<Scope, 'environmentId'>,
): Promise<StoredRule[]> =>
  db
    .selectFrom('alertRule')
    .where('environmentId', '=', environmentId)
    .select(columns)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();

const row = <Rule extends AlertRule>(rule: Rule) => ({ ...rule, condition: JSON.stringify(rule.condition) });

/** A shipped one that is there already stays as it is. */
export async function insertRules(
  trx: Queryable,
  { environmentId }: Pick<Scope, 'environmentId'>,
  rules: readonly (StoredRule & { createdAt: Date })[],
): Promise<void> {
  await trx
    .insertInto('alertRule')
    .values(rules.map((rule) => ({ environmentId, ...rule, ...row(rule) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether there is such a rule. */
export async function updateRule(
  trx: Queryable,
  { environmentId }: Scope,
  id: string,
  rule: AlertRule,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('alertRule')
    .set(row(rule))
    .where('environmentId', '=', environmentId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether there was such a rule that people made. */
export async function deleteRule(trx: Queryable, { environmentId }: Scope, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('alertRule')
    .where('environmentId', '=', environmentId)
    .where('id', '=', id)
    .where('shipped', 'is', null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Those of these ids that members of the workspace have. */
export async function selectMemberIds(
  db: Queryable,
  { workspaceId }: Scope,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('membership')
    .where('workspaceId', '=', workspaceId)
    .where('memberId', 'in', [...ids])
    .select('memberId')
    .execute();
  return rows.map(({ memberId }) => memberId);
}

/** Whether the app has a segment of that id that is not archived. */
export async function isSegment(db: Queryable, { workspaceId, appId }: Scope, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('segment')
    .where('workspaceId', '=', workspaceId)
    .where('appId', '=', appId)
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}
