import { describe, expect, test } from 'vitest';
import { searchItems } from '../../../snippet/render/panels/search-items.ts';

const search = (query: string, ...names: string[]) =>
  searchItems(
    names.map((name) => ({ guideId: name, name, kind: 'walkthrough', isHere: false, isCompleted: false })),
    query,
  ).map(({ name }) => name);

describe('a search of the help', () => {
  test('finds titles that start with it before words that do, and those before the rest', () => {
    const names = ['Ad hoc imports', 'Add a report', 'Import orders', 'My import', 'Reimporting'];
    expect(search('import', ...names)).toEqual([
      'Import orders',
      'Ad hoc imports',
      'My import',
      'Reimporting',
    ]);
  });

  test('finds several words together, and apart', () => {
    expect(search('new order', 'Order something new', 'A new order', 'New things')).toEqual([
      'A new order',
      'Order something new',
    ]);
  });

  test('finds by other words too, after all that are found by their titles', () => {
    const item = (name: string, searchWords?: string) =>
      ({
        guideId: name,
        name,
        kind: 'walkthrough',
        isHere: false,
        isCompleted: false,
        ...(searchWords && { searchWords }),
      }) as const;
    const items = [item('Billing', 'invoice, payment'), item('Your first invoice'), item('Orders')];
    expect(searchItems(items, 'invoice').map(({ name }) => name)).toEqual(['Your first invoice', 'Billing']);
    expect(searchItems(items, 'pay').map(({ name }) => name)).toEqual(['Billing']);
  });

  test('keeps the given order among equals', () => {
    expect(search('a', 'ab', 'aa', 'ac')).toEqual(['ab', 'aa', 'ac']);
  });

  test.each([
    ['accents', 'resume', 'Résumé'],
    ['accents in the query', 'über', 'Uber uns'],
    ['case', 'ORDER', 'My order'],
    ['letters of full width', 'ｏｒｄｅｒ', 'Order'],
    ['spaces', '  new   order ', 'New order'],
    ['signs between words', 'sign in', 'Sign-in'],
  ])('does not mind %s', (_, query, name) => expect(search(query, name)).toEqual([name]));

  test('finds Chinese inside a title', () => {
    expect(search('订单', '创建订单', '订单列表', '报表')).toEqual(['订单列表', '创建订单']);
  });

  test('finds nothing where there is nothing', () => expect(search('zebra', 'Horse')).toEqual([]));

  test('takes signs as they are', () => {
    expect(search('?', 'What now?', 'Start')).toEqual(['What now?']);
  });
});
