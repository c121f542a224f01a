import type { HelpItem } from '../panel-view.ts';

/** As letters are compared: without accents and case, full-width like half-width. */
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** The lower, the better; undefined: it is none of what was looked for. */
function rankOf(name: string, query: string): number | undefined {
  if (name.startsWith(query)) return 0;
  if (name.split(/[^\p{L}\p{N}]+/u).some((_, at, words) => words.slice(at).join(' ').startsWith(query)))
    return 1;
  if (name.includes(query)) return 2;
  return query.split(' ').every((word) => name.includes(word)) ? 3 : undefined;
}

/** As its name is, or after all of those as its other words are. */
function rankOfItem({ name, searchWords = '' }: HelpItem, query: string): number | undefined {
  const other = rankOf(plain(searchWords), query);
  return rankOf(plain(name), query) ?? (other === undefined ? undefined : 4 + other);
}

/** Those whose name or search words hold the query, or each of its words; best first, else in the order they have. */
export function searchItems(items: readonly HelpItem[], query: string): HelpItem[] {
  const wanted = plain(query);
  return items
    .flatMap((item) => {
      const rank = rankOfItem(item, wanted);
      return rank === undefined ? [] : [{ item, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
