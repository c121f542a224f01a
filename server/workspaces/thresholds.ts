import { defaultThresholds, type ThresholdName, type Thresholds } from '../../shared/contract/threshold.ts';
import type { Queryable } from '../db/database.ts';
import type { WorkspaceScope } from '../http/scope.ts';
import { selectThresholds } from './threshold-store.ts';

/** The numbers that this workspace's rules compare with. */
export async function readThresholds(
  db: Queryable,
  scope: Pick<WorkspaceScope, 'workspaceId'>,
): Promise<Thresholds> {
  const values = { ...defaultThresholds };
  for (const { name, value } of await selectThresholds(db, scope)) {
    if (name in values) values[name as ThresholdName] = value;
  }
  return values;
}
