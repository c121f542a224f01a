import * as v from 'valibot';
import { urlPatternSchema } from './page-rule.ts';
import { targetSchema } from './target.ts';

/** How deep in the customer's work a feature sits; the ladder that the health tier climbs. */
export const featureClasses = ['record', 'process', 'integration', 'customised'] as const;
export type FeatureClass = (typeof featureClasses)[number];

/** How a click, tracked event or page view is recognised as a use of the feature. */
export const tagRuleSchema = v.variant('type', [
  v.strictObject({ type: v.literal('click'), target: targetSchema }),
  v.strictObject({
    type: v.literal('event'),
    /** The name given to `cairn.track`, compared exactly. */
    eventName: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  }),
  v.strictObject({ type: v.literal('page'), pattern: urlPatternSchema }),
]);
export type TagRule = v.InferOutput<typeof tagRuleSchema>;

export const featureInputSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  moduleId: v.nullable(v.pipe(v.number(), v.integer())),
  isCore: v.boolean(),
  featureClass: v.picklist(featureClasses),
  /** An event counts once for the feature, however many rules it meets. */
  rules: v.pipe(v.array(tagRuleSchema), v.maxLength(20)),
});
export type FeatureInput = v.InferOutput<typeof featureInputSchema>;
