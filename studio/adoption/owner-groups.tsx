import type { AskQuery, Company, MeasuredName } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { type ListColumn, ListTable } from '../list/list-table.tsx';
import { BehindButton } from '../metrics/behind-button.tsx';
import { formatValue } from '../metrics/format-figure.ts';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { formatNumber, formatShare, formatSigned, type Phrase, t } from '../ui/i18n.ts';
import { ownerWords as words } from './owner-words.ts';

type Owner = Company['owners'][number];
type Counts = Omit<Owner, 'ownerId' | 'ownerName'>;

/** A row of the tables: an owner, or all of them. */
interface Row extends Counts {
  key: string;
  name: string;
  isTotal: boolean;
  /** Whose numbers the lists behind them are of. */
  query: AskQuery;
}

interface Props {
  owners: Owner[] | undefined;
  currency: string | null | undefined;
  query: AskQuery;
}

/**
 * What leaders judge the work by, in four groups: how customers behave, what those do who look after them, what becomes
 * of it and what it brings; of each of them, with the total last.
 */
export function OwnerGroups({ owners, currency, query }: Props) {
  const rows = owners && {
    parts: owners.map((owner) => rowOf(owner, query)),
    total: totalRow(owners, query),
  };
  const amount = (value: number) =>
    formatNumber(value, {
      notation: 'compact',
      maximumFractionDigits: 1,
      ...(currency && { style: 'currency', currency }),
    });
  return (
    <section class="stack owner-groups" aria-label={t(words.owners)}>
      <header>
        <h2>{t(words.owners)}</h2>
        <p class="note">{t(words.ownersNote)}</p>
      </header>
      <Group name="owners-behaviour" title={words.behaviour} rows={rows} columns={behaviour()} />
      <Group name="owners-work" title={words.work} rows={rows} columns={work()} />
      <Group name="owners-business" title={words.business} rows={rows} columns={business()} />
      <Group name="owners-income" title={words.income} rows={rows} columns={income(amount)} />
    </section>
  );
}

const rowOf = ({ ownerId, ownerName, ...counts }: Owner, query: AskQuery): Row => ({
  ...counts,
  key: ownerId ?? 'none',
  name: ownerName ?? t(words.nobody),
  isTotal: false,
  query: { ...query, owner: ownerId ?? 'none' },
});

function totalRow(owners: readonly Owner[], query: AskQuery): Row {
  return { ...totalOf(owners), key: 'total', name: t(words.total), isTotal: true, query };
}

/** The sum of all parts. */
export function totalOf(owners: readonly Owner[]): Counts {
  const sum = (key: keyof Counts) => owners.reduce((total, owner) => total + owner[key], 0);
  return {
    accounts: sum('accounts'),
    users: sum('users'),
    activeUsers7: sum('activeUsers7'),
    featuresUsed: sum('featuresUsed'),
    featuresAvailable: sum('featuresAvailable'),
    healthyAccounts: sum('healthyAccounts'),
    lowAccounts: sum('lowAccounts'),
    atRiskAccounts: sum('atRiskAccounts'),
    scores: sum('scores'),
    promoters: sum('promoters'),
    detractors: sum('detractors'),
    accountsWithTier: sum('accountsWithTier'),
    workload: sum('workload'),
    contacts: sum('contacts'),
    accountsWithCadence: sum('accountsWithCadence'),
    accountsInTouch: sum('accountsInTouch'),
    accountsReviewed: sum('accountsReviewed'),
    repliesDue: sum('repliesDue'),
    repliesInTime: sum('repliesInTime'),
    repliesGiven: sum('repliesGiven'),
    replyDays: sum('replyDays'),
    customersThen: sum('customersThen'),
    customersLost: sum('customersLost'),
    customersExpanded: sum('customersExpanded'),
    referrals: sum('referrals'),
    contractsDue: sum('contractsDue'),
    contractsRenewed: sum('contractsRenewed'),
    revenueRenewed: sum('revenueRenewed'),
    revenueExpanded: sum('revenueExpanded'),
    revenueThen: sum('revenueThen'),
    revenueNow: sum('revenueNow'),
  };
}

const Group = ({
  name,
  title,
  rows,
  columns,
}: {
  name: string;
  title: Phrase;
  rows: { parts: Row[]; total: Row } | undefined;
  columns: ListColumn<Row>[];
}) => (
  <Card title={t(title)} isFlush>
    <ListTable
      name={name}
      label={t(title)}
      isStackedOnPhone
      // Four tables of the same few people.
      hasSearch={false}
      rows={rows?.parts}
      last={rows && [rows.total]}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          value: ({ name }) => name,
          header: t(words.owner),
          cell: ({ name, isTotal }) => (isTotal ? <strong>{name}</strong> : name),
        },
        ...columns,
      ]}
    />
  </Card>
);

/** A column of a number with its definition; one press on a cell shows who is behind it. */
function column(
  name: MeasuredName,
  header: Phrase,
  madeOf: (row: Row) => { n: number; of: number | null },
  textOf: (row: Row) => string = (row) => partOf(madeOf(row)),
  value: ListColumn<Row>['value'] = (row) => shareOf(madeOf(row)),
): ListColumn<Row> {
  return {
    key: name,
    value,
    header: t(header),
    definition: definitionOf(name),
    align: 'end',
    cell: (row) => {
      const figure = madeOf(row);
      return figure.n === 0 && !figure.of ? (
        <span class="soft">{textOf(row)}</span>
      ) : (
        <BehindButton name={name} figure={figure} query={row.query} text={textOf(row)} />
      );
    },
  };
}

