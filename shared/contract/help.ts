import * as v from 'valibot';
import { launcherSchema } from './checklist.ts';
import { uuidSchema } from './id.ts';
import { localizedStringSchema } from './text.ts';

/** A launcher that lists what the user can start by hand, the current page's first, with a search. */
export const helpSchema = v.strictObject({
  title: localizedStringSchema,
  launcher: launcherSchema,
  /** Guides that it lists, in this order, as far as they are delivered. Absent: all that can be started by hand. */
  lists: v.optional(v.pipe(v.array(uuidSchema), v.maxLength(200))),
});
export type Help = v.InferOutput<typeof helpSchema>;
