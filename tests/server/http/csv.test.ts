import { expect, test } from 'vitest';
import { csv } from '../../../server/http/csv.ts';

const cellOf = (text: string) => csv(['name'], [[text]]).slice('\uFEFFname\n'.length, -1);

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1+1', "'＝1+1"],
  ['＠SUM(A1)', "'＠SUM(A1)"],
  ['  =1+1', "'  =1+1"],
  // A spreadsheet of another country parts cells by these.
  ['Acme;=1+1', "Acme;'=1+1"],
  ['Acme\t=1+1', "Acme\t'=1+1"],
])('what would be run as a formula is text: %j', (text, expected) => {
  expect(cellOf(text).replace(/^"|"$/g, '')).toBe(expected);
});

test.each(['a=b', 'Smith-Jones', 'ann@acme.example', '1-10'])('%j stays as it is', (text) => {
  expect(cellOf(text)).toBe(text);
});

test('numbers stay numbers, and Chinese names survive Excel by the mark at the start', () => {
  expect(csv(['名称', 'n'], [['客户', -2]])).toBe('\uFEFF名称,n\n客户,-2\n');
});
