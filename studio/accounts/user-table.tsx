import { UsersRound } from 'lucide';
import type { UserRow } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatNumber, t } from '../ui/i18n.ts';
import { type Column, Table, type TableProps } from '../ui/table.tsx';
import { hasNotCome } from './has-not-come.ts';
import { When } from './when.tsx';
import { words } from './words.ts';

/** One trait in a table's cell. */
const traitOf = (user: UserRow, name: string) => {
  const value = user.traits[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** What a list of users shows of each; the accounts where these differ. */
export const userColumns = (hasAccounts: boolean): Column<UserRow>[] => [
  {
    key: 'name',
    sortKey: 'name',
    header: t(words.user),
    cell: (user) => (
      <span class="two-lines user-name">
        <span>{user.name || user.id}</span>
        <span class="note">{traitOf(user, 'email') ?? user.id}</span>
      </span>
    ),
  },
  {
    key: 'role',
    header: t(words.role),
    isSecondary: true,
    cell: (user) => {
      const role = traitOf(user, 'role') ?? traitOf(user, 'title');
      return role ? <span class="any-name">{role}</span> : <span class="note">–</span>;
    },
  },
  ...(hasAccounts
    ? [
        {
          key: 'accounts',
          header: t(words.accounts),
          isSecondary: true,
          cell: (user: UserRow) =>
            user.accounts.map((account, index) => (
              <>
                {index > 0 && ', '}
                <a key={account.id} class="any-name" href={`/accounts/${encodeURIComponent(account.id)}`}>
                  {account.name || account.id}
                </a>
              </>
            )),
        },
      ]
    : []),
  {
    key: 'days',
    header: t(words.activeDays),
    definition: definitionOf('activeDays28'),
    align: 'end',
    isSecondary: true,
    cell: (user) => formatNumber(user.activeDays28),
  },
  {
    key: 'uses',
    header: t(words.uses28),
    definition: definitionOf('uses'),
    align: 'end',
    isSecondary: 'tablet',
    cell: (user) => formatNumber(user.uses28),
  },
  {
    key: 'seen',
    sortKey: 'lastSeen',
    header: t(words.lastSeen),
    align: 'end',
    cell: (user) =>
      hasNotCome(user) ? <span class="note">{t(words.never)}</span> : <When at={user.lastSeenAt} />,
  },
];

export const NoUsers = () => (
  <EmptyState
    icon={UsersRound}
    title={t(words.noUsers)}
    actions={
      <Button look="primary" href="/install">
        {t(words.howToInstall)}
      </Button>
    }
  >
    {t(words.noUsersText)}
  </EmptyState>
);

interface UserTableProps
  extends Required<Pick<TableProps<UserRow>, 'rows' | 'isStale'>>,
    Pick<TableProps<UserRow>, 'sort' | 'onSort'> {}

/** Users of all accounts. */
export const UserTable = (table: UserTableProps) => (
  <Table
    {...table}
    label={t(words.users)}
    columns={userColumns(true)}
    rowKey={(user) => user.id}
    rowHref={(user) => `/users/${encodeURIComponent(user.id)}`}
    empty={<NoUsers />}
  />
);
