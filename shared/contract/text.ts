import * as v from 'valibot';

/** A BCP 47 language tag such as `en`, `zh-CN` or `fr-CA`. */
export const localeSchema = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/));
export type Locale = v.InferOutput<typeof localeSchema>;

/** A link that can't run script: http(s), mailto, tel, or a path, query or fragment of the host app itself. */
export const safeUrlSchema = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.regex(
    /^(https?:\/\/[^\s\\]+|mailto:[^\s]+|tel:[+\d\s()-]+|\/(?![/\\])[^\s\\]*|[?#][^\s\\]*)$/i,
    'use a http(s), mailto or tel link, or a path that begins with /',
  ),
);

const plainSpanSchema = v.strictObject({
  type: v.literal('text'),
  text: v.pipe(v.string(), v.maxLength(4000)),
  bold: v.optional(v.boolean()),
  italic: v.optional(v.boolean()),
  href: v.optional(safeUrlSchema),
});

/** A trait of the user or account, as the host app gave it; `fallback` where it gave none. */
const variableSpanSchema = v.strictObject({
  type: v.literal('variable'),
  of: v.picklist(['user', 'account']),
  trait: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  fallback: v.pipe(v.string(), v.maxLength(200)),
  bold: v.optional(v.boolean()),
  italic: v.optional(v.boolean()),
});

export const spanSchema = v.variant('type', [plainSpanSchema, variableSpanSchema]);
export type Span = v.InferOutput<typeof spanSchema>;

/** Text as a list of spans, never as markup: it is drawn with `createElement` and can't become HTML. A line break is `\n`. */
export const richTextSchema = v.pipe(v.array(spanSchema), v.maxLength(200));
export type RichText = v.InferOutput<typeof richTextSchema>;

/**
 * A value that differs by language. The key `byLocale` marks it, so that `localize` can find every such value in a
 * guide without knowing the guide's shape.
 */
export interface Localized<T> {
  byLocale: Record<Locale, T>;
  /** Languages whose text was written for an earlier wording of the default language. Absent: none. */
  staleIn?: Locale[] | undefined;
}
const localized = <S extends v.GenericSchema>(value: S) =>
  v.strictObject({
    byLocale: v.record(localeSchema, value),
    staleIn: v.optional(v.pipe(v.array(localeSchema), v.maxLength(200))),
  });

export const localizedStringSchema = localized(v.pipe(v.string(), v.maxLength(1000)));
export const localizedRichTextSchema = localized(richTextSchema);

/** What `localize` makes of a `T`: every localized value replaced by the one of a single language. */
export type Resolved<T> =
  T extends Localized<infer U> ? U : T extends object ? { [K in keyof T]: Resolved<T[K]> } : T;
