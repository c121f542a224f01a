import * as v from 'valibot';
import { localIdSchema, maybeUuidSchema } from './id.ts';
import { questionSchema } from './survey.ts';
import { localizedRichTextSchema, localizedStringSchema, safeUrlSchema } from './text.ts';

/** Empty while the author has not given one; publishing refuses that. */
export const mediaUrlSchema = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.regex(/^((https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/]|\/(?!\/))[^\s\\]*)?$/, 'use an https address'),
);

/** A film that a browser plays itself: an https address whose path ends in .mp4 or .webm. Empty as above. */
export const videoUrlSchema = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.regex(
    /^((https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/]|\/(?!\/))[^\s\\?#]*\.(mp4|webm)([?#][^\s\\]*)?)?$/i,
    'use an https address of an .mp4 or .webm file',
  ),
);

/**
 * What a button does when it is pressed. `next` on the last step completes the guide; `close` dismisses it.
 * `snooze` ends it for now, to come again after so many days; `mute` ends it and all of its category for this user;
 * `startGuide` ends it and starts another. `track` and `openHelp` leave it where it is.
 */
export const buttonActionSchema = v.variant('type', [
  v.strictObject({ type: v.picklist(['next', 'back', 'close', 'mute', 'openHelp']) }),
  v.strictObject({ type: v.literal('goToStep'), stepId: localIdSchema }),
  v.strictObject({ type: v.literal('openUrl'), url: safeUrlSchema, inNewTab: v.boolean() }),
  v.strictObject({
    type: v.literal('snooze'),
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
  }),
  v.strictObject({ type: v.literal('startGuide'), guideId: maybeUuidSchema }),
  v.strictObject({ type: v.literal('track'), name: v.pipe(v.string(), v.trim(), v.maxLength(200)) }),
]);
export type ButtonAction = v.InferOutput<typeof buttonActionSchema>;

export const buttonSchema = v.strictObject({
  id: localIdSchema,
  label: localizedStringSchema,
  look: v.picklist(['primary', 'secondary']),
  action: buttonActionSchema,
});

/** One piece of a step. */
export const blockSchema = v.variant('type', [
  v.strictObject({ id: localIdSchema, type: v.literal('heading'), text: localizedStringSchema }),
  v.strictObject({ id: localIdSchema, type: v.literal('text'), text: localizedRichTextSchema }),
  v.strictObject({
    id: localIdSchema,
    type: v.literal('image'),
    src: mediaUrlSchema,
    alt: localizedStringSchema,
  }),
  v.strictObject({
    id: localIdSchema,
    type: v.literal('video'),
    src: videoUrlSchema,
    poster: v.optional(mediaUrlSchema),
    /** What it is about: its accessible name. */
    title: localizedStringSchema,
    /** Longer than the five minutes that are advised. */
    isLong: v.optional(v.boolean()),
  }),
  v.strictObject({
    id: localIdSchema,
    type: v.literal('list'),
    isOrdered: v.boolean(),
    items: v.pipe(v.array(localizedRichTextSchema), v.minLength(1), v.maxLength(20)),
  }),
  v.strictObject({
    id: localIdSchema,
    type: v.literal('buttons'),
    buttons: v.pipe(v.array(buttonSchema), v.minLength(1), v.maxLength(4)),
  }),
  v.strictObject({ id: localIdSchema, type: v.literal('question'), question: questionSchema }),
  v.strictObject({ id: localIdSchema, type: v.literal('divider') }),
]);
export type Block = v.InferOutput<typeof blockSchema>;
