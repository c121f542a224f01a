import * as v from 'valibot';

/** Languages in which a document for a customer is written. */
export const reviewLocales = ['en', 'zh-CN'] as const;
export type ReviewLocale = (typeof reviewLocales)[number];

/** The words of a business review, each of which can be written anew. */
export const reviewSections = ['summary', 'use', 'effect', 'nextSteps', 'outlook'] as const;
export type ReviewSection = (typeof reviewSections)[number];

const text = v.pipe(v.string(), v.maxLength(4000));
export const reviewTextsSchema = v.strictObject({
  /** The first page: result, change, what is in the way, next step. */
  summary: text,
  use: text,
  effect: text,
  nextSteps: text,
  outlook: text,
});
export type ReviewTexts = v.InferOutput<typeof reviewTextsSchema>;
