import type { Localized, RichText } from '../../contract/text.ts';

/** Calls `visit` with every localized value inside `value` and where it is. */
export function eachLocalized(
  value: unknown,
  path: string,
  visit: (path: string, value: Localized<unknown>) => void,
): void {
  if (value === null || typeof value !== 'object') return;
  if ('byLocale' in value) {
    visit(path, value as Localized<unknown>);
    return;
  }
  for (const [key, item] of Object.entries(value)) eachLocalized(item, `${path}.${key}`, visit);
}

/** A text or rich text as it reads; a variable counts as a word. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  return (value as RichText).map((span) => (span.type === 'text' ? span.text : '…')).join('');
}

export const isBlank = (value: unknown): boolean => textOf(value).trim() === '';
