import * as v from 'valibot';
import { launcherSchema } from './checklist.ts';
import { localizedStringSchema } from './text.ts';

/** A launcher that lists what the user can start by hand, the current page's first, with a search. */
export const helpSchema = v.strictObject({ title: localizedStringSchema, launcher: launcherSchema });
export type Help = v.InferOutput<typeof helpSchema>;
