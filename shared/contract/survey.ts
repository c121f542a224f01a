import * as v from 'valibot';
import { localIdSchema } from './id.ts';
import { localizedStringSchema } from './text.ts';

/** Both ends included. Stored with each answer, because answers of two scales never share a trend. */
export const npsScales = ['1-10', '0-10'] as const;
export type NpsScale = (typeof npsScales)[number];

const npsQuestionSchema = v.strictObject({
  kind: v.literal('nps'),
  scale: v.picklist(npsScales),
  prompt: localizedStringSchema,
  lowLabel: localizedStringSchema,
  highLabel: localizedStringSchema,
});

const choiceQuestionSchema = v.strictObject({
  kind: v.literal('choice'),
  prompt: localizedStringSchema,
  options: v.pipe(
    v.array(v.strictObject({ id: localIdSchema, label: localizedStringSchema })),
    v.minLength(2),
    v.maxLength(12),
  ),
});

const textQuestionSchema = v.strictObject({
  kind: v.literal('text'),
  prompt: localizedStringSchema,
  placeholder: v.optional(localizedStringSchema),
});

/** A question has no pre-selected answer: there is no field for one. */
export const questionSchema = v.variant('kind', [
  npsQuestionSchema,
  choiceQuestionSchema,
  textQuestionSchema,
]);
export type Question = v.InferOutput<typeof questionSchema>;

/** A step shown only after an earlier answer: a score from `min` to `max` (both included), or one of `options`. */
export const answerConditionSchema = v.strictObject({
  questionId: localIdSchema,
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  options: v.optional(v.array(localIdSchema)),
});
export type AnswerCondition = v.InferOutput<typeof answerConditionSchema>;

/** One given answer. `score` for nps, `optionId` for choice, `text` for text (at most 4,000 characters). */
export interface Answer {
  score?: number;
  optionId?: string;
  text?: string;
}
