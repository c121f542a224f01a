import { createModel, signal } from '@preact/signals';
import { Download } from 'lucide';
import type { GuidePerson } from '../api.ts';
import { createResource } from '../resource.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useModel } from '../ui/use-model.ts';
import { resultWords } from './result-words.ts';

const pageSize = 50;

type Load = (page: { limit: number; offset: number }) => Promise<{ total: number; people: GuidePerson[] }>;

const PeopleModel = createModel((load: Load) => {
  const offset = signal(0);
  return {
    offset,
    list: createResource(() => load({ limit: pageSize, offset: offset.value })),
  };
});

interface Props {
  load: Load;
  csvUrl: string;
  /** What they did. */
  title: string;
  onClose: () => void;
}

/** The people behind a number: as many as it says. */
export function PeopleDialog({ load, csvUrl, title, onClose }: Props) {
  const model = useModel(() => new PeopleModel(load));
  const list = model.list.data.value;
  const fault = model.list.error.value;
  return (
    <Dialog
      title={list ? t(resultWords.people, title, list.total) : title}
      size="large"
      onClose={onClose}
      footer={
        <Button icon={Download} href={csvUrl} download="people.csv">
          {t(resultWords.exportPeople)}
        </Button>
      }
    >
      {fault ? (
        <LoadFault error={fault} onRetry={model.list.reload} />
      ) : (
        <>
          <Table
            label={title}
            columns={columns()}
            rows={list?.people}
            rowKey={(person) => person.id}
            isStale={model.list.isLoading.value}
          />
          {list && (
            <Pagination
              offset={model.offset.value}
              limit={pageSize}
              total={list.total}
              onMove={(offset) => {
                model.offset.value = offset;
              }}
            />
          )}
        </>
      )}
    </Dialog>
  );
}

const columns = (): Column<GuidePerson>[] => [
  {
    key: 'user',
    header: t(resultWords.user),
    cell: (person) =>
      person.isAnonymous ? (
        <span class="soft">{t(resultWords.anonymous)}</span>
      ) : (
        <a href={`/users/${encodeURIComponent(person.id)}`}>{person.name || person.id}</a>
      ),
  },
  {
    key: 'account',
    header: t(resultWords.account),
    cell: ({ accountId, accountName }) =>
      accountId === null ? (
        <span class="note">–</span>
      ) : (
        <a href={`/accounts/${encodeURIComponent(accountId)}`}>{accountName || accountId}</a>
      ),
  },
  {
    key: 'at',
    header: t(resultWords.when),
    align: 'end',
    cell: ({ at }) => (
      <>
        <span class="nowrap">{formatDate(at)}</span>{' '}
        <span class="nowrap">{formatDate(at, { timeStyle: 'short' })}</span>
      </>
    ),
  },
];
