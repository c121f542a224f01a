import type { AnswerFilter } from '../api.ts';
import { words } from './words.ts';

/** In which orders answers can be read, as the address names them; the first is meant where it names none. */
const orders = {
  newest: {},
  oldest: { sort: 'answered', order: 'asc' },
  lowest: { sort: 'score', order: 'asc' },
  highest: { sort: 'score', order: 'desc' },
  account: { sort: 'account', order: 'asc' },
  user: { sort: 'user', order: 'asc' },
} as const satisfies Record<string, Pick<AnswerFilter, 'sort' | 'order'>>;
type Order = keyof typeof orders;

/** What the address says of it; what it says wrongly counts as unsaid. */
export const readAnswerOrder = (name: string | undefined): Pick<AnswerFilter, 'sort' | 'order'> =>
  Object.entries(orders).find(([order]) => order === name)?.[1] ?? {};

/** As the address names what is asked for. */
export const nameOfAnswerOrder = ({ sort, order }: Pick<AnswerFilter, 'sort' | 'order'>): Order =>
  (Object.keys(orders) as Order[]).find((name) => {
    const each: Pick<AnswerFilter, 'sort' | 'order'> = orders[name];
    return each.sort === sort && each.order === order;
  }) ?? 'newest';

export const answerOrders = (Object.keys(orders) as Order[]).map((value) => ({
  value,
  phrase: words[`by_${value}`],
}));
