import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide';
import type { ComponentChildren } from 'preact';
import { classNames } from './class-names.ts';
import { Definition } from './definition.tsx';
import { Icon } from './icon.tsx';
import { Skeleton } from './progress.tsx';

export type SortOrder = 'asc' | 'desc';

export interface Column<Row> {
  key: string;
  header: string;
  /** What the numbers of this column mean; one press shows it. */
  definition?: string | undefined;
  /** Numbers stand at the end. */
  align?: 'start' | 'end';
  /** The header sorts by this key. */
  sortKey?: string;
  /** Left out where the screen is narrow: `true` on a phone, `tablet` on all that are no wide window. */
  isSecondary?: boolean | 'tablet';
  /** In a row that is a block, on a phone: has a line to itself. */
  hasOwnLine?: boolean;
  /** In CSS px; without it the content decides. */
  width?: number;
  cell: (row: Row) => ComponentChildren;
}

export interface TableProps<Row> {
  /** What the table holds, for screen readers. */
  label: string;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string | number;
  /** The whole row becomes a link to it. */
  rowHref?: ((row: Row) => string) | undefined;
  sort?: { key: string; order: SortOrder };
  onSort?: (key: string, order: SortOrder) => void;
  /** Shown instead of the table when there is no row. */
  empty?: ComponentChildren;
  /** Rows are being fetched anew: the old ones stay, paler. */
  isStale?: boolean;
  /** On a phone each row is a block: its name, and below it every cell with its own heading, so that none is left out. */
  isStackedOnPhone?: boolean;
}

/**
 * Rows under a head that stays in sight. Where `rows` is undefined, placeholders are drawn. The arrow keys move
 * between the rows' links.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows, sort, rowHref } = props;
  if (rows?.length === 0 && props.empty) return <>{props.empty}</>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-frame" aria-label={props.label} tabIndex={0}>
      <table
        class={classNames(
          'table',
          props.isStale && 'table--stale',
          props.isStackedOnPhone && 'table--stacked',
          props.isStackedOnPhone && isInPairs(columns) && 'table--pairs',
        )}
        aria-busy={rows === undefined || props.isStale}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveBetweenRows}>
          {rows
            ? rows.map((row) => (
                <tr key={props.rowKey(row)} class={classNames(rowHref && 'table__row--link')}>
                  {columns.map((column, index) => {
                    const className = cellClass(column);
                    const content = column.cell(row);
                    if (index > 0)
                      return (
                        <td
                          key={column.key}
                          class={className}
                          data-head={props.isStackedOnPhone ? column.header : undefined}
                        >
                          {content}
                        </td>
                      );
                    return (
                      <th key={column.key} class={className} scope="row">
                        {rowHref ? (
                          <a class="table__link" href={rowHref(row)}>
                            {content}
                          </a>
                        ) : (
                          content
                        )}
                      </th>
                    );
                  })}
                </tr>
              ))
            : Array.from({ length: 6 }, (_, index) => (
                <tr key={index}>
                  {columns.map((column) => (
                    <td key={column.key} class={cellClass(column)}>
                      <Skeleton width={column.align === 'end' ? 40 : 120} />
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </section>
  );
}

const cellClass = <Row,>(column: Column<Row>) =>
  classNames(
    column.align === 'end' && 'table__cell--end',
    column.isSecondary && 'table__cell--secondary',
    column.isSecondary === 'tablet' && 'table__cell--wide',
    column.hasOwnLine && 'table__cell--line',
  ) || undefined;

/** Whether what shares lines on a phone, below the name of its row, is two or four. */
function isInPairs<Row>([, ...columns]: readonly Column<Row>[]): boolean {
  const sharing = columns.filter(({ isSecondary, hasOwnLine }) => !isSecondary && !hasOwnLine).length;
  return sharing === 2 || sharing === 4;
}

function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: TableProps<Row>['sort'];
  onSort: TableProps<Row>['onSort'];
}) {
  const { sortKey } = column;
  const order = sortKey !== undefined && sort?.key === sortKey ? sort.order : undefined;
  const firstOrder: SortOrder = column.align === 'end' ? 'desc' : 'asc';
  const next: SortOrder = order === undefined ? firstOrder : order === 'asc' ? 'desc' : 'asc';
  const style = column.width ? { width: `${column.width}px` } : undefined;
  // What has no name heads nothing.
  if (column.header === '') return <td class={cellClass(column)} style={style} />;
  return (
    <th
      class={cellClass(column)}
      scope="col"
      style={style}
      aria-sort={order && (order === 'asc' ? 'ascending' : 'descending')}
    >
      <span class="table__head">
        {sortKey && onSort ? (
          <button class="table__sort" type="button" onClick={() => onSort(sortKey, next)}>
            {column.header}
            <Icon of={order === undefined ? ArrowUpDown : order === 'asc' ? ArrowUp : ArrowDown} size={13} />
          </button>
        ) : (
          <span>{column.header}</span>
        )}
        {column.definition && <Definition name={column.header} text={column.definition} />}
      </span>
    </th>
  );
}

function moveBetweenRows(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const body = event.currentTarget as HTMLElement;
  const links = [...body.querySelectorAll<HTMLElement>('.table__link')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? undefined : links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
