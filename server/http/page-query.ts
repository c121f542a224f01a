import * as v from 'valibot';

const wholeNumber = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, 'must be a whole number'),
    v.transform(Number),
    v.minValue(min),
    v.maxValue(max),
  );

/** Query parameters of a list that can grow: entries for a schema. */
export const pageQuery = {
  limit: v.optional(wholeNumber(1, 500), '50'),
  offset: v.optional(wholeNumber(0, 999_999_999), '0'),
};

/** Which part of a list is meant. */
export interface Page {
  limit: number;
  offset: number;
}

/**
 * For exports, as much as a spreadsheet takes, as it is at one moment: read page by page, what moves meanwhile would be in
 * it twice or not at all.
 */
export const wholeList: Page = { limit: 1_000_000, offset: 0 };
