import type { Company } from '../api.ts';
import { Card } from '../ui/card.tsx';
import { formatNumber, formatShare, t } from '../ui/i18n.ts';
import { type Column, Table } from '../ui/table.tsx';
import { words } from './words.ts';

type Owner = Company['owners'][number];

/** Behaviour of the customers, work of those who look after them, business and income, with the total last. */
export const OwnerTable = ({ rows }: { rows: Owner[] | undefined }) => (
  <Card title={t(words.owners)} note={t(words.ownersNote)} isFlush>
    <Table
      label={t(words.owners)}
      rows={rows && [...rows, totalOf(rows)]}
      rowKey={({ ownerId, ownerName }) => ownerId ?? ownerName ?? ''}
      columns={columns()}
    />
  </Card>
);

/** The sum of all parts. */
export function totalOf(rows: readonly Owner[]): Owner {
  const sum = (value: (row: Owner) => number) => rows.reduce((total, row) => total + value(row), 0);
  return {
    ownerId: 'total',
    ownerName: t(words.total),
    accounts: sum((row) => row.accounts),
    users: sum((row) => row.users),
    activeUsers7: sum((row) => row.activeUsers7),
    lowAccounts: sum((row) => row.lowAccounts),
    atRiskAccounts: sum((row) => row.atRiskAccounts),
    contacts: sum((row) => row.contacts),
    repliesDue: sum((row) => row.repliesDue),
    repliesInTime: sum((row) => row.repliesInTime),
    customersThen: sum((row) => row.customersThen),
    customersLost: sum((row) => row.customersLost),
    revenueThen: sum((row) => row.revenueThen),
    revenueNow: sum((row) => row.revenueNow),
  };
}

/** A number of accounts, and the list of them. */
const Listed = ({ of, n, level, risk }: { of: Owner; n: number; level?: string; risk?: string }) => {
  if (n === 0) return <>0</>;
  const query = new URLSearchParams({
    ...(of.ownerId !== 'total' && { owner: of.ownerId ?? 'none' }),
    ...(level && { level }),
    ...(risk && { risk }),
  });
  return <a href={`/accounts?${query}`}>{formatNumber(n)}</a>;
};

const shareOf = (part: number, whole: number) => (whole === 0 ? '–' : formatShare(part / whole));
const partOf = (part: number, whole: number) =>
  whole === 0 ? '–' : t(words.of, formatNumber(part), formatNumber(whole));

const columns = (): Column<Owner>[] => [
  {
    key: 'owner',
    header: t(words.owner),
    cell: ({ ownerId, ownerName }) =>
      ownerId === 'total' ? <strong>{ownerName}</strong> : (ownerName ?? t(words.nobody)),
  },
  {
    key: 'accounts',
    header: t(words.accounts),
    align: 'end',
    cell: (row) => <Listed of={row} n={row.accounts} />,
  },
  {
    key: 'active',
    header: t(words.active7),
    definition: t(words.active7Definition),
    align: 'end',
    cell: (row) => shareOf(row.activeUsers7, row.users),
  },
  {
    key: 'low',
    header: t(words.lowAccounts),
    align: 'end',
    isSecondary: true,
    cell: (row) => <Listed of={row} n={row.lowAccounts} level="low" />,
  },
  {
    key: 'risk',
    header: t(words.atRisk),
    align: 'end',
    isSecondary: true,
    cell: (row) => formatNumber(row.atRiskAccounts),
  },
  {
    key: 'contacts',
    header: t(words.contacts),
    definition: t(words.contactsDefinition),
    align: 'end',
    isSecondary: true,
    cell: (row) => formatNumber(row.contacts),
  },
  {
    key: 'replies',
    header: t(words.replies),
    definition: t(words.repliesDefinition),
    align: 'end',
    isSecondary: true,
    cell: (row) => partOf(row.repliesInTime, row.repliesDue),
  },
  {
    key: 'lost',
    header: t(words.lost),
    definition: t(words.lostDefinition),
    align: 'end',
    isSecondary: true,
    cell: (row) => partOf(row.customersLost, row.customersThen),
  },
  {
    key: 'revenue',
    header: t(words.revenue),
    definition: t(words.revenueDefinition),
    align: 'end',
    isSecondary: true,
    cell: (row) =>
      row.revenueThen === 0 ? (
        '–'
      ) : (
        <span class="two-lines">
          {formatNumber(row.revenueNow, { notation: 'compact', maximumFractionDigits: 1 })}
          <span class="note">{shareOf(row.revenueNow, row.revenueThen)}</span>
        </span>
      ),
  },
];
