import { type QueryChange, useQuery } from '../address.ts';
import type { GuidePerson, PeopleOrder } from '../api.ts';
import { forgetList } from '../list/list-address.ts';
import { PagedDialog } from '../list/paged-dialog.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import type { Column } from '../ui/table.tsx';
import { resultWords } from './result-words.ts';

/** Opens the dialog of the people behind a number, of which there is one at a time on a page, by what names the number. */
export const openPeople = (key: string): QueryChange => ({ people: key });

interface Props {
  load: (
    asked: PeopleOrder & { limit: number; offset: number },
  ) => Promise<{ total: number; people: GuidePerson[] }>;
  csvUrl: (asked: PeopleOrder) => string;
  /** What they did. */
  title: string;
}

/** The people behind a number: as many as it says. */
export function PeopleDialog({ load, csvUrl, title }: Props) {
  const [, changeQuery] = useQuery();
  return (
    <PagedDialog<GuidePerson>
      name="people"
      title={(total) => (total === undefined ? title : t(resultWords.people, title, total))}
      label={title}
      sorts={['user', 'account', 'at']}
      load={async (asked) => {
        const { total, people } = await load(asked as PeopleOrder & typeof asked);
        return { total, rows: people };
      }}
      csv={(asked) => ({ href: csvUrl(asked as PeopleOrder), file: 'people.csv' })}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<p class="soft">{t(resultWords.nobodyHere)}</p>}
      onClose={() => changeQuery({ people: undefined, ...forgetList('people') })}
    />
  );
}

const columns = (): Column<GuidePerson>[] => [
  {
    key: 'user',
    sortKey: 'user',
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
    sortKey: 'account',
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
    sortKey: 'at',
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
