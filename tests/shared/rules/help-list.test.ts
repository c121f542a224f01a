import { describe, expect, test } from 'vitest';
import type { ListableGuide } from '../../../shared/contract/help.ts';
import { helpList } from '../../../shared/rules/help-list.ts';

const guide = (id: string, rest: Partial<ListableGuide> = {}): ListableGuide => ({
  id,
  name: `${id} for us`,
  title: null,
  kind: 'walkthrough',
  isLive: true,
  ...rest,
});
const guides = [
  guide('tour', { title: { byLocale: { en: 'A tour', 'zh-CN': '导览' } } }),
  guide('news', { kind: 'announcement', title: { byLocale: { en: 'What is new' } } }),
  guide('draft', { isLive: false }),
  guide('nps', { kind: 'survey' }),
  guide('bar', { kind: 'banner' }),
];
const text = { byLocale: {} };
const help = (lists?: string[]) => ({
  title: text,
  launcher: { corner: 'bottomEnd' as const, label: text },
  ...(lists && { lists }),
});
const namesIn = (locale: string, lists?: string[]) =>
  helpList(help(lists), guides, locale, 'en').map(({ name }) => name);

describe('what a help lists', () => {
  test('is called as its readers will read it, in their language', () => {
    expect(namesIn('zh-CN')).toEqual(['导览', 'What is new']);
    expect(namesIn('en')).toEqual(['A tour', 'What is new']);
  });

  test('is called by its name where it has no title for readers', () => {
    expect(namesIn('en', ['draft'])).toEqual(['draft for us']);
  });

  test('stands in the order that its author chose, without what can’t be had again', () => {
    expect(namesIn('en', ['news', 'gone', 'bar', 'tour'])).toEqual(['What is new', 'A tour']);
  });
});
