import * as v from 'valibot';
import { featureInputSchema } from './feature.ts';
import { type GuideContent, type GuideKind, guideContentSchema } from './guide.ts';
import type { ListableGuide } from './help.ts';
import { guideNameSchema, localIdSchema, revisionSchema, uuidSchema } from './id.ts';
import { type Signature, signatureSchema } from './signature.ts';
import { targetSchema } from './target.ts';
import type { Theme } from './theme.ts';

/**
 * Picking an element in the running host app: the studio opens the host app with `cairn-picker=<token>` as the last
 * `&`-separated part of the fragment (`#cairn-picker=pt_…`, or `#/deals/4&cairn-picker=pt_…` in a host app that
 * routes by the fragment); the snippet sees it, removes just that part from the address, and loads the picker
 * bundle, which proves the token and posts what was picked; the studio asks for it.
 */
export const pickerTokenSchema = v.pipe(v.string(), v.regex(/^pt_[A-Za-z0-9_-]{43}$/));

/** What every request of the picker carries. */
const proof = { key: v.string(), token: pickerTokenSchema };

/** `POST /v1/picker/open`, answered by `PickerTask` or 401 when the token is not valid (any more). */
export const pickerOpenSchema = v.strictObject(proof);

interface Task {
  /** What the element is for, shown in the picker's bar: the guide's or feature's name. */
  subject: string;
  locale: 'en' | 'zh-CN';
  /** Of the token, ISO 8601. Of purpose `guide`: moved on by every request. */
  expiresAt: string;
}

/** One element is to be picked. */
export interface PickTask extends Task {
  purpose: 'step' | 'feature';
}

/** A guide's draft is to be edited where it will be seen. */
export interface AuthorTask extends Task {
  purpose: 'guide';
  guide: { id: string; kind: GuideKind; name: string; draft: GuideContent; revision: number };
  /** The guide in the studio, in this environment. With `backTo` in its query it leads back to that address of the app. */
  studioUrl: string;
  /** The step or task to begin with; null: the first. */
  stepId: string | null;
  /** Of guides without a look of their own. */
  appTheme: Theme;
  /** Of the host app, its own one first. The mode goes along to these and to no other. */
  origins: string[];
  /** To choose from for a feature; null: the member may tag none and see no use. */
  modules: { id: number; name: string }[] | null;
}

export type PickerTask = PickTask | AuthorTask;

/** `POST /v1/picker/pick`. */
export const pickSchema = v.strictObject({
  ...proof,
  signature: signatureSchema,
  pageUrl: v.pipe(v.string(), v.maxLength(2048)),
  /** What the matcher found with this signature on the page at that moment. */
  found: v.strictObject({ isSame: v.boolean(), score: v.number(), margin: v.number() }),
});
export type PickRequest = v.InferOutput<typeof pickSchema>;

/** What was picked, without the proof of who picked it. */
export type Pick = Omit<PickRequest, 'key' | 'token'>;

/** `GET /api/v1/picker-sessions/:id`, polled by the studio. */
export interface PickerSession {
  id: string;
  state: 'waiting' | 'opened' | 'picked' | 'expired' | 'cancelled';
  pick: Pick | null;
}

/** `POST /api/v1/picker-sessions`. `url`: where in the host app to begin. */
const beginUrl = { url: v.optional(v.pipe(v.string(), v.maxLength(2048))) };
export const newPickerSessionSchema = v.variant('purpose', [
  v.strictObject({
    purpose: v.picklist(['step', 'feature']),
    subject: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    ...beginUrl,
  }),
  v.strictObject({
    purpose: v.literal('guide'),
    guideId: uuidSchema,
    stepId: v.optional(localIdSchema),
    ...beginUrl,
  }),
]);
export type NewPickerSession = v.InferOutput<typeof newPickerSessionSchema>;

/** `POST /v1/picker/draft`, answered by `SavedDraft`, or 409 when somebody else has saved since `revision`. */
export const saveDraftSchema = v.strictObject({
  ...proof,
  revision: revisionSchema,
  name: guideNameSchema,
  draft: guideContentSchema,
});
export interface SavedDraft {
  revision: number;
}

/** `POST /v1/picker/names`: what a draft can name; answered by `Names`. */
export interface Names {
  guides: ListableGuide[];
  features: { id: number; name: string }[];
}

/** `POST /v1/picker/matches`: what a tag with this target would count; answered by `TagMatches`. */
export const tagMatchesSchema = v.strictObject({ ...proof, target: targetSchema });
export interface TagMatches {
  /** In the last 90 days. */
  uses: number;
  users: number;
  accounts: number;
}

/** `POST /v1/picker/feature`: makes a feature that clicks on this target are uses of. */
export const tagFeatureSchema = v.strictObject({
  ...proof,
  ...v.pick(featureInputSchema, ['name', 'moduleId', 'isCore']).entries,
  target: targetSchema,
});

/** `POST /v1/picker/heat`: what is clicked on pages like this one; answered by `Heat`. */
export const heatSchema = v.strictObject({ ...proof, path: v.pipe(v.string(), v.maxLength(2048)) });
export interface Heat {
  days: number;
  /** The most used first, at most 300. One control may be in several entries. */
  entries: { signature: Signature; uses: number }[];
}
