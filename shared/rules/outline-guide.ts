import type { Audience } from '../contract/audience.ts';
import type { GuideContent } from '../contract/guide.ts';
import type { Target } from '../contract/target.ts';
import type { RichText, Span } from '../contract/text.ts';
import { audienceText } from './audience-text.ts';
import { choiceText } from './choice-words.ts';
import type { KnownNames } from './decision-text.ts';
import { outlineName, outlinePhrases } from './outline-words.ts';
import { signatureHash } from './signature-hash.ts';

type Language = 'en' | 'zh-CN';

/** One thing that a guide says of itself, in words. */
export interface OutlineLine {
  /** The same for the same thing in two versions of a guide, whatever it says. */
  key: string;
  /** What it is a part of: the guide, or one of its steps or tasks. */
  group: string;
  label: string;
  text: string;
}

/**
 * A guide as readable lines, every field of it: what this does not know is named as it is stored, so that no
 * difference between two guides goes unseen.
 */
export function outlineGuide(
  name: string,
  content: GuideContent,
  language: Language,
  known: KnownNames = {},
): OutlineLine[] {
  const words = outlinePhrases(language);
  const lines: OutlineLine[] = [];
  const add = (key: string, group: string, labels: readonly string[], text: string) =>
    lines.push({ key, group, label: labels.join(' · '), text });

  function walk(value: unknown, key: string, group: string, labels: readonly string[]): void {
    const field = key.split('/').at(-1) ?? '';
    if (value === undefined || value === null) return;
    if (field === 'audience' || field === 'conditions') {
      add(key, group, labels, audienceText(value as Audience, language, known));
    } else if (Array.isArray(value)) {
      walkList(value, key, group, labels);
    } else if (typeof value !== 'object') {
      add(key, group, labels, said(value, field));
    } else if ('byLocale' in value) {
      for (const [locale, text] of Object.entries(value.byLocale as Record<string, string | RichText>)) {
        add(`${key}/${locale}`, group, [...labels, locale], typeof text === 'string' ? text : markup(text));
      }
    } else if ('signature' in value) {
      add(key, group, labels, targetText(value as Target, words));
    } else {
      for (const [name, item] of Object.entries(value)) {
        if (name === 'id' || name === 'v' || (name === 'type' && isBlock(key))) continue;
        // A part that has a single field, such as the text of a block, needs no second name.
        const isPlain = name === 'text' || name === 'question' || name === 'type' || name === 'kind';
        walk(
          item,
          `${key}/${name}`,
          group,
          isPlain && labels.length > 0 ? labels : [...labels, outlineName(name, language)],
        );
      }
    }
  }

  function walkList(list: readonly unknown[], key: string, group: string, labels: readonly string[]): void {
    if (list.every((item) => typeof item !== 'object')) {
      if (list.length > 0) add(key, group, labels, list.join(', '));
      return;
    }
    list.forEach((item, index) => {
      const id = idOf(item) ?? String(index);
      if (key === '/steps' || key === '/checklist/items') {
        const name = key === '/steps' ? words.step : words.task;
        walk(item, `${key}/${id}`, name(index + 1, titleOf(item, content.defaultLocale)), []);
        return;
      }
      const type = key.endsWith('/blocks') ? (item as { type: string }).type : key.split('/').at(-1);
      const own = outlineName(type ?? '', language);
      const label = key.endsWith('/blocks') || list.length === 1 ? own : `${own} ${index + 1}`;
      walk(item, `${key}/${id}`, group, [...labels.slice(0, -1), label]);
    });
  }

  const said = (value: unknown, field: string): string => {
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    // Not chosen yet.
    if (field === 'featureId' && value === 0) return '–';
    if (field === 'featureId') return known.features?.get(value as number) ?? `#${value}`;
    if (field === 'guideId') return known.guides?.get(String(value)) ?? String(value);
    return choiceText(field, String(value), language);
  };

  walk(name, '/name', words.guide, [outlineName('name', language)]);
  for (const [field, value] of Object.entries(content)) {
    if (field === 'v') continue;
    walk(value, `/${field}`, words.guide, [outlineName(field, language)]);
  }
  return lines;
}

/** Steps and tasks in their order, by the keys their lines begin with. */
export const outlineOrder = ({ steps, checklist }: GuideContent): string[] => [
  ...steps.map(({ id }) => `/steps/${id}`),
  ...(checklist?.items ?? []).map(({ id }) => `/checklist/items/${id}`),
];

const isBlock = (key: string) => /\/blocks\/[^/]+$/.test(key);

const idOf = (item: unknown): string | undefined =>
  item !== null && typeof item === 'object' && 'id' in item ? String(item.id) : undefined;

/** What a step or task is known by: its first heading, question or label. */
function titleOf(item: unknown, locale: string): string {
  const { label, blocks = [] } = item as {
    label?: unknown;
    blocks?: { text?: unknown; question?: { prompt?: unknown } }[];
  };
  for (const text of [label, ...blocks.flatMap((block) => [block.text, block.question?.prompt])]) {
    const byLocale = (text as { byLocale?: Record<string, string | RichText> } | undefined)?.byLocale;
    const found = byLocale?.[locale] ?? Object.values(byLocale ?? {})[0];
    if (found?.length) return typeof found === 'string' ? found : markup(found);
  }
  return '';
}

/** Two elements of one name are told apart by how they are described. */
function targetText(
  { signature, ignoresText, isExactPlace }: Target,
  words: ReturnType<typeof outlinePhrases>,
): string {
  const name = signature.name ?? signature.text ?? signature.tag;
  const flags = [ignoresText && words.ignoresText, isExactPlace && words.isExactPlace].filter(Boolean);
  return [`“${name}”`, `#${signatureHash(signature).slice(0, 6)}`, ...flags].join(' ');
}

const markup = (text: RichText): string => text.map(spanText).join('');

function spanText(span: Span): string {
  const text =
    span.type === 'text' ? span.text : `{{${span.of}.${span.trait}${span.fallback && `|${span.fallback}`}}}`;
  const strong = span.bold ? `**${text}**` : text;
  const slanted = span.italic ? `_${strong}_` : strong;
  return span.type === 'text' && span.href !== undefined ? `[${slanted}](${span.href})` : slanted;
}
