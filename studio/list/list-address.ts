import { type QueryChange, readOffset } from '../address.ts';
import type { SortOrder } from '../ui/table.tsx';

/** What the address says of a list: each has names of its own there, because a page may hold several. */
export interface ListAddress<Sort extends string = string> {
  search: string;
  /** Undefined: as they come. */
  sort: Sort | undefined;
  order: SortOrder;
  offset: number;
}

/** What the address says of the list `name`; an order that the list does not know counts as unsaid. */
export function readListAddress<Sort extends string = string>(
  query: Record<string, string>,
  name: string,
  sorts?: readonly Sort[],
): ListAddress<Sort> {
  const [, isDown = '', key = ''] = /^(-?)(.*)$/.exec(query[`${name}-sort`] ?? '') ?? [];
  const isKnown = key !== '' && (sorts === undefined || sorts.some((sort) => sort === key));
  return {
    search: query[`${name}-search`] ?? '',
    sort: isKnown ? (key as Sort) : undefined,
    order: isDown ? 'desc' : 'asc',
    offset: readOffset({ offset: query[`${name}-offset`] ?? '' }),
  };
}

/** The same as the server is asked. */
export const askOfList = <Sort extends string>({ search, sort, order }: ListAddress<Sort>) => ({
  ...(search && { search }),
  ...(sort && { sort, order }),
});

/** Another search begins at the first page. */
export const searchOfList = (name: string, search: string): QueryChange => ({
  [`${name}-search`]: search,
  [`${name}-offset`]: undefined,
});

/** So does another order. */
export const sortOfList = (name: string, key: string, order: SortOrder): QueryChange => ({
  [`${name}-sort`]: order === 'desc' ? `-${key}` : key,
  [`${name}-offset`]: undefined,
});

/** Of a list that is closed the address says nothing more. */
export const forgetList = (name: string): QueryChange => ({
  [`${name}-search`]: undefined,
  [`${name}-sort`]: undefined,
  [`${name}-offset`]: undefined,
  [`${name}-all`]: undefined,
});

/** Of a list that shows its first rows: all are asked for. */
export const allOfList = (name: string): QueryChange => ({ [`${name}-all`]: 1 });

export const offsetOfList = (name: string, offset: number): QueryChange => ({
  [`${name}-offset`]: offset || undefined,
});
