import type { RichText, Span } from '../../shared/contract/text.ts';

type PlainSpan = Extract<Span, { type: 'text' }>;
type Style = Pick<PlainSpan, 'bold' | 'italic' | 'href'>;

/**
 * What authors type for a text block: `**bold**`, `_italic_`, `[label](https://…)` and `{{user.name|there}}`, where
 * the part after the bar is shown when the trait is not known. A mark that has no partner stands for itself, and a
 * backslash makes the mark after it an ordinary letter.
 */
export function parseMarkup(markup: string): RichText {
  return mergeAlike(parse(markup, {}));
}

const variablePattern = /^\{\{\s*(user|account)\.([^|{}\s]+)\s*(?:\|([^{}]*))?\}\}/;
const linkPattern = /^\[((?:\\.|[^\]\\])+)\]\(([^()\s]+)\)/;
/** Not inside a word: `snake_case_name` is not italic. */
const italicPattern = /^_(?!\s)((?:\\.|[^_\\])+?)(?<!\s)_(?![\p{L}\p{N}])/u;
const boldPattern = /^\*\*(?!\s)((?:\\.|(?!\*\*)[^\\])+?)(?<!\s)\*\*/s;

function parse(markup: string, style: Style): Span[] {
  const spans: Span[] = [];
  let plain = '';
  let rest = markup;
  const push = (...more: Span[]) => {
    if (plain) spans.push({ type: 'text', text: plain, ...style });
    plain = '';
    spans.push(...more);
  };
  while (rest) {
    const escaped = /^\\([\\*_[\]{}|])/.exec(rest);
    const variable = variablePattern.exec(rest);
    const bold = style.bold ? null : boldPattern.exec(rest);
    const inWord = /[\p{L}\p{N}]$/u.test(markup.slice(0, markup.length - rest.length));
    const italic = style.italic || inWord ? null : italicPattern.exec(rest);
    const link = style.href ? null : linkPattern.exec(rest);
    if (escaped) {
      plain += escaped[1];
    } else if (variable) {
      const [, of, trait = '', fallback = ''] = variable;
      const { href: _, ...emphasis } = style;
      push({ type: 'variable', of: of as 'user' | 'account', trait, fallback: fallback.trim(), ...emphasis });
    } else if (bold) {
      push(...parse(bold[1] ?? '', { ...style, bold: true }));
    } else if (italic) {
      push(...parse(italic[1] ?? '', { ...style, italic: true }));
    } else if (link) {
      push(...parse(link[1] ?? '', { ...style, href: link[2] }));
    } else {
      plain += rest[0];
    }
    const matched = escaped ?? variable ?? bold ?? italic ?? link;
    rest = rest.slice(matched ? matched[0].length : 1);
  }
  push();
  return spans;
}

/** The markup that `parseMarkup` reads back to the same spans. */
export function printMarkup(text: RichText): string {
  return text.map(printSpan).join('');
}

function printSpan(span: Span): string {
  if (span.type === 'variable') {
    return emphasize(`{{${span.of}.${span.trait}${span.fallback ? `|${span.fallback}` : ''}}}`, span);
  }
  const escaped = span.text.replace(/[\\*_[\]{}]/g, '\\$&');
  const linked = span.href ? `[${escaped}](${span.href})` : escaped;
  return emphasize(linked, span);
}

/** Marks don't take spaces at their inner ends, so those stay outside. */
function emphasize(inner: string, span: { bold?: boolean; italic?: boolean }): string {
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(inner) ?? [];
  if (!core) return inner;
  const italic = span.italic ? `_${core}_` : core;
  return before + (span.bold ? `**${italic}**` : italic) + after;
}

function mergeAlike(spans: Span[]): RichText {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (span.type === 'text' && last?.type === 'text' && sameStyle(span, last)) last.text += span.text;
    else merged.push({ ...span });
  }
  return merged;
}

const sameStyle = (a: Style, b: Style) => a.bold === b.bold && a.italic === b.italic && a.href === b.href;
