import type { Outcome } from './in-page.ts';

/** What became of many cases, for one matcher. */
export interface Tally {
  found: number;
  wrong: number;
  none: number;
  gone: number;
  falseMatches: number;
}

export const emptyTally = (): Tally => ({ found: 0, wrong: 0, none: 0, gone: 0, falseMatches: 0 });

export function count(tally: Tally, isThere: boolean, outcome: Outcome['answers'][number]['outcome']): void {
  if (isThere) tally[outcome]++;
  else {
    tally.gone++;
    if (outcome !== 'none') tally.falseMatches++;
  }
}

export function add(tally: Tally, other: Tally): void {
  for (const key of Object.keys(tally) as (keyof Tally)[]) tally[key] += other[key];
}

const share = (part: number, whole: number) => (whole ? (100 * part) / whole : 0);
const percent = (value: number) => `${value.toFixed(1)} %`.padStart(8);

export const foundShare = ({ found, wrong, none }: Tally): number => share(found, found + wrong + none);
export const wrongShare = ({ found, wrong, none }: Tally): number => share(wrong, found + wrong + none);
export const falseShare = ({ gone, falseMatches }: Tally): number => share(falseMatches, gone);

export function line(title: string, tally: Tally): string {
  const cases = tally.found + tally.wrong + tally.none;
  const gone = tally.gone ? `${percent(falseShare(tally))} of ${tally.gone}` : '–';
  return `  ${title.padEnd(34)}${String(cases).padStart(6)}${percent(foundShare(tally))}${percent(wrongShare(tally))}${percent(share(tally.none, cases))}   ${gone}`;
}

export const head = `  ${''.padEnd(34)} cases   found   wrong abstains   gone: false`;
