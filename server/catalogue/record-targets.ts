import type { GuideEventProperties, TargetFoundProperties } from '../../shared/contract/event.ts';
import type { Queryable } from '../db/database.ts';
import { addTargetResults, type TargetResult } from './target-store.ts';

/** An accepted event of kind guide. */
export interface TargetEvent {
  accountId: string;
  at: Date;
  name: string;
  properties: object;
  buildId: number;
  signatureId: number | null;
}

/** Counts what new events say of how the targets of guides were found, in the transaction that stores them. */
export async function recordTargets(
  trx: Queryable,
  environmentId: number,
  workspaceZone: string,
  events: readonly TargetEvent[],
): Promise<void> {
  await addTargetResults(trx, environmentId, workspaceZone, events.flatMap(resultOf));
}

function resultOf({ name, properties, signatureId, ...event }: TargetEvent): TargetResult[] {
  if (name === 'target.found') {
    const { guideId, version, stepId, how } = properties as TargetFoundProperties;
    return [{ ...event, guideId, version, stepId, how, signatureId: how === 'healed' ? signatureId : null }];
  }
  if (name !== 'target.missing' && name !== 'step.shown') return [];
  const { guideId, version, stepId } = properties as GuideEventProperties;
  if (stepId === undefined) return [];
  const how = name === 'step.shown' ? 'shown' : 'missing';
  return [{ ...event, guideId, version, stepId, how, signatureId: null }];
}
