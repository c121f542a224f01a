import * as v from 'valibot';

/**
 * An address pattern: `*` stands for any run of characters. `/orders/*` is matched against the path alone;
 * a pattern with a host, `?query` or `#hash` is matched against those parts too. See `match-url`.
 */
export const urlPatternSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));

/** Empty while the author has not given one; publishing refuses that. */
export const maybeUrlPatternSchema = v.pipe(v.string(), v.trim(), v.maxLength(500));

/** On which pages: any of `include` (none given: all pages) and none of `exclude`. */
export const pageRuleSchema = v.strictObject({
  include: v.pipe(v.array(urlPatternSchema), v.maxLength(50)),
  exclude: v.pipe(v.array(urlPatternSchema), v.maxLength(50)),
});
export type PageRule = v.InferOutput<typeof pageRuleSchema>;
