import { type ThresholdName, thresholds } from '../../shared/contract/threshold.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { changes } from './changes.ts';
import { deleteThreshold, upsertThreshold } from './threshold-store.ts';
import { readThresholds } from './thresholds.ts';

/** Every threshold with its default, its unit and where the default comes from. */
export async function listThresholds({ db }: Pick<Context, 'db'>, scope: Scope) {
  const values = await readThresholds(db, scope);
  return Object.entries(thresholds).map(([name, { unit, min, max, source, default: usual }]) => ({
    name: name as ThresholdName,
    value: values[name as ThresholdName],
    default: usual,
    unit,
    min,
    max,
    source,
  }));
}

/**
 * Sets thresholds; null makes one the default again. Counts from the next run on: what was judged before stays.
 *
 * @throws invalid_request for a value out of its range
 */
export async function changeThresholds(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  change: Partial<Record<ThresholdName, number | null>>,
): Promise<void> {
  requireInRange(change);
  const given = Object.entries(change) as [ThresholdName, number | null][];
  await inTransaction(db, async (trx) => {
    const before = await readThresholds(trx, scope);
    for (const [name, value] of given) {
      if (value === null || value === thresholds[name].default) await deleteThreshold(trx, scope, name);
      else await upsertThreshold(trx, scope, name, value);
    }
    const details = changes<Record<string, number>>(before, await readThresholds(trx, scope));
    await audit(trx, scope, now(), 'thresholds.changed', `workspace:${scope.workspaceId}`, details);
  });
}

/**
 * Null stands for the default.
 *
 * @throws invalid_request for a value out of its range
 */
export function requireInRange(changes: Partial<Record<ThresholdName, number | null>>): void {
  const faults = Object.entries(changes).flatMap(([name, value]) => {
    const fault = value === null ? undefined : faultOf(name as ThresholdName, value);
    return fault === undefined ? [] : [{ path: name, message: fault }];
  });
  if (faults.length > 0) {
    throw new AppError('invalid_request', 'A threshold is out of its range.', { details: faults });
  }
}

function faultOf(name: ThresholdName, value: number): string | undefined {
  const { min, max, unit } = thresholds[name];
  if (value < min || value > max) return `must be between ${min} and ${max}`;
  return unit === 'weight' && !Number.isInteger(value) ? 'must be a whole number' : undefined;
}
