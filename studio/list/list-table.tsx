import { Download, Search } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useQuery } from '../address.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatNumber, t } from '../ui/i18n.ts';
import { saveFile } from '../ui/save-file.ts';
import { SearchField } from '../ui/search-field.tsx';
import { type Column, Table, type TableProps } from '../ui/table.tsx';
import { arrangeRows, type CellValue } from './arrange-rows.ts';
import { allOfList, forgetList, readListAddress, searchOfList, sortOfList } from './list-address.ts';
import { rowsCsv } from './rows-csv.ts';
import { words } from './words.ts';

export interface ListColumn<Row> extends Column<Row> {
  /** What the cell says: by it the list is searched, sorted and exported. Absent: the column holds what can be done. */
  value?: (row: Row) => CellValue;
}

interface Props<Row> extends Omit<TableProps<Row>, 'columns' | 'sort' | 'onSort'> {
  /** Of the file that it is exported as, and of what the address says of it. */
  name: string;
  columns: readonly ListColumn<Row>[];
  /** What else is known of a row: searched and exported as well, by the name of its column in the file. */
  more?: Record<string, (row: Row) => CellValue>;
  /** Rows that stay below the others however these are sorted, such as their sum. */
  last?: readonly Row[];
  /** Where a list is one of many on its page: so many of the first, and all when they are asked for, searched or sorted. */
  rowsAtFirst?: number;
  /** `false` where several tables are of the same few rows. */
  hasSearch?: boolean;
  /** Further ways to choose, beside the search. */
  filters?: ComponentChildren;
}

/** With fewer, one sees at a glance what there is. */
export const fewestToSearch = 6;

/**
 * A list that is here as a whole: searched and sorted by what its address says, so that what is seen can be shared as a
 * link, and exported as it is seen.
 */
export function ListTable<Row>({
  name,
  columns,
  rows,
  last = [],
  more = {},
  rowsAtFirst,
  hasSearch = true,
  filters,
  empty,
  ...table
}: Props<Row>) {
  const [query, changeQuery] = useQuery();
  const values = new Map([
    ...columns.flatMap(({ key, value }) => (value ? [[key, value] as const] : [])),
    ...Object.entries(more),
  ]);
  const { search, sort, order } = readListAddress(query, name);
  const found = rows && arrangeRows(rows, values, { search, sort, order });
  const shown = found && search === '' ? [...found, ...last] : found;
  const clear = () => changeQuery(searchOfList(name, ''));
  // A single row more takes no more room than the button that would show it.
  const isLong = rowsAtFirst !== undefined && (rows?.length ?? 0) > rowsAtFirst + 1;
  const isWhole = !isLong || search !== '' || sort !== undefined || query[`${name}-all`] !== undefined;
  const isSearchable =
    search !== '' || (hasSearch && isWhole && (rows?.length ?? 0) >= (rowsAtFirst ?? fewestToSearch));
  if (rows?.length === 0 && empty && !filters) return <>{empty}</>;
  return (
    <>
      {(isSearchable || filters) && (
        <div class="toolbar">
          {isSearchable && (
            <SearchField
              label={t(words.searchIn, table.label)}
              placeholder={t(words.search)}
              value={search}
              onSearch={(text) => changeQuery(searchOfList(name, text))}
            />
          )}
          {filters}
        </div>
      )}
      <Table
        {...table}
        rows={isWhole ? shown : shown?.slice(0, rowsAtFirst)}
        columns={columns.map((column) => ({ ...column, ...(column.value && { sortKey: column.key }) }))}
        {...(sort && { sort: { key: sort, order } })}
        onSort={(key, next) => changeQuery(sortOfList(name, key, next))}
        empty={
          rows?.length === 0 ? (
            empty
          ) : (
            <EmptyState
              icon={Search}
              title={t(words.noneFound)}
              actions={search && <Button onClick={clear}>{t(words.showAll)}</Button>}
            />
          )
        }
      />
      {shown && shown.length > 0 && (
        <div class="list-foot">
          {isLong && search === '' && (
            <Button
              look="quiet"
              size="small"
              onClick={() => changeQuery(isWhole ? forgetList(name) : allOfList(name))}
            >
              {isWhole ? t(words.showFewer) : t(words.showAllOf, formatNumber(shown.length))}
            </Button>
          )}
          <IconButton
            icon={Download}
            size="small"
            label={t(words.exportList, table.label)}
            onClick={async () => saveFile(`${name}.csv`, 'text/csv', await rowsCsv(shown, values))}
          />
        </div>
      )}
    </>
  );
}
