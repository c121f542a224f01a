import { computed, createModel, signal } from '@preact/signals';
import { BellRing, Download, Search, SlidersHorizontal } from 'lucide';
import { useEffect } from 'preact/hooks';
import { addDays } from '../../shared/rules/calendar.ts';
import { readOffset, useQuery } from '../address.ts';
import { type AlertRow, api } from '../api.ts';
import { alertNumbers, alertTitle } from '../metrics/alert-numbers.ts';
import { createResource } from '../resource.ts';
import { may, today } from '../session.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatAgo, formatDate, type Phrase, t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { Table } from '../ui/table.tsx';
import { toast, toastFault } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { directionIcon } from './direction.ts';
import { ResolveDialog } from './resolve-dialog.tsx';
import { type AlertActions, actByKey, RowActions } from './row-actions.tsx';
import { words } from './words.ts';

const pageSize = 50;
const states = ['active', 'snoozed', 'resolved'] as const;
const owners = ['mine', 'team'] as const;
const sorts = ['account', 'owner', 'opened', 'due'] as const;
const whose = ['me', 'mine', 'team', 'all'] as const;
type Whose = (typeof whose)[number];

/** What the address says of the list; what it says wrongly counts as unsaid. */
export function readAlertQuery(query: Record<string, string>) {
  const owner = owners.find((each) => each === query.owner);
  const sort = sorts.find((each) => each === query.sort);
  return {
    state: states.find((each) => each === query.state) ?? ('active' as const),
    ...(owner && { owner }),
    ...(query.for === 'me' && { for: 'me' as const }),
    ...(query.search && { search: query.search }),
    ...(sort && { sort, order: query.order === 'desc' ? ('desc' as const) : ('asc' as const) }),
    limit: pageSize,
    offset: readOffset(query),
  };
}

const AlertsModel = createModel((first: Record<string, string>) => {
  const address = signal(first);
  const query = computed(() => readAlertQuery(address.value));
  const list = createResource(() => api.alerts.list(query.value), { pollMs: 15_000 });
  const resolving = signal<string | null>(null);
  const act = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      toast(done);
      list.reload();
    } catch (error) {
      toastFault((error as Error).message);
    }
  };
  const actions: AlertActions = {
    acknowledge: ({ id }) => void act(() => api.alerts.acknowledge(id), t(words.acknowledgedToast)),
    snooze({ id }, days) {
      const until = addDays(today(), days);
      void act(() => api.alerts.snooze(id, until), t(words.snoozedToast, formatDate(until)));
    },
    resolve({ id }) {
      resolving.value = id;
    },
  };
  return {
    query,
    list,
    resolving,
    actions,
    /** Called when the address has changed. */
    show(next: Record<string, string>) {
      if (JSON.stringify(next) !== JSON.stringify(address.peek())) address.value = next;
    },
  };
});

const stateTones: Record<AlertRow['state'], Tone> = {
  open: 'danger',
  acknowledged: 'accent',
  snoozed: 'neutral',
  resolved: 'good',
};

const isOverdue = ({ state, dueOn }: AlertRow) =>
  (state === 'open' || state === 'acknowledged') && dueOn < today();

/** What it says where there is none. */
function nothingOf(state: (typeof states)[number], whose: Whose): Phrase {
  if (state === 'snoozed') return words.noSnoozed;
  if (state === 'resolved') return words.noResolved;
  return whose === 'all' ? words.noAlerts : words.noneOfThese;
}

