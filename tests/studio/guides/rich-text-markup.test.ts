import { describe, expect, test } from 'vitest';
import type { RichText } from '../../../shared/contract/text.ts';
import { parseMarkup, printMarkup } from '../../../studio/guides/rich-text-markup.ts';

const t = (text: string, style: object = {}) => ({ type: 'text' as const, text, ...style });
const cases: [markup: string, text: RichText][] = [
  ['', []],
  ['Plain.', [t('Plain.')]],
  ['Two\nlines', [t('Two\nlines')]],
  ['A **bold** word', [t('A '), t('bold', { bold: true }), t(' word')]],
  ['An _italic_ word', [t('An '), t('italic', { italic: true }), t(' word')]],
  ['**_both_**', [t('both', { bold: true, italic: true })]],
  ['A [link](https://a.example/x_y)', [t('A '), t('link', { href: 'https://a.example/x_y' })]],
  ['**[strong link](/help)**', [t('strong link', { bold: true, href: '/help' })]],
  [
    'Hi {{user.name|there}}!',
    [t('Hi '), { type: 'variable', of: 'user', trait: 'name', fallback: 'there' }, t('!')],
  ],
  ['**{{account.plan}}**', [{ type: 'variable', of: 'account', trait: 'plan', fallback: '', bold: true }]],
  ['snake_case_name', [t('snake_case_name')]],
  ['2 * 3 ** 4', [t('2 * 3 ** 4')]],
  ['an open **mark', [t('an open **mark')]],
  ['\\*\\*not bold\\*\\*', [t('**not bold**')]],
  ['{{other.x}}', [t('{{other.x}}')]],
  ['您好 **张三**', [t('您好 '), t('张三', { bold: true })]],
];

describe('the markup of a text block', () => {
  test.each(cases)('%j is read as its spans', (markup, text) => {
    expect(parseMarkup(markup)).toEqual(text);
  });
  test.each(cases)('%j survives being printed and read again', (_, text) => {
    expect(parseMarkup(printMarkup(text))).toEqual(text);
  });
  test('never becomes anything but text', () => {
    expect(parseMarkup('<img src=x onerror=alert(1)>')).toEqual([t('<img src=x onerror=alert(1)>')]);
  });
});
