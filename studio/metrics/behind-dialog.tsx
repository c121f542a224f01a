import type { MetricName } from '../../shared/contract/metric.ts';
import { useQuery } from '../address.ts';
import { type AskQuery, api, type BehindNoun, type BehindOrder, type BehindRow } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { PagedDialog } from '../list/paged-dialog.tsx';
import { formatDate, formatNumber, t } from '../ui/i18n.ts';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import type { Column } from '../ui/table.tsx';
import { type BehindAsked, closeBehind, showPart } from './behind-address.ts';
import { nameOf } from './format-figure.ts';
import { nounOf } from './noun-of.ts';
import { words } from './words.ts';

/** Who or what is behind a number, with its definition; as many as the number says. */
export function BehindDialog({ asked: { name, query, part } }: { asked: BehindAsked }) {
  const [, changeAddress] = useQuery();
  const of: AskQuery & { part: 'part' | 'whole' } = { ...query, part: part ?? 'part' };
  return (
    <PagedDialog<BehindRow>
      key={part}
      name="behind"
      title={nameOf(name)}
      label={nameOf(name)}
      sorts={['name', 'account', 'score', 'at']}
      load={(asked) => api.metrics.behind(name, { ...of, ...(asked as BehindOrder & typeof asked) })}
      csv={(asked) => ({
        href: api.metrics.behindCsvUrl(name, { ...of, ...(asked as BehindOrder) }),
        file: `${name}.csv`,
      })}
      columns={() => columnsOf(nounOf[name])}
      rowKey={(row) => `${row.id} ${row.accountId} ${row.at}`}
      rowHref={() => hrefOf[nounOf[name]]}
      empty={<p class="soft">{t(words.nobody)}</p>}
      onClose={() => changeAddress(closeBehind)}
    >
      {(page) => (
        <>
          <p class="soft">{definitionOf(name as MetricName)}</p>
          {part && (
            <SegmentedControl
              label={t(words.whichList)}
              size="small"
              value={part}
              options={[
                { value: 'part', label: t(words.counted) },
                { value: 'whole', label: t(words.outOf) },
              ]}
              onChange={(next) => changeAddress(showPart(next))}
            />
          )}
          {page && <p class="note">{t(words[nounOf[name]], page.total)}</p>}
        </>
      )}
    </PagedDialog>
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
    {
      key: 'name',
      sortKey: 'name',
      header: t(noun === 'notes' ? words.note : words.name),
      cell: (row) => row.name || row.id,
    },
  ];
  if (noun === 'users' || noun === 'answers' || noun === 'notes') {
    columns.push({
      key: 'account',
      sortKey: 'account',
      header: t(words.account),
      cell: (row) => row.accountName || row.accountId || '–',
    });
  }
  if (noun === 'answers') {
    columns.push({
      key: 'score',
      sortKey: 'score',
      header: t(words.score),
      align: 'end',
      cell: (row) => (row.score === null ? '–' : formatNumber(row.score)),
    });
  }
  if (noun === 'answers' || noun === 'notes') {
    columns.push({
      key: 'at',
      sortKey: 'at',
      header: t(words.when),
      isSecondary: true,
      cell: (row) => row.at && <span class="nowrap">{formatDate(row.at)}</span>,
    });
  }
  return columns;
}
