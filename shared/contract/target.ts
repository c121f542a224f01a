import * as v from 'valibot';
import { signatureSchema } from './signature.ts';

/** The element that a step points at or a tag counts. */
export const targetSchema = v.strictObject({
  signature: signatureSchema,
  /** The address at which it was picked, to open the host app there again. Shown to authors only, never used to match. */
  pickedAt: v.optional(v.pipe(v.string(), v.maxLength(2048))),
});
export type Target = v.InferOutput<typeof targetSchema>;
