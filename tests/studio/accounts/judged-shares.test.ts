import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { FeatureShare } from '../../../studio/accounts/account-list-page.tsx';
import { AccountTiles } from '../../../studio/accounts/account-tiles.tsx';
import type { Account } from '../../../studio/api.ts';

const low = (fact: string) => ({ fact, effect: 'low', value: null, limit: null });
const account = (told: Partial<Account>, facts: object[] = [], signs: object[] = []) =>
  ({
    ...{ id: 'a1', users: 240, activeUsers7: 47, activatedUsers: 0, seatsBought: null },
    ...{ featuresUsed: 0, featuresAvailable: 0, catalogueFeatures: 0, nps: null },
    ...told,
    judgement: { level: { level: 'low', facts }, risk: { level: 'none', signs, causes: [] } },
  }) as unknown as Account;
const tiles = (...told: Parameters<typeof account>) =>
  renderToString(h(AccountTiles, { account: account(...told) }));

describe('the tiles of an account', () => {
  test('write a share that is too low as exactly as it was judged: 19.6% is below 20%', () => {
    const judged = tiles({}, [low('activity')]);
    expect(judged).toContain('>19.6%<');
    expect(judged).toContain('warn');
    const well = tiles({});
    expect(well).toContain('>20%<');
    expect(well).not.toContain('warn');
  });

  test('warn of the activation where its danger was found, by whatever limit the workspace has', () => {
    const seats = { activatedUsers: 45, seatsBought: 100, users: 0 };
    expect(tiles(seats)).not.toContain('warn');
    expect(tiles({ ...seats, activatedUsers: 65 }, [], [{ sign: 'lowActivation' }])).toContain('warn');
  });
});

describe('the feature usage in the list of accounts', () => {
  const row = (featuresUsed: number, limit: number | undefined, level: Account['level'] = 'low') =>
    renderToString(
      h(FeatureShare, { account: { featuresUsed, featuresAvailable: 1000, level } as Account, limit }),
    );

  test('warns below the limit of the workspace, and says by how little', () => {
    expect(row(196, 0.2)).toContain('warn');
    expect(row(196, 0.2)).toContain('19.6%');
    expect(row(200, 0.2)).not.toContain('warn');
    expect(row(90, 0.05)).not.toContain('warn');
  });

  test('warns of nothing that is not judged yet', () => {
    expect(row(10, 0.2, 'tooEarly')).not.toContain('warn');
    expect(row(10, 0.2, null)).not.toContain('warn');
    expect(row(10, undefined)).not.toContain('warn');
  });
});