export function AlertsPage() {
  const [address, changeAddress] = useQuery();
  const model = useModel(() => new AlertsModel(address));
  useEffect(() => model.show(address), [address]);
  const query = model.query.value;
  const { limit: _, offset: __, ...asked } = query;
  const list = model.list.data.value;
  const fault = model.list.error.value;
  const shown: Whose = query.for ?? query.owner ?? 'all';
  const resolving = model.resolving.value;
  const canAct = may('account.write') && query.state !== 'resolved';
  return (
    <Page
      title={t(words.title)}
      note={query.state !== 'active' ? undefined : list ? t(words.note, list.total) : '\u00a0'}
      actions={
        <>
          {list && list.total > 0 && (
            <Button icon={Download} href={api.alerts.csvUrl(asked)} download="alerts.csv">
              {t(words.exportCsv)}
            </Button>
          )}
          <Button icon={SlidersHorizontal} href="/alerts/rules">
            {t(words.rules)}
          </Button>
        </>
      }
    >
      {fault ? (
        <LoadFault error={fault} onRetry={model.list.reload} />
      ) : (
        <Card isFlush>
          <div class="toolbar">
            <SearchField
              label={t(words.searchAccount)}
              value={query.search ?? ''}
              onSearch={(search) => changeAddress({ search, offset: undefined })}
            />
            <SegmentedControl
              label={t(words.which)}
              size="small"
              value={query.state}
              options={states.map((value) => ({ value, label: t(words[value]) }))}
              onChange={(state) =>
                changeAddress({ state: state === 'active' ? undefined : state, offset: undefined })
              }
            />
            <SegmentedControl
              label={t(words.whose)}
              size="small"
              value={shown}
              options={whose.map((value) => ({
                value,
                label: t(value === 'me' ? words.forMe : words[value]),
              }))}
              onChange={(chosen) =>
                changeAddress({
                  for: chosen === 'me' ? 'me' : undefined,
                  owner: chosen === 'mine' || chosen === 'team' ? chosen : undefined,
                  offset: undefined,
                })
              }
            />
          </div>
          {canAct && <p class="note alert-keys">{t(words.keys)}</p>}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: letters act on the focused row; its menu holds the same */}
          <div onKeyDown={(event) => canAct && actByKey(event, list?.alerts ?? [], model.actions)}>
            <Table
              label={t(words.title)}
              rows={list?.alerts}
              rowKey={({ id }) => id}
              rowHref={({ id }) => `/alerts/${id}`}
              isStale={model.list.isLoading.value}
              {...(query.sort && { sort: { key: query.sort, order: query.order ?? 'asc' } })}
              onSort={(sort, order) => changeAddress({ sort, order, offset: undefined })}
              empty={
                query.search ? (
                  <EmptyState
                    icon={Search}
                    title={t(words.noneFound)}
                    actions={
                      <Button onClick={() => changeAddress({ search: undefined })}>{t(words.showAll)}</Button>
                    }
                  />
                ) : (
                  <EmptyState icon={BellRing} title={t(nothingOf(query.state, shown))}>
                    {query.state === 'active' && shown === 'all' && t(words.noAlertsText)}
                  </EmptyState>
                )
              }
              columns={[
                {
                  key: 'what',
                  header: t(words.what),
                  cell: (alert) => (
                    <span class="alert-title">
                      <Icon of={directionIcon(alert)} size={16} />
                      <span class="two-lines">
                        <span>{alertTitle(alert)}</span>
                        <span class="alert-where">
                          {alert.accountName}
                          {alert.state !== 'open' && ` · ${t(words[alert.state])}`}
                          {isOverdue(alert) && ` · ${t(words.overdue)}`}
                        </span>
                        <span class="note">{alertNumbers(alert)}</span>
                      </span>
                    </span>
                  ),
                },
                {
                  key: 'account',
                  sortKey: 'account',
                  header: t(words.account),
                  isSecondary: true,
                  cell: (alert) => (
                    <span class="two-lines">
                      <a href={`/accounts/${encodeURIComponent(alert.accountId)}`}>{alert.accountName}</a>
                      {alert.ownerName && <span class="note alert-owner">{alert.ownerName}</span>}
                    </span>
                  ),
                },
                {
                  key: 'owner',
                  sortKey: 'owner',
                  header: t(words.owner),
                  isSecondary: 'tablet',
                  cell: ({ ownerName }) =>
                    ownerName ? <span class="nowrap">{ownerName}</span> : <span class="note">–</span>,
                },
                {
                  key: 'opened',
                  sortKey: 'opened',
                  header: t(words.opened),
                  isSecondary: 'tablet',
                  cell: ({ openedAt }) => <span class="nowrap">{formatAgo(openedAt)}</span>,
                },
                {
                  key: 'due',
                  sortKey: 'due',
                  header: t(words.due),
                  isSecondary: true,
                  cell: (alert) => (
                    <span class="nowrap">
                      {formatDate(alert.dueOn)}
                      {isOverdue(alert) && <Badge tone="danger">{t(words.overdue)}</Badge>}
                    </span>
                  ),
                },
                {
                  key: 'state',
                  header: t(words.state),
                  align: 'end',
                  isSecondary: true,
                  cell: ({ state }) => <Badge tone={stateTones[state]}>{t(words[state])}</Badge>,
                },
                ...(canAct
                  ? [
                      {
                        key: 'act',
                        header: t(words.actHead),
                        align: 'end' as const,
                        cell: (alert: AlertRow) => <RowActions alert={alert} actions={model.actions} />,
                      },
                    ]
                  : []),
              ]}
            />
          </div>
          {list && (
            <Pagination
              offset={query.offset}
              limit={pageSize}
              total={list.total}
              onMove={(offset) => changeAddress({ offset: offset || undefined })}
            />
          )}
        </Card>
      )}
      {resolving !== null && (
        <ResolveDialog
          id={resolving}
          onDone={model.list.reload}
          onClose={() => {
            model.resolving.value = null;
          }}
        />
      )}
    </Page>
  );
}
