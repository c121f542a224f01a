import { isDeepStrictEqual } from 'node:util';

/** For the audit log: of each field that is given and differs, what it was and what it is now. */
export function changes<Record extends object>(
  before: Record,
  change: { [Field in keyof Record]?: Record[Field] | undefined },
): { [field: string]: { before: unknown; after: unknown } } {
  const fields = Object.keys(change) as (keyof Record & string)[];
  return Object.fromEntries(
    fields
      .filter((field) => change[field] !== undefined)
      .map((field) => [field, { before: before[field], after: change[field] }] as const)
      .filter(([, of]) => !isDeepStrictEqual(of.before, of.after)),
  );
}
