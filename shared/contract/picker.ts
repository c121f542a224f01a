import * as v from 'valibot';
import { signatureSchema } from './signature.ts';

/**
 * Picking an element in the running host app: the studio opens the host app with `cairn-picker=<token>` as the last
 * `&`-separated part of the fragment (`#cairn-picker=pt_…`, or `#/deals/4&cairn-picker=pt_…` in a host app that
 * routes by the fragment); the snippet sees it, removes just that part from the address, and loads the picker
 * bundle, which proves the token and posts what was picked; the studio asks for it.
 */
export const pickerTokenSchema = v.pipe(v.string(), v.regex(/^pt_[A-Za-z0-9_-]{43}$/));

/** `POST /v1/picker/open`, answered by `PickerTask` or 401 when the token is not valid (any more). */
export const pickerOpenSchema = v.strictObject({ key: v.string(), token: pickerTokenSchema });

export interface PickerTask {
  /** What the element is for, shown in the picker's bar: the guide's or feature's name. */
  subject: string;
  purpose: 'step' | 'feature';
  locale: 'en' | 'zh-CN';
  /** Of the token, ISO 8601. */
  expiresAt: string;
}

/** `POST /v1/picker/pick`. */
export const pickSchema = v.strictObject({
  key: v.string(),
  token: pickerTokenSchema,
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
