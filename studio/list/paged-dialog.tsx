import { computed, createModel, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useQuery } from '../address.ts';
import { createResource } from '../resource.ts';
import { Dialog } from '../ui/dialog.tsx';
import { focusWhenThere } from '../ui/focus-when-there.ts';
import { LoadFault } from '../ui/notice.tsx';
import type { TableProps } from '../ui/table.tsx';
import { useModel } from '../ui/use-model.ts';
import { askOfList, readListAddress } from './list-address.ts';
import { PagedTable, type WholeAsCsv } from './paged-table.tsx';

const pageSize = 50;

export interface ListAsked {
  search?: string;
  sort?: string;
  order?: 'asc' | 'desc';
}

interface ListPage<Row> {
  total: number;
  rows: Row[];
}

type Load<Row> = (asked: ListAsked & { limit: number; offset: number }) => Promise<ListPage<Row>>;

/** What a dialog of such a list asks, by what the address says of it. */
const PageModel = createModel(
  (load: Load<unknown>, name: string, sorts: readonly string[], first: Record<string, string>) => {
    const address = signal(first);
    const asked = computed(() => readListAddress(address.value, name, sorts));
    return {
      asked,
      page: createResource(() =>
        load({ ...askOfList(asked.value), limit: pageSize, offset: asked.value.offset }),
      ),
      /** Called when the address has changed. */
      show(next: Record<string, string>) {
        if (JSON.stringify(readListAddress(next, name, sorts)) !== JSON.stringify(asked.peek()))
          address.value = next;
      },
    };
  },
);

interface Props<Row> extends Pick<TableProps<Row>, 'rowKey' | 'empty'> {
  /** Of what the address says of the list. */
  name: string;
  /** Of the dialog; how many there are is known once they have come. */
  title: string | ((total: number | undefined) => string);
  /** Of the list within. */
  label: string;
  sorts: readonly string[];
  load: Load<Row>;
  csv: (asked: ListAsked) => WholeAsCsv;
  columns: (page: ListPage<Row> | undefined) => TableProps<Row>['columns'];
  rowHref?: (page: ListPage<Row>) => TableProps<Row>['rowHref'];
  /** Above the list. */
  children?: (page: ListPage<Row> | undefined) => ComponentChildren;
  onClose: () => void;
}

/** Who or what is behind a number: a list in a dialog, which the server pages, searches, sorts and exports by the address. */
export function PagedDialog<Row>({ name, title, sorts, load, csv, columns, children, ...props }: Props<Row>) {
  const [query] = useQuery();
  const model = useModel(() => new PageModel(load as Load<unknown>, name, sorts, query));
  useEffect(() => model.show(query), [query]);
  const page = model.page.data.value as ListPage<Row> | undefined;
  const fault = model.page.error.value;
  useEffect(beginAtSearch, []);
  return (
    <Dialog
      title={typeof title === 'string' ? title : title(page?.total)}
      size="large"
      onClose={props.onClose}
    >
      <div class="stack">
        {children?.(page)}
        {fault ? (
          <LoadFault error={fault} onRetry={model.page.reload} />
        ) : (
          <PagedTable
            name={name}
            label={props.label}
            columns={columns(page)}
            rows={page?.rows}
            total={page?.total}
            pageSize={pageSize}
            csv={csv(askOfList(model.asked.value))}
            rowKey={props.rowKey}
            rowHref={page && props.rowHref?.(page)}
            isStale={model.page.isLoading.value}
            empty={props.empty}
          />
        )}
      </div>
    </Dialog>
  );
}

/** The search comes with the answer: until then there is only the table's heading to begin at. */
function beginAtSearch(): void {
  const dialog = document.activeElement?.closest('.table-frame')?.closest('dialog');
  // Where fingers write, a field that has the focus brings the keyboard up over the list.
  if (!dialog || matchMedia('(pointer: coarse)').matches) return;
  focusWhenThere(() => dialog.querySelector<HTMLElement>('input[type=search]'));
}
