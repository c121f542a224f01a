import * as v from 'valibot';
import { audienceSchema } from './audience.ts';

/** A saved audience: guides that name it follow its changes at once. */
export const segmentInputSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  audience: audienceSchema,
});
export type SegmentInput = v.InferOutput<typeof segmentInputSchema>;
