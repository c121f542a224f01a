import { Download, Search } from 'lucide';
import { useRef } from 'preact/hooks';
import { useQuery } from '../address.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { t } from '../ui/i18n.ts';
import { Pagination } from '../ui/pagination.tsx';
import { saveFile } from '../ui/save-file.ts';
import { SearchField } from '../ui/search-field.tsx';
import { Table, type TableProps } from '../ui/table.tsx';
import { toastFault } from '../ui/toast.tsx';
import { offsetOfList, readListAddress, searchOfList, sortOfList } from './list-address.ts';
import { fewestToSearch } from './list-table.tsx';
import { words } from './words.ts';

interface Props<Row> extends Omit<TableProps<Row>, 'sort' | 'onSort'> {
  /** Of what the address says of it. */
  name: string;
  /** Of all pages. Undefined: not known yet. */
  total: number | undefined;
  pageSize: number;
  csv: WholeAsCsv;
}

/** All that was asked for, in a file of that name: behind an address, or where an address can't say all, to be read. */
export type WholeAsCsv = { file: string } & ({ href: string } | { read: () => Promise<Blob> });

/**
 * One page of a list that the server searches, sorts and exports, by what the address says of it. Its model asks for what
 * `readListAddress` reads there.
 */
export function PagedTable<Row>({ name, total, pageSize, csv, empty, ...table }: Props<Row>) {
  const [query, changeQuery] = useQuery();
  const { search, sort, order, offset } = readListAddress(query, name);
  // A search that is taken back is answered later: until then, how many were found says nothing of all.
  const hasSearched = useRef(false);
  hasSearched.current ||= search !== '';
  if (!hasSearched.current && total === 0 && empty) return <>{empty}</>;
  return (
    <>
      {(hasSearched.current || (total ?? 0) >= fewestToSearch) && (
        <div class="toolbar">
          <SearchField
            label={t(words.searchIn, table.label)}
            placeholder={t(words.search)}
            value={search}
            onSearch={(text) => changeQuery(searchOfList(name, text))}
          />
        </div>
      )}
      <Table
        {...table}
        {...(sort && { sort: { key: sort, order } })}
        onSort={(key, next) => changeQuery(sortOfList(name, key, next))}
        empty={
          search === '' ? (
            empty
          ) : (
            <EmptyState
              icon={Search}
              title={t(words.noneFound)}
              actions={
                <Button onClick={() => changeQuery(searchOfList(name, ''))}>{t(words.showAll)}</Button>
              }
            />
          )
        }
      />
      {total !== undefined && (total > 0 || offset > 0) && (
        <div class="list-foot">
          <Pagination
            offset={offset}
            limit={pageSize}
            total={total}
            onMove={(next) => changeQuery(offsetOfList(name, next))}
          />
          {total > 0 && (
            <IconButton
              icon={Download}
              size="small"
              label={t(words.exportList, table.label)}
              {...('href' in csv
                ? { href: csv.href, download: csv.file }
                : {
                    onClick: async () => {
                      try {
                        saveFile(csv.file, 'text/csv', await csv.read());
                      } catch (error) {
                        toastFault((error as Error).message);
                      }
                    },
                  })}
            />
          )}
        </div>
      )}
    </>
  );
}
