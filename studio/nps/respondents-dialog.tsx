import { useQuery } from '../address.ts';
import { type AskQuery, api, type NpsCut, type NpsRespondent, type RespondentOrder } from '../api.ts';
import { forgetList } from '../list/list-address.ts';
import { PagedDialog } from '../list/paged-dialog.tsx';
import { formatDate, formatNumber, t } from '../ui/i18n.ts';
import type { Column } from '../ui/table.tsx';
import { words } from './words.ts';

interface Props {
  title: string;
  query: AskQuery & { cut: NpsCut; value?: string };
}

/** Who is behind one row of a cut, with the score of each. */
export function RespondentsDialog({ title, query }: Props) {
  const [, changeQuery] = useQuery();
  return (
    <PagedDialog<NpsRespondent>
      name="people"
      title={title}
      label={title}
      sorts={['name', 'account', 'score', 'when']}
      load={async (asked) => {
        const { total, people } = await api.nps.respondents({ ...query, ...asked } as typeof query);
        return { total, rows: people };
      }}
      csv={(asked) => ({
        href: api.nps.respondentsCsvUrl({ ...query, ...(asked as RespondentOrder) }),
        file: 'respondents.csv',
      })}
      columns={columns}
      rowKey={({ id }) => id}
      rowHref={() =>
        ({ id }) =>
          `/users/${encodeURIComponent(id)}`
        }
      onClose={() => changeQuery({ people: undefined, 'people-of': undefined, ...forgetList('people') })}
    >
      {(page) => page && <p class="note">{t(words.answersOf, page.total)}</p>}
    </PagedDialog>
  );
}

const columns = (): Column<NpsRespondent>[] => [
  { key: 'name', sortKey: 'name', header: t(words.person), cell: ({ id, name }) => name || id },
  {
    key: 'account',
    sortKey: 'account',
    header: t(words.account),
    cell: ({ accountId, accountName }) => accountName || accountId || '–',
  },
  {
    key: 'score',
    sortKey: 'score',
    header: t(words.score),
    align: 'end',
    cell: ({ score }) => formatNumber(score),
  },
  {
    key: 'when',
    sortKey: 'when',
    header: t(words.when),
    isSecondary: true,
    cell: ({ answeredAt }) => formatDate(answeredAt),
  },
];
