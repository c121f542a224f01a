import { createModel, signal } from '@preact/signals';
import { Download } from 'lucide';
import type { MetricName } from '../../shared/contract/metric.ts';
import { type AskQuery, api, type BehindNoun, type BehindRow, type MeasuredName } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { createResource } from '../resource.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatDate, formatNumber, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useModel } from '../ui/use-model.ts';
import { nameOf } from './format-figure.ts';
import { words } from './words.ts';

const pageSize = 50;
type Part = 'part' | 'whole';

const BehindModel = createModel((name: MeasuredName, query: AskQuery) => {
  const offset = signal(0);
  const part = signal<Part>('part');
  const list = createResource(() =>
    api.metrics.behind(name, { ...query, part: part.value, limit: pageSize, offset: offset.value }),
  );
  return {
    offset,
    part,
    list,
    show(next: Part) {
      part.value = next;
      offset.value = 0;
    },
  };
});

interface Props {
  name: MeasuredName;
  /** Whose number it is, and of which days. */
  query: AskQuery;
  /** It is a share of a list that can be shown too. */
  hasWhole: boolean;
  onClose: () => void;
}

/** Who or what is behind a number, with its definition; as many as the number says. */
export function BehindDialog({ name, query, hasWhole, onClose }: Props) {
  const model = useModel(() => new BehindModel(name, query));
  const list = model.list.data.value;
  const fault = model.list.error.value;
  const part = model.part.value;
  return (
    <Dialog
      title={nameOf(name)}
      size="large"
      onClose={onClose}
      footer={
        <Button
          icon={Download}
          href={api.metrics.behindCsvUrl(name, { ...query, part })}
          download={`${name}.csv`}
        >
          {t(words.exportCsv)}
        </Button>
      }
    >
      <div class="stack">
        <p class="soft">{definitionOf(name as MetricName)}</p>
        {hasWhole && (
          <SegmentedControl
            label={t(words.whichList)}
            size="small"
            value={part}
            options={[
              { value: 'part', label: t(words.counted) },
              { value: 'whole', label: t(words.outOf) },
            ]}
            onChange={model.show}
          />
        )}
        {fault && <LoadFault error={fault} onRetry={model.list.reload} />}
        {list && <p class="note">{t(words[list.noun], list.total)}</p>}
        <Table
          label={nameOf(name)}
          rows={list?.rows}
          rowKey={(row) => `${row.id} ${row.accountId} ${row.at}`}
          {...(list && hrefOf[list.noun] && { rowHref: hrefOf[list.noun] })}
          columns={columnsOf(list?.noun ?? 'users')}
          empty={<p class="soft">{t(words.nobody)}</p>}
        />
        {list && (
          <Pagination
            offset={model.offset.value}
            limit={pageSize}
            total={list.total}
            onMove={(next) => {
              model.offset.value = next;
            }}
          />
        )}
      </div>
    </Dialog>
  );
}

const userHref = ({ id }: BehindRow) => `/users/${encodeURIComponent(id)}`;
const hrefOf: Partial<Record<BehindNoun, (row: BehindRow) => string>> = {
  users: userHref,
  answers: userHref,
  accounts: ({ id }) => `/accounts/${encodeURIComponent(id)}`,
  features: ({ id }) => `/features/${id}`,
  notes: ({ accountId }) => `/accounts/${encodeURIComponent(accountId ?? '')}`,
};

function columnsOf(noun: BehindNoun): Column<BehindRow>[] {
  const columns: Column<BehindRow>[] = [
    { key: 'name', header: t(noun === 'notes' ? words.note : words.name), cell: (row) => row.name || row.id },
  ];
  if (noun === 'users' || noun === 'answers' || noun === 'notes') {
    columns.push({
      key: 'account',
      header: t(words.account),
      cell: (row) => row.accountName || row.accountId || '–',
    });
  }
  if (noun === 'answers') {
    columns.push({
      key: 'score',
      header: t(words.score),
      align: 'end',
      cell: (row) => (row.score === null ? '–' : formatNumber(row.score)),
    });
  }
  if (noun === 'answers' || noun === 'notes') {
    columns.push({
      key: 'at',
      header: t(words.when),
      isSecondary: true,
      cell: (row) => row.at && <span class="nowrap">{formatDate(row.at)}</span>,
    });
  }
  return columns;
}
