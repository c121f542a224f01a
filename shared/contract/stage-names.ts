import * as v from 'valibot';
import { stages } from './account.ts';

const name = v.pipe(v.string(), v.trim(), v.minLength(1, 'is missing'), v.maxLength(30));

/** What a workspace calls the stages of its accounts; a stage that is left out keeps its usual name. */
export const stageNamesSchema = v.partial(v.strictObject(v.entriesFromList(stages, name)));
export type StageNames = v.InferOutput<typeof stageNamesSchema>;
