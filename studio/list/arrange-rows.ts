import { formatDate } from '../ui/i18n.ts';
import type { SortOrder } from '../ui/table.tsx';

/** What a cell says, as it is searched, sorted and exported; nothing: there is none. */
export type CellValue = string | number | null | undefined;

export interface Arrangement {
  search: string;
  /** Undefined: as they come. */
  sort: string | undefined;
  order: SortOrder;
}

/**
 * The rows of which some cell holds what is searched for, in the order asked for; those that say nothing there come last
 * either way.
 */
export function arrangeRows<Row>(
  rows: readonly Row[],
  values: ReadonlyMap<string, (row: Row) => CellValue>,
  { search, sort, order }: Arrangement,
): Row[] {
  const wanted = search.trim().toLocaleLowerCase();
  const found = rows.filter(
    (row) =>
      wanted === '' ||
      [...values.values()].some((value) => said(value(row)).toLocaleLowerCase().includes(wanted)),
  );
  const by = values.get(sort ?? '');
  if (!by) return found;
  const sign = order === 'asc' ? 1 : -1;
  return found.toSorted((a, b) => {
    const [one, other] = [by(a) ?? '', by(b) ?? ''];
    if (one === '' || other === '') return Number(one === '') - Number(other === '');
    return sign * compare(one, other);
  });
}

/** A day is found as it is read and as it is exported; the letters and the seconds of a time say nothing to anybody. */
function said(value: CellValue): string {
  const [day] = /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(`${value ?? ''}`) ?? [];
  return day === undefined ? `${value ?? ''}` : `${day} ${formatDate(String(value))}`;
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true });
}
