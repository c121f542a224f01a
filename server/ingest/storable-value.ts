/** Deeper than any honest property, and shallow enough for every recursion that follows. */
const maxDepth = 8;
/** Keys of one object, items of one list. */
const maxEntries = 500;

/** Told to the sender: why a value can't be kept. */
export class UnstorableValue extends Error {}

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
export const isStorableText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

const mendText = (text: string): string =>
  isStorableText(text) ? text : text.toWellFormed().replaceAll('\0', '');

/**
 * The same JSON value with every text mended so that `jsonb` takes it: NULs are dropped, and half a surrogate pair
 * (an emoji cut in two by the host app) becomes U+FFFD. Throws UnstorableValue when it is nested too deep or too
 * wide.
 */
export function storableValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return mendText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= maxDepth) throw new UnstorableValue(`nested more than ${maxDepth} deep`);
  if (Array.isArray(value)) {
    if (value.length > maxEntries) throw new UnstorableValue(`a list of more than ${maxEntries} items`);
    return value.map((item) => storableValue(item, depth + 1));
  }
  const entries = Object.entries(value);
  if (entries.length > maxEntries) throw new UnstorableValue(`an object of more than ${maxEntries} keys`);
  return Object.fromEntries(entries.map(([key, item]) => [mendText(key), storableValue(item, depth + 1)]));
}
