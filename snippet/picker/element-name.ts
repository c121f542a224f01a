import { frameDocument } from '../target/deep-roots.ts';
import { describeClick } from '../target/describe-click.ts';
import { readableName } from '../target/readable-name.ts';
import { pickerWords } from './picker-words.ts';

/** How an author would call what they point at, and where it is: `Button “New order”, in Orders`. */
export function elementName(element: Element, locale: 'en' | 'zh-CN'): string {
  const words = pickerWords(locale);
  if (/^i?frame$/.test(element.localName) && !frameDocument(element)) return words.foreignFrame;
  const name = readableName(element, locale);
  const { section } = describeClick(element);
  return section ? words.inPlace(name, section) : name;
}
