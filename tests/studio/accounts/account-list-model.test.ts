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
      isBoard: false,
    });
  });

  test('says what the list is limited to', () => {
    expect(
      readAccountQuery({ tier: 'strategic', level: 'low', owner: 'mine', hasAlerts: 'true' }),
    ).toMatchObject({
      tier: 'strategic',
      level: 'low',
      owner: 'mine',
      hasAlerts: 'true',
    });
    const wrong = readAccountQuery({ tier: 'gold', level: 'lowest', owner: 'others' });
    expect(wrong).not.toHaveProperty('tier');
    expect(wrong).not.toHaveProperty('owner');
  });

  test('shows a whole board at once', () => {
    expect(readAccountQuery({ view: 'board', offset: '50' })).toMatchObject({
      isBoard: true,
      limit: 500,
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
