import { describe, expect, test } from 'vitest';
import { readAccountQuery } from '../../../studio/accounts/account-list-model.ts';

describe('the address of the accounts list', () => {
  test('without anything shows the most active first', () => {
    expect(readAccountQuery({})).toEqual({
      search: '',
      sort: 'activeUsers28',
      order: 'desc',
      limit: 50,
      offset: 0,
    });
  });

  test('says search, order and page', () => {
    expect(readAccountQuery({ search: 'acme', sort: 'name', offset: '100' })).toMatchObject({
      search: 'acme',
      sort: 'name',
      order: 'asc',
      offset: 100,
    });
    expect(readAccountQuery({ sort: 'nps', order: 'asc' })).toMatchObject({ sort: 'nps', order: 'asc' });
  });

  test('may be wrong without harm', () => {
    expect(readAccountQuery({ sort: 'password', order: 'up', offset: '-3' })).toMatchObject({
      sort: 'activeUsers28',
      order: 'desc',
      offset: 0,
    });
    expect(readAccountQuery({ offset: 'x' }).offset).toBe(0);
  });
});
