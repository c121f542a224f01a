import { computed, createModel, signal, useModel } from '@preact/signals';
import { BellRing, SlidersHorizontal } from 'lucide';
import { useEffect } from 'preact/hooks';
import { useQuery } from '../address.ts';
import { type AlertRow, api } from '../api.ts';
import { createResource } from '../resource.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatAgo, formatDate, t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { Table } from '../ui/table.tsx';
import { alertNumbers, alertTitle } from './alert-text.ts';
import { directionIcon } from './direction.ts';
import { words } from './words.ts';

const pageSize = 50;
const states = ['active', 'snoozed', 'resolved'] as const;
const owners = ['mine', 'team'] as const;

/** What the address says of the list; what it says wrongly counts as unsaid. */
export function readAlertQuery(query: Record<string, string>) {
  const owner = owners.find((each) => each === query.owner);
  return {
    state: states.find((each) => each === query.state) ?? ('active' as const),
    ...(owner && { owner }),
    limit: pageSize,
    offset: Math.max(0, Math.trunc(Number(query.offset)) || 0),
  };
}

const AlertsModel = createModel((first: Record<string, string>) => {
  const address = signal(first);
  const query = computed(() => readAlertQuery(address.value));
  const list = createResource(() => api.alerts.list(query.value), { pollMs: 15_000 });
  return {
    query,
    list,
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
  (state === 'open' || state === 'acknowledged') && dueOn < new Date().toISOString().slice(0, 10);

export function AlertsPage() {
  const [address, changeAddress] = useQuery();
  const model = useModel(() => new AlertsModel(address));
  useEffect(() => model.show(address), [address]);
  const query = model.query.value;
  const list = model.list.data.value;
  const fault = model.list.error.value;
  return (
    <Page
      title={t(words.title)}
      note={list && query.state === 'active' ? t(words.note, list.total) : undefined}
      actions={
        <Button icon={SlidersHorizontal} href="/alerts/rules">
          {t(words.rules)}
        </Button>
      }
    >
      {fault ? (
        <LoadFault error={fault} onRetry={model.list.reload} />
      ) : (
        <Card isFlush>
          <div class="toolbar">
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
              value={query.owner ?? 'all'}
              options={[
                { value: 'mine', label: t(words.mine) },
                { value: 'team', label: t(words.team) },
                { value: 'all', label: t(words.all) },
              ]}
              onChange={(owner) =>
                changeAddress({ owner: owner === 'all' ? undefined : owner, offset: undefined })
              }
            />
          </div>
          <Table
            label={t(words.title)}
            rows={list?.alerts}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `/alerts/${id}`}
            isStale={model.list.isLoading.value}
            empty={
              <EmptyState icon={BellRing} title={t(words.noAlerts)}>
                {t(words.noAlertsText)}
              </EmptyState>
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
                      <span class="note">{alertNumbers(alert)}</span>
                    </span>
                  </span>
                ),
              },
              {
                key: 'account',
                header: t(words.account),
                cell: (alert) => (
                  <a href={`/accounts/${encodeURIComponent(alert.accountId)}`}>{alert.accountName}</a>
                ),
              },
              {
                key: 'owner',
                header: t(words.owner),
                isSecondary: true,
                cell: ({ ownerName }) => ownerName ?? <span class="note">–</span>,
              },
              {
                key: 'opened',
                header: t(words.opened),
                isSecondary: true,
                cell: ({ openedAt }) => formatAgo(openedAt),
              },
              {
                key: 'due',
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
                cell: ({ state }) => <Badge tone={stateTones[state]}>{t(words[state])}</Badge>,
              },
            ]}
          />
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
    </Page>
  );
}
