import type { RichText, Span } from '../contract/text.ts';

/** How a part of a text can be marked. `href`: where it leads; a variable leads nowhere. */
export interface TextStyle {
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  href?: string | undefined;
}

/** Places in a text are counted in letters from its start; a variable is one letter. */
export const lengthOf = (span: Span): number => (span.type === 'text' ? span.text.length : 1);

const styleOf = (span: Span): TextStyle => ({
  bold: span.bold || undefined,
  italic: span.italic || undefined,
  href: span.type === 'text' ? span.href : undefined,
});

function styled(span: Span, { bold, italic, href }: TextStyle): Span {
  const marks = { ...(bold && { bold }), ...(italic && { italic }) };
  if (span.type === 'text') return { type: 'text', text: span.text, ...marks, ...(href && { href }) };
  const { of, trait, fallback } = span;
  return { type: 'variable', of, trait, fallback, ...marks };
}

const sameStyle = (one: Span, other: Span) =>
  one.bold === other.bold &&
  one.italic === other.italic &&
  (one.type === 'text' && one.href) === (other.type === 'text' && other.href);

/** The same text in as few spans as it takes. */
export function joinSpans(text: RichText): RichText {
  const joined: Span[] = [];
  for (const span of text) {
    const last = joined.at(-1);
    if (span.type === 'text' && span.text === '') continue;
    if (span.type === 'text' && last?.type === 'text' && sameStyle(span, last)) last.text += span.text;
    else joined.push({ ...span });
  }
  return joined;
}

/** What lies between two places. */
function slice(text: RichText, from: number, to: number): RichText {
  let at = 0;
  return text.flatMap((span): Span[] => {
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, lengthOf(span));
    at += lengthOf(span);
    if (start >= end) return [];
    return span.type === 'text' ? [{ ...span, text: span.text.slice(start, end) }] : [span];
  });
}

const restOf = (text: RichText, from: number) => slice(text, from, Number.POSITIVE_INFINITY);

/** Puts plain text in the place of what lies between; it takes the look of the letter before it. */
export function replaceRange(text: RichText, from: number, to: number, inserted: string): RichText {
  const before = slice(text, 0, from);
  const neighbour = before.at(-1) ?? restOf(text, to)[0];
  const look = neighbour ? styleOf(neighbour) : {};
  return joinSpans([...before, styled({ type: 'text', text: inserted }, look), ...restOf(text, to)]);
}

/** Marks what lies between; a part of the style that is not named stays as it is. */
export function styleRange(text: RichText, from: number, to: number, style: TextStyle): RichText {
  return joinSpans([
    ...slice(text, 0, from),
    ...slice(text, from, to).map((span) => styled(span, { ...styleOf(span), ...style })),
    ...restOf(text, to),
  ]);
}

/** The style that all that lies between has in common; with nothing between, that of the letter before. */
export function styleIn(text: RichText, from: number, to: number): TextStyle {
  const spans = from < to ? slice(text, from, to) : slice(text, Math.max(from - 1, 0), from);
  const [first, ...others] = spans.map(styleOf);
  if (!first) return {};
  return {
    bold: others.every(({ bold }) => bold) ? first.bold : undefined,
    italic: others.every(({ italic }) => italic) ? first.italic : undefined,
    href: others.every(({ href }) => href === first.href) ? first.href : undefined,
  };
}
