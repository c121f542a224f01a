import type { QueryChange } from '../address.ts';
import type { AskQuery, MeasuredName } from '../api.ts';
import { forgetList } from '../list/list-address.ts';
import { nounOf } from './noun-of.ts';

/** Which number is asked about. */
export interface BehindAsked {
  name: MeasuredName;
  /** Whose number it is, and of which days. */
  query: AskQuery;
  /** Of a share of a list that can be shown too: which of the two. */
  part: 'part' | 'whole' | undefined;
}

/** What the address says of the number whose list is open, whatever page it stands on. */
export function readBehind(address: Record<string, string>): BehindAsked | undefined {
  const { behind = '', 'behind-of': of = '', 'behind-part': part } = address;
  if (!Object.hasOwn(nounOf, behind)) return undefined;
  return {
    name: behind as MeasuredName,
    query: Object.fromEntries(new URLSearchParams(of)),
    part: part === 'part' || part === 'whole' ? part : undefined,
  };
}

export const openBehind = ({ name, query, part }: BehindAsked): QueryChange => ({
  behind: name,
  'behind-of': new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  ).toString(),
  'behind-part': part,
});

/** The other list begins anew. */
export const showPart = (part: 'part' | 'whole'): QueryChange => ({
  'behind-part': part,
  ...forgetList('behind'),
});

export const closeBehind: QueryChange = {
  ...{ behind: undefined, 'behind-of': undefined, 'behind-part': undefined },
  ...forgetList('behind'),
};
