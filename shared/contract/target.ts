import * as v from 'valibot';
import { signatureSchema } from './signature.ts';

/** The element that a step points at or a tag counts. */
export const targetSchema = v.strictObject({
  signature: signatureSchema,
  /** Its text is data, or differs from user to user: it is found without. */
  ignoresText: v.optional(v.boolean()),
  /** This one of the list is meant, the third say, whatever it holds. */
  isExactPlace: v.optional(v.boolean()),
  /** The address at which it was picked, to open the host app there again. Shown to authors only, never used to match. */
  pickedAt: v.optional(v.pipe(v.string(), v.maxLength(2048))),
});
export type Target = v.InferOutput<typeof targetSchema>;
