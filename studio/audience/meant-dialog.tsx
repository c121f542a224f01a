import type { Audience } from '../../shared/contract/audience.ts';
import { useQuery } from '../address.ts';
import { api, type MeantPerson } from '../api.ts';
import { forgetList } from '../list/list-address.ts';
import { PagedDialog } from '../list/paged-dialog.tsx';
import { t } from '../ui/i18n.ts';
import { words } from './words.ts';

type Order = Omit<Parameters<typeof api.guides.meantPeople>[1], 'limit' | 'offset'>;

/** Everybody whom the audience means now: as many as its count says. */
export function MeantDialog({ audience }: { audience: Audience }) {
  const [, changeQuery] = useQuery();
  return (
    <PagedDialog<MeantPerson>
      name="meant"
      title={(total) => (total === undefined ? t(words.meant) : t(words.meantCounted, total))}
      label={t(words.meant)}
      sorts={['user', 'account']}
      load={async (asked) => {
        const { total, people } = await api.guides.meantPeople(audience, asked as Order & typeof asked);
        return { total, rows: people };
      }}
      csv={(asked) => ({
        read: () => api.guides.meantPeopleCsv(audience, asked as Order),
        file: 'people.csv',
      })}
      columns={() => [
        { key: 'user', sortKey: 'user', header: t(words.user), cell: ({ id, name }) => name || id },
        {
          key: 'account',
          sortKey: 'account',
          header: t(words.account),
          cell: ({ accountId, accountName }) => accountName || accountId || <span class="note">–</span>,
        },
      ]}
      rowKey={({ id }) => id}
      rowHref={() =>
        ({ id }) =>
          `/users/${encodeURIComponent(id)}`
        }
      empty={<p class="soft">{t(words.reachNobody)}</p>}
      onClose={() => changeQuery({ meant: undefined, ...forgetList('meant') })}
    />
  );
}
