import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ThresholdName, thresholds } from '../../shared/contract/threshold.ts';
import { codeOf, isThere, rowsOf } from './named-tests.ts';

const page = 'docs/requirement-tests.md';
const rows = rowsOf(page);
const numbersOf = (heading: string, pattern: RegExp) => {
  const part = readFileSync(page, 'utf8').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return part.split('\n').flatMap((line) => pattern.exec(line)?.[1] ?? []);
};
const through = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('docs/requirement-tests.md', () => {
  test('names no test that is gone', () => {
    const named = rows.flatMap(({ tests }) => tests);
    expect(named.length).toBeGreaterThan(120);
    expect(named.filter((one) => !isThere(one))).toEqual([]);
  });

  test('has every statement on accounts, adoption and voice, and tests of each', () => {
    const numbers = [...through(2, 6), 28, ...through(30, 33), 37, ...through(47, 60)];
    const all = [...numbers, 64, 65, 67, 68, ...through(81, 85), 95, 98];
    expect(numbersOf('Statements', /^\| \*\*(\d+)\*\*/)).toEqual(all.map(String));
    const untested = rows.filter(({ what, tests }) => /^\*\*\d+\*\*/.test(what) && tests.length === 0);
    expect(untested).toEqual([]);
  });

  test('has every decision where the sources are silent or contradict each other', () => {
    expect(numbersOf('Decisions', /^\| \*\*C(\d+)\*\*/)).toEqual(through(1, 18).map(String));
  });

  test('has every number of the method that a workspace can change, each of which is compared with its value', () => {
    const said = rows.flatMap(({ what }) => [...what.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    const ofMethod = (Object.keys(thresholds) as ThresholdName[]).filter(
      (name) => thresholds[name].source === 'method',
    );
    expect(said.toSorted()).toEqual(ofMethod.toSorted());
    const compared = codeOf('shared/contract/threshold');
    expect(ofMethod.filter((name) => !compared.includes(`'${name}'`))).toEqual([]);
  });
});
