import type { GuideContent } from '../../../shared/contract/guide.ts';
import type { Locale } from '../../../shared/contract/text.ts';
import { textsOf } from '../../../shared/draft/draft-texts.ts';
import { textIn } from './texts.ts';

/** XLIFF 1.2, which translation tools read more of than of its successors. */
const namespace = 'urn:oasis:names:tc:xliff:document:1.2';

/** The guide's texts with what there is of one translation, for a translator's tool. */
export function writeXliff(draft: GuideContent, locale: Locale, guideId: string): string {
  const document = globalThis.document.implementation.createDocument(namespace, 'xliff', null);
  const add = (parent: Element, name: string, attributes: Record<string, string>, text?: string) => {
    const element = parent.appendChild(document.createElementNS(namespace, name));
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const root = document.documentElement;
  root.setAttribute('version', '1.2');
  const file = add(root, 'file', {
    original: guideId,
    datatype: 'plaintext',
    'source-language': draft.defaultLocale,
    'target-language': locale,
  });
  const body = add(file, 'body', {});
  for (const text of textsOf(draft)) {
    const source = textIn(text, draft.defaultLocale);
    if (source === undefined) continue;
    const target = textIn(text, locale);
    const isStale = text.value.staleIn?.includes(locale);
    const unit = add(body, 'trans-unit', { id: text.key, 'xml:space': 'preserve' });
    add(unit, 'source', {}, source);
    if (target !== undefined) {
      add(unit, 'target', { state: isStale ? 'needs-review-translation' : 'translated' }, target);
    }
    if (text.isRich) add(unit, 'note', {}, '**bold** · _italic_ · [link](https://…) · {{user.name|there}}');
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(document)}\n`;
}

/** What a tool gave back. Throws where it is no XLIFF, or says not of which language it is. */
export async function readXliff(text: string): Promise<Map<Locale, Map<string, string>>> {
  // The browser's own parser is kept away from text by the studio's content policy.
  const { parseXml, XmlElement } = await import('@rgrove/parse-xml');
  type Element = InstanceType<typeof XmlElement>;
  const childrenOf = (parent: Element, name: string): Element[] =>
    parent.children.flatMap((child) =>
      !(child instanceof XmlElement) ? [] : child.name === name ? [child] : childrenOf(child, name),
    );
  const { root } = parseXml(text);
  const files = root ? childrenOf(root, 'file') : [];
  if (root?.name !== 'xliff' || files.length === 0) throw new Error('This is no XLIFF file.');
  return new Map(
    files.map((file) => {
      const locale = file.attributes['target-language'];
      if (!locale) throw new Error('The file does not say its target-language.');
      const units = childrenOf(file, 'trans-unit').map((unit): [string, string] => [
        unit.attributes.id ?? '',
        childrenOf(unit, 'target')[0]?.text ?? '',
      ]);
      return [locale, new Map(units)];
    }),
  );
}
