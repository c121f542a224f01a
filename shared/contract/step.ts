import * as v from 'valibot';
import { blockSchema } from './block.ts';
import { localIdSchema } from './id.ts';
import { pageRuleSchema } from './page-rule.ts';
import { answerConditionSchema } from './survey.ts';
import { targetSchema } from './target.ts';

export const placements = ['auto', 'top', 'right', 'bottom', 'left'] as const;
export type Placement = (typeof placements)[number];

/** One screen of a guide. */
export const stepSchema = v.strictObject({
  id: localIdSchema,
  /** `tooltip` points at its target; `modal` dims the page; `corner` sits bottom right (left in right-to-left). */
  layout: v.picklist(['tooltip', 'modal', 'corner']),
  /** Needed by `tooltip`, ignored by the others. */
  target: v.optional(targetSchema),
  placement: v.picklist(placements),
  /** `targetClick`: the user's own click on the target moves on; the host app gets that click as ever. */
  advanceOn: v.picklist(['button', 'targetClick']),
  /** Where this step lives; the guide waits while the user is elsewhere. Absent: anywhere. */
  pages: v.optional(pageRuleSchema),
  /** Asked once `missingAfterSeconds` have passed without the target. */
  whenMissing: v.picklist(['skip', 'end', 'unanchored']),
  missingAfterSeconds: v.pipe(v.number(), v.minValue(1), v.maxValue(60)),
  /** Shown only when an earlier question was answered so. */
  when: v.optional(answerConditionSchema),
  blocks: v.pipe(v.array(blockSchema), v.minLength(1), v.maxLength(30)),
});
export type Step = v.InferOutput<typeof stepSchema>;
