import { describe, expect, test } from 'vitest';
import { arrangeRows } from '../../../studio/list/arrange-rows.ts';
import { rowsCsv } from '../../../studio/list/rows-csv.ts';

interface Person {
  name: string;
  uses: number;
  seenOn: string | null;
}
const people: Person[] = [
  { name: 'Zoe', uses: 9, seenOn: null },
  { name: 'ann 10', uses: 100, seenOn: '2026-02-01' },
  { name: 'Ann 9', uses: 20, seenOn: '2026-01-01' },
];
const values = new Map<string, (person: Person) => string | number | null>([
  ['name', ({ name }) => name],
  ['uses', ({ uses }) => uses],
  ['seenOn', ({ seenOn }) => seenOn],
]);
const arranged = (search: string, sort?: string, order: 'asc' | 'desc' = 'asc') =>
  arrangeRows(people, values, { search, sort, order }).map(({ name }) => name);

describe('a list', () => {
  test('is searched in everything that its rows say, whatever the case', () => {
    expect(arranged('ANN')).toEqual(['ann 10', 'Ann 9']);
    expect(arranged('2026-02')).toEqual(['ann 10']);
    expect(arranged('nobody')).toEqual([]);
    expect(arranged('feb 1, 2026')).toEqual(['ann 10']);
  });

  test('finds a time by its day, and not by how a computer writes it', () => {
    const seen = new Map([['seenAt', () => '2026-02-01T10:30:07.000Z']]);
    const found = (search: string) =>
      arrangeRows(people, seen, { search, sort: undefined, order: 'asc' }).length;
    expect([found('2026-02-01'), found('Feb 1'), found('t'), found('z'), found(':30')]).toEqual([
      3, 3, 0, 0, 0,
    ]);
  });

  test('stays as it came until somebody sorts it, also by what is no column', () => {
    expect(arranged('')).toEqual(['Zoe', 'ann 10', 'Ann 9']);
    expect(arranged('', 'no such column')).toEqual(['Zoe', 'ann 10', 'Ann 9']);
  });

  test('is sorted by numbers as numbers and by names as people do', () => {
    expect(arranged('', 'uses')).toEqual(['Zoe', 'Ann 9', 'ann 10']);
    expect(arranged('', 'uses', 'desc')).toEqual(['ann 10', 'Ann 9', 'Zoe']);
    expect(arranged('', 'name')).toEqual(['Ann 9', 'ann 10', 'Zoe']);
  });

  test('has what says nothing last, either way', () => {
    expect(arranged('', 'seenOn')).toEqual(['Ann 9', 'ann 10', 'Zoe']);
    expect(arranged('', 'seenOn', 'desc')).toEqual(['ann 10', 'Ann 9', 'Zoe']);
  });

  test('is exported so that no name becomes a formula, and numbers stay numbers', async () => {
    const rows = [
      { name: '=HYPERLINK("https://evil.example")', uses: -2, seenOn: null },
      { name: '客户', uses: 3, seenOn: '2026-01-01' },
    ];
    expect(await rowsCsv(rows, values)).toBe(
      '\uFEFFname,uses,seenOn\n"\'=HYPERLINK(""https://evil.example"")",-2,\n客户,3,2026-01-01\n',
    );
  });
});
