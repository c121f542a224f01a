import type { GuideContent } from '../contract/guide.ts';
import type { Locale } from '../contract/text.ts';

/** Where in a guide something has changed, so that an editor can lead there. */
export interface ChangedPlace {
  /** The first part of the draft that is another: `steps`, `audience`; `name` for the guide's own. */
  part: string;
  /** The step or task, as it is there afterwards. */
  pieceId?: string;
  /** The language of the text. */
  locale?: Locale;
}

interface Edition {
  name: string;
  draft: GuideContent;
}

/** Where the second of two editions of one guide first differs from the first. Undefined: nowhere. */
export function changedPlace(before: Edition, after: Edition): ChangedPlace | undefined {
  const path = firstDifference(before.draft, after.draft);
  if (!path) return before.name === after.name ? undefined : { part: 'name' };
  const [part = '', ...rest] = path;
  const [pieces, at] =
    part === 'steps'
      ? [after.draft.steps, rest[0]]
      : part === 'checklist' && rest[0] === 'items'
        ? [after.draft.checklist?.items, rest[1]]
        : [];
  // One that was taken away from the end: the last is nearest to where it was.
  const piece = pieces?.[Number(at)] ?? pieces?.at(-1);
  const locale = path[path.indexOf('byLocale') + 1];
  return {
    part,
    ...(piece && { pieceId: piece.id }),
    ...(path.includes('byLocale') && locale !== undefined && { locale }),
  };
}

/** The keys that lead to it. A text is another before it is doubtful in some language. */
function firstDifference(before: unknown, after: unknown): string[] | undefined {
  if (before === after) return undefined;
  if (!isObject(before) || !isObject(after)) return [];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  for (const key of keys.toSorted((a, b) => Number(b === 'byLocale') - Number(a === 'byLocale'))) {
    const path = firstDifference(Reflect.get(before, key), Reflect.get(after, key));
    if (path) return [key, ...path];
  }
  return undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
