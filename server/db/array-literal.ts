/**
 * PostgreSQL array literals, built in one pass: the driver's own encoding of arrays costs more than the insert they
 * are for.
 */

/** Of values that never need quotes: numbers, decimal texts, uuids, dates, ISO times. */
export const arrayOfPlain = (values: readonly (string | number | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`;

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Of any texts, JSON among them. */
export const arrayOfText = (values: readonly (string | null)[]): string =>
  `{${values.map((value) => (value === null ? 'NULL' : quote(value))).join(',')}}`;