/** By what is counted where it is a part of nothing, else by its share; nothing where there is nothing to be a part of. */
const shareOf = ({ n, of }: { n: number; of: number | null }) => (of === null ? n : of === 0 ? null : n / of);

const partOf = ({ n, of }: { n: number; of: number | null }) =>
  of === null ? formatNumber(n) : of === 0 ? '–' : t(words.of, formatNumber(n), formatNumber(of));

/** A share that is made of sums of accounts: one press shows these. */
function shareColumn(
  key: string,
  header: Phrase,
  definition: Phrase,
  sort: string,
  parts: (row: Row) => [part: number, whole: number],
): ListColumn<Row> {
  return {
    key,
    value: (row) => {
      const [n, of] = parts(row);
      return shareOf({ n, of });
    },
    header: t(header),
    definition: t(definition),
    align: 'end',
    cell: (row) => {
      const [part, whole] = parts(row);
      if (whole === 0) return '–';
      const { owner } = row.query;
      const address = new URLSearchParams({ sort, order: 'asc', ...(owner && { owner }) });
      return (
        <a class="behind" href={`/accounts?${address}`}>
          {formatShare(part / whole)}
        </a>
      );
    },
  };
}

const behaviour = (): ListColumn<Row>[] => [
  column('nps', words.nps, scoresOf, (row) => formatValue('nps', npsOf(row)), npsOf),
  shareColumn('active', words.active7, words.active7Definition, 'activity', (row) => [
    row.activeUsers7,
    row.users,
  ]),
  shareColumn('usage', words.usage, words.usageDefinition, 'featuresUsed', (row) => [
    row.featuresUsed,
    row.featuresAvailable,
  ]),
  column('healthyAccounts', words.healthy, (row) => ({ n: row.healthyAccounts, of: row.accounts })),
  column('lowAccounts', words.low, (row) => ({ n: row.lowAccounts, of: row.accounts })),
  column('accountsAtRisk', words.atRisk, (row) => ({ n: row.atRiskAccounts, of: row.accounts })),
];

const scoresOf = ({ scores }: Row) => ({ n: scores, of: null });
const npsOf = ({ scores, promoters, detractors }: Counts) =>
  scores === 0 ? null : Math.round((100 * (promoters - detractors)) / scores);

/** How much each looks after; who has more than one person can do stands out. */
function loadColumn(): ListColumn<Row> {
  const load = column(
    'workload',
    words.load,
    (row) => ({ n: row.accountsWithTier, of: null }),
    (row) => formatValue('workload', row.workload),
    ({ workload }) => workload,
  );
  return {
    ...load,
    cell: (row) => (
      <span class="owner-load">
        {row.workload > 1 && !row.isTotal && <Badge tone="warn">{t(words.overloaded)}</Badge>}
        {load.cell(row)}
      </span>
    ),
  };
}

const work = (): ListColumn<Row>[] => [
  loadColumn(),
  column('contacts', words.contacts, (row) => ({ n: row.contacts, of: null })),
  column('inTouch', words.inTouch, (row) => ({ n: row.accountsInTouch, of: row.accountsWithCadence })),
  column('reviewed', words.reviewed, (row) => ({ n: row.accountsReviewed, of: row.accountsWithCadence })),
  column('repliesInTime', words.replies, (row) => ({ n: row.repliesInTime, of: row.repliesDue })),
  column(
    'replyTime',
    words.replyTime,
    (row) => ({ n: row.repliesGiven, of: null }),
    (row) => formatValue('replyTime', daysToReply(row)),
    daysToReply,
  ),
];

const daysToReply = ({ repliesGiven, replyDays }: Counts) =>
  repliesGiven === 0 ? null : replyDays / repliesGiven;

const business = (): ListColumn<Row>[] => [
  column('churn', words.lost, (row) => ({ n: row.customersLost, of: row.customersThen })),
  column('expandedAccounts', words.expandedAccounts, (row) => ({
    n: row.customersExpanded,
    of: row.customersThen,
  })),
  column('renewedAccounts', words.renewedAccounts, (row) => ({
    n: row.contractsRenewed,
    of: row.contractsDue,
  })),
  column('referrals', words.referrals, (row) => ({ n: row.referrals, of: null })),
];

const income = (amount: (value: number) => string): ListColumn<Row>[] => [
  column(
    'renewedRevenue',
    words.renewed,
    (row) => ({ n: row.contractsRenewed, of: null }),
    (row) => amount(row.revenueRenewed),
    ({ revenueRenewed }) => revenueRenewed,
  ),
  column(
    'expandedRevenue',
    words.expanded,
    (row) => ({ n: row.customersExpanded, of: null }),
    (row) => amount(row.revenueExpanded),
    ({ revenueExpanded }) => revenueExpanded,
  ),
  {
    ...column(
      'netRevenueRetention',
      words.kept,
      (row) => ({ n: row.revenueThen === 0 ? 0 : row.customersThen, of: null }),
      (row) =>
        row.revenueThen === 0
          ? '–'
          : t(
              words.keptOf,
              amount(row.revenueNow),
              formatSigned(row.revenueNow / row.revenueThen - 1, { style: 'percent' }),
            ),
      ({ revenueThen, revenueNow }) => (revenueThen === 0 ? null : revenueNow / revenueThen),
    ),
    hasOwnLine: true,
  },
];
