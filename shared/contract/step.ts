import * as v from 'valibot';
import { blockSchema } from './block.ts';
import { localIdSchema } from './id.ts';
import { pageRuleSchema } from './page-rule.ts';
import { answerConditionSchema } from './survey.ts';
import { targetSchema } from './target.ts';

export const placements = ['auto', 'top', 'right', 'bottom', 'left'] as const;
export type Placement = (typeof placements)[number];

export const layouts = [
  'tooltip',
  'modal',
  'corner',
  'slideOut',
  'bannerTop',
  'bannerBottom',
  'inline',
  'beacon',
] as const;
export type Layout = (typeof layouts)[number];

/** One screen of a guide. */
export const stepSchema = v.strictObject({
  id: localIdSchema,
  /**
   * `tooltip` points at its target; `modal` dims the page; `corner` sits bottom right (left in right-to-left);
   * `slideOut` is a panel at the page's end edge; `bannerTop` and `bannerBottom` cross the page; `inline` stands in the
   * page's flow at its target; `beacon` is a small mark at its target that opens a tooltip.
   */
  layout: v.picklist(layouts),
  /** Needed by `tooltip`, `inline` and `beacon`, ignored by the others. */
  target: v.optional(targetSchema),
  placement: v.picklist(placements),
  /** Of `beacon`. Absent: `beacon`, a pulsing dot. */
  marker: v.optional(v.picklist(['beacon', 'icon'])),
  /** Of `inline`: where it stands. Absent: after its target. */
  inlineAt: v.optional(v.picklist(['before', 'after', 'inside'])),
  /** `targetClick`: the user's own click on the target moves on; the host app gets that click as ever. */
  advanceOn: v.picklist(['button', 'targetClick']),
  /** Where this step lives; the guide waits while the user is elsewhere. Absent: anywhere. */
  pages: v.optional(pageRuleSchema),
  /** Asked once `missingAfterSeconds` have passed without the target. */
  whenMissing: v.picklist(['skip', 'end', 'unanchored']),
  missingAfterSeconds: v.pipe(v.number(), v.minValue(1), v.maxValue(60)),
  /**
   * A target that is there but folded away, in closed `<details>`, behind an unselected tab or in a collapsed menu:
   * true opens what holds it, as a press on its summary, tab or menu button would. Absent: waits until the user does.
   */
  opensFolded: v.optional(v.boolean()),
  /** Shown only when an earlier question was answered so. */
  when: v.optional(answerConditionSchema),
  /** Where it goes on: the first whose answer was given; none: the step that follows. See `next-step`. */
  next: v.optional(
    v.pipe(v.array(v.strictObject({ when: answerConditionSchema, stepId: localIdSchema })), v.maxLength(20)),
  ),
  blocks: v.pipe(v.array(blockSchema), v.minLength(1), v.maxLength(30)),
});
export type Step = v.InferOutput<typeof stepSchema>;
