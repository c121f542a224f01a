import * as v from 'valibot';
import { launcherSchema } from './checklist.ts';
import type { GuideKind } from './guide.ts';
import { uuidSchema } from './id.ts';
import { type Localized, localizedStringSchema } from './text.ts';

/** A launcher that lists what the user can start by hand, the current page's first, with a search. */
export const helpSchema = v.strictObject({
  title: localizedStringSchema,
  launcher: launcherSchema,
  /** Guides that it lists, in this order, as far as they are delivered. Absent: all that can be started by hand. */
  lists: v.optional(v.pipe(v.array(uuidSchema), v.maxLength(200))),
});
export type Help = v.InferOutput<typeof helpSchema>;

/** A guide, as far as the help has to know it. */
export interface ListableGuide {
  id: string;
  /** What members call it: users read this where it has no title. */
  name: string;
  title: Localized<string> | null;
  kind: GuideKind;
  isLive: boolean;
}
