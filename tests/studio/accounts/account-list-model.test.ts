import { describe, expect, test } from 'vitest';
import { readAccountQuery } from '../../../studio/accounts/account-list-model.ts';

describe('the address of the accounts list', () => {
  test('without anything shows what waits for somebody first', () => {
    expect(readAccountQuery({})).toEqual({
      search: '',
      sort: 'openAlerts',
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
    const member = '0190a1b2-c3d4-7e5f-8a9b-0123456789ab';
    for (const owner of ['team', 'none', member])
      expect(readAccountQuery({ owner })).toMatchObject({ owner });
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
      sort: 'openAlerts',
      order: 'desc',
      offset: 0,
    });
    expect(readAccountQuery({ offset: 'x' }).offset).toBe(0);
  });
});
