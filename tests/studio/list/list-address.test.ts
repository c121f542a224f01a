import { describe, expect, test } from 'vitest';
import { changeQuery } from '../../../studio/address.ts';
import {
  askOfList,
  offsetOfList,
  readListAddress,
  searchOfList,
  sortOfList,
} from '../../../studio/list/list-address.ts';

const sorts = ['name', 'uses'] as const;
const queryOf = (address: string) => Object.fromEntries(new URL(address, 'http://studio').searchParams);
const read = (address: string) => readListAddress(queryOf(address), 'users', sorts);

describe('what the address says of a list', () => {
  test('is read as it was written', () => {
    const searched = changeQuery('/accounts/acme?tab=users', searchOfList('users', 'Ann'));
    const sorted = changeQuery(searched, sortOfList('users', 'uses', 'desc'));
    const turned = changeQuery(sorted, offsetOfList('users', 50));
    expect(read(turned)).toEqual({ search: 'Ann', sort: 'uses', order: 'desc', offset: 50 });
    expect(queryOf(turned).tab).toBe('users');
    expect(askOfList(read(turned))).toEqual({ search: 'Ann', sort: 'uses', order: 'desc' });
  });

  test('is of that list alone', () => {
    const other = changeQuery('/guides/1', sortOfList('accounts', 'name', 'desc'));
    expect(read(other)).toEqual({ search: '', sort: undefined, order: 'asc', offset: 0 });
  });

  test('begins at the first page again once it is searched or sorted otherwise', () => {
    const second = changeQuery('/', offsetOfList('users', 50));
    expect(read(second).offset).toBe(50);
    expect(read(changeQuery(second, searchOfList('users', 'Ann'))).offset).toBe(0);
    expect(read(changeQuery(second, sortOfList('users', 'name', 'asc'))).offset).toBe(0);
    expect(changeQuery(second, offsetOfList('users', 0))).toBe('/');
  });

  test('counts as unsaid where the list does not know it', () => {
    expect(read('/?users-sort=-shoe-size&users-offset=-3')).toEqual({
      ...{ search: '', sort: undefined, offset: 0 },
      order: 'desc',
    });
    expect(askOfList(read('/?users-sort=-shoe-size'))).toEqual({});
  });
});
