import * as v from 'valibot';
import { localIdSchema } from './id.ts';
import { localizedStringSchema } from './text.ts';

/** Both ends included. Stored with each answer, because answers of two scales never share a trend. */
export const npsScales = ['1-10', '0-10'] as const;
export type NpsScale = (typeof npsScales)[number];

/** Of the questions that are answered with a score; both ends included. */
export const scales = [...npsScales, '1-5', '1-7'] as const;
export type Scale = (typeof scales)[number];

export const questionKinds = ['nps', 'csat', 'ces', 'rating', 'choice', 'text'] as const;
export type QuestionKind = (typeof questionKinds)[number];

const npsQuestionSchema = v.strictObject({
  kind: v.literal('nps'),
  scale: v.picklist(npsScales),
  prompt: localizedStringSchema,
  lowLabel: localizedStringSchema,
  highLabel: localizedStringSchema,
});

/** Satisfaction, 1 to 5, and effort, 1 (hard) to 7 (easy). */
const scoreQuestionSchema = v.strictObject({
  kind: v.picklist(['csat', 'ces']),
  prompt: localizedStringSchema,
  lowLabel: localizedStringSchema,
  highLabel: localizedStringSchema,
});

/** One to five stars. */
const ratingQuestionSchema = v.strictObject({ kind: v.literal('rating'), prompt: localizedStringSchema });

const choiceQuestionSchema = v.strictObject({
  kind: v.literal('choice'),
  prompt: localizedStringSchema,
  /** Any number of options, at least one; sent together. Absent: just one. */
  isMultiple: v.optional(v.boolean()),
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
  scoreQuestionSchema,
  ratingQuestionSchema,
  choiceQuestionSchema,
  textQuestionSchema,
]);
export type Question = v.InferOutput<typeof questionSchema>;

/** An earlier answer: a score from `min` to `max` (both included), or at least one of `options`. */
export const answerConditionSchema = v.strictObject({
  questionId: localIdSchema,
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  options: v.optional(v.array(localIdSchema)),
});
export type AnswerCondition = v.InferOutput<typeof answerConditionSchema>;

/**
 * One given answer. `score` for nps, csat, ces and rating, `optionId` for a choice of one, `optionIds` for a choice of
 * several, `text` for text (at most 4,000 characters).
 */
export interface Answer {
  score?: number;
  optionId?: string;
  optionIds?: string[];
  text?: string;
}
