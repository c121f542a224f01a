import * as v from 'valibot';
import { localIdSchema, maybeFeatureIdSchema, maybeUuidSchema } from './id.ts';
import { maybeUrlPatternSchema } from './page-rule.ts';
import { targetSchema } from './target.ts';
import { localizedStringSchema, safeUrlSchema } from './text.ts';

/** Where a launcher sits: at the end (right; left in right-to-left) or the start of the page's bottom. */
export const corners = ['bottomEnd', 'bottomStart'] as const;
export const launcherSchema = v.strictObject({ label: localizedStringSchema, corner: v.picklist(corners) });

/**
 * What makes a task done, however the user did it. All but `feature` are seen by the page at once; the server knows
 * all of them, also from before the checklist was shown (see `taskMemoryDays`).
 */
export const doneWhenSchema = v.variant('type', [
  v.strictObject({ type: v.literal('event'), name: v.pipe(v.string(), v.maxLength(200)) }),
  v.strictObject({ type: v.literal('feature'), featureId: maybeFeatureIdSchema }),
  v.strictObject({ type: v.literal('guideCompleted'), guideId: maybeUuidSchema }),
  v.strictObject({ type: v.literal('page'), pattern: maybeUrlPatternSchema }),
  v.strictObject({ type: v.literal('click'), target: v.optional(targetSchema) }),
]);
export type DoneWhen = v.InferOutput<typeof doneWhenSchema>;

/** How long before now something done still makes its task done. */
export const taskMemoryDays = 90;

export const taskSchema = v.strictObject({
  id: localIdSchema,
  label: localizedStringSchema,
  hint: v.optional(localizedStringSchema),
  /** What a press on the task does. */
  action: v.variant('type', [
    v.strictObject({ type: v.literal('none') }),
    v.strictObject({ type: v.literal('startGuide'), guideId: maybeUuidSchema }),
    v.strictObject({ type: v.literal('openUrl'), url: safeUrlSchema, inNewTab: v.boolean() }),
  ]),
  doneWhen: doneWhenSchema,
});

export const checklistSchema = v.strictObject({
  title: localizedStringSchema,
  items: v.pipe(v.array(taskSchema), v.minLength(1), v.maxLength(20)),
  launcher: launcherSchema,
});
export type Checklist = v.InferOutput<typeof checklistSchema>;
export type Task = Checklist['items'][number];
