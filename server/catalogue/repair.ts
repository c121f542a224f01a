import type { TagRule } from '../../shared/contract/feature.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import type { Context } from '../context.ts';
import { readGuide, saveDraft } from '../guides/edit-guide.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { readFeature } from './change-feature.ts';
import { selectSignatures } from './dictionary-store.ts';
import { selectFirstDay } from './drift-store.ts';
import { beginVersion } from './edit-versions.ts';
import type { FeatureRow } from './feature-store.ts';
import { rememberLookAlikes } from './look-alikes.ts';
import { saveFeature } from './save-feature.ts';

/**
 * Lets a tag count an element that has taken the place of its own: as a version of the rules that begins with the
 * first click on it. The old rule stays beside the new one, because users of an older build go on clicking the old
 * element for a while.
 *
 * @throws conflict when somebody else has saved the feature since `revision` was read
 */
export async function repairTag(
  context: Context,
  scope: Scope,
  featureId: number,
  { revision, rule: index, signatureId }: { revision: number; rule: number; signatureId: number },
): Promise<FeatureRow> {
  const signature = await capturedSignature(context, scope, signatureId);
  const feature = await readFeature(context.db, scope, context.now(), featureId);
  const rule = feature.rules[index];
  if (rule?.type !== 'click') throw notFound('click rule');
  const repaired: TagRule = { ...rule, target: { signature } };
  const rules = [...feature.rules, repaired];
  const startsOn = await selectFirstDay(context.db, scope, signatureId);
  const isLater = startsOn !== undefined && (feature.startsOn === null || feature.startsOn < startsOn);
  if (isLater) return beginVersion(context, scope, featureId, { revision, startsOn, rules });
  const { name, moduleId, isCore, featureClass, availability } = feature;
  const input = { name, moduleId, isCore, featureClass, availability, rules };
  return saveFeature(context, scope, featureId, { revision, ...input });
}

/**
 * Points a step of a guide's draft at an element that has taken the place of its own. Users see it once the guide is
 * published.
 */
export async function repairTarget(
  context: Context,
  scope: Scope,
  guideId: string,
  stepId: string,
  signatureId: number,
): Promise<{ revision: number }> {
  const signature = await capturedSignature(context, scope, signatureId);
  const { draft, name, revision } = await readGuide(context, scope, guideId);
  if (!draft.steps.some(({ id, target }) => id === stepId && target)) throw notFound('step with a target');
  const steps = draft.steps.map((step) =>
    step.id === stepId && step.target ? { ...step, target: { ...step.target, signature } } : step,
  );
  const saved = await saveDraft(context, scope, guideId, { revision, name, draft: { ...draft, steps } });
  return { revision: saved.revision };
}

/** With its look-alikes, as if it had been picked. */
async function capturedSignature({ db }: Context, scope: Scope, id: number): Promise<Signature> {
  const all = await selectSignatures(db, scope.environmentId);
  const found = all.filter((each) => each.id === id);
  const signature = (await rememberLookAlikes(db, scope, found, all)).get(id);
  if (!signature) throw notFound('captured element');
  return signature;
}
