import { createModel, signal } from '@preact/signals';
import { type AskQuery, api, type NpsCut, type NpsRespondent } from '../api.ts';
import { createResource } from '../resource.ts';
import { Dialog } from '../ui/dialog.tsx';
import { formatDate, formatNumber, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useModel } from '../ui/use-model.ts';
import { pageSize } from './nps-model.ts';
import { words } from './words.ts';

const RespondentsModel = createModel((query: AskQuery & { cut: NpsCut; value?: string }) => {
  const offset = signal(0);
  const list = createResource(() => api.nps.respondents({ ...query, limit: pageSize, offset: offset.value }));
  return { offset, list };
});

interface Props {
  title: string;
  query: AskQuery & { cut: NpsCut; value?: string };
  onClose: () => void;
}

/** Who is behind one row of a cut, with the score of each. */
export function RespondentsDialog({ title, query, onClose }: Props) {
  const model = useModel(() => new RespondentsModel(query));
  const list = model.list.data.value;
  return (
    <Dialog title={title} size="large" onClose={onClose}>
      <div class="stack">
        {model.list.error.value && <LoadFault error={model.list.error.value} onRetry={model.list.reload} />}
        {list && <p class="note">{t(words.answersOf, list.total)}</p>}
        <Table
          label={title}
          rows={list?.people}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/users/${encodeURIComponent(id)}`}
          columns={columns()}
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

const columns = (): Column<NpsRespondent>[] => [
  { key: 'name', header: t(words.person), cell: ({ id, name }) => name || id },
  {
    key: 'account',
    header: t(words.account),
    cell: ({ accountId, accountName }) => accountName || accountId || '–',
  },
  { key: 'score', header: t(words.score), align: 'end', cell: ({ score }) => formatNumber(score) },
  {
    key: 'when',
    header: t(words.when),
    isSecondary: true,
    cell: ({ answeredAt }) => formatDate(answeredAt),
  },
];
