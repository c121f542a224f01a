import { fewAnswers } from '../../shared/rules/nps.ts';
import type { Nps } from '../api.ts';
import { ListTable } from '../list/list-table.tsx';
import { Card } from '../ui/card.tsx';
import { formatNumber, formatShare, t } from '../ui/i18n.ts';
import { ShareBar } from '../ui/progress.tsx';
import { words } from './words.ts';

type Row = Nps['satisfaction'][number];
const paleIf = ({ n }: Row) => (n < fewAnswers ? 'pale' : '');

/** How satisfied people are with the module that they use most; where few answered, pale. */
export const SatisfactionTable = ({ rows }: { rows: Row[] }) => (
  <Card title={t(words.satisfactionByModule)} definition={t(words.satisfactionDefinition)} isFlush>
    <ListTable
      name="satisfaction"
      label={t(words.satisfactionByModule)}
      rows={rows}
      rowKey={({ module }) => module ?? ''}
      columns={[
        {
          key: 'module',
          value: ({ module }) => module ?? t(words.notKnown),
          header: t(words.module),
          cell: (row) => <span class={paleIf(row)}>{row.module ?? t(words.notKnown)}</span>,
        },
        {
          key: 'satisfied',
          value: ({ satisfied, n }) => satisfied / n,
          header: t(words.satisfied),
          align: 'end',
          cell: (row) => (
            <span class={`heard ${paleIf(row)}`}>
              <ShareBar share={row.satisfied / row.n} />
              {formatShare(row.satisfied / row.n)}
            </span>
          ),
        },
        {
          key: 'mean',
          value: ({ mean }) => mean,
          header: t(words.mean),
          align: 'end',
          cell: (row) => (
            <span class={paleIf(row)}>{formatNumber(row.mean, { maximumFractionDigits: 1 })}</span>
          ),
        },
        {
          key: 'n',
          value: ({ n }) => n,
          header: t(words.answersN),
          align: 'end',
          cell: (row) => <span class={paleIf(row)}>{formatNumber(row.n)}</span>,
        },
      ]}
    />
  </Card>
);
