import { createModel } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useQuery } from '../address.ts';
import { api, type CoverageAccount, type QueuedPerson } from '../api.ts';
import { askOfList, forgetList } from '../list/list-address.ts';
import { type ListColumn, ListTable } from '../list/list-table.tsx';
import { PagedTable } from '../list/paged-table.tsx';
import { FigureTile } from '../metrics/figure-tile.tsx';
import { createResource } from '../resource.ts';
import { today } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatAgo, formatNumber, formatShare, formatShortDay, t } from '../ui/i18n.ts';
import { FaultsOf, hasFault } from '../ui/loaded.tsx';
import { ShareBar } from '../ui/progress.tsx';
import type { Column } from '../ui/table.tsx';
import { useModel } from '../ui/use-model.ts';
import { CoverageModel, pageSize } from './nps-model.ts';
import { words } from './words.ts';

/** Whom of which account one has heard, and who would be asked next. */
export function CoverageList() {
  const [query, changeQuery] = useQuery();
  const model = useModel(() => new CoverageModel(query));
  useEffect(() => model.show(query), [query]);
  const opened = query.next;
  const list = model.list.data.value;
  const figures = model.figures.data.value;
  return (
    <div class="stack">
      <FaultsOf asked={[model.figures, model.list]} />
      {!hasFault(model.figures) && (
        <div class="stats stats--three">
          <FigureTile name="npsCoverage" figure={figures?.npsCoverage} query={{}} hasBar />
          <FigureTile name="responseRate" figure={figures?.responseRate} query={{}} hasBar />
          <FigureTile name="csat" figure={figures?.csat} query={{}} hasBar />
        </div>
      )}
      {!hasFault(model.list) && (
        <Card title={t(words.coverageTab)} note={t(words.coverageNote)} isFlush>
          <PagedTable
            name="coverage"
            label={t(words.coverageTab)}
            rows={list?.accounts}
            total={list?.total}
            pageSize={pageSize}
            csv={{ href: api.nps.coverageCsvUrl(askOfList(model.asked.value)), file: 'coverage.csv' }}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `/accounts/${encodeURIComponent(id)}`}
            columns={columns((next) => changeQuery({ next }))}
            isStale={model.list.isLoading.value}
            empty={
              <div class="card__empty">
                <p class="soft">{t(words.noAccounts)}</p>
              </div>
            }
          />
        </Card>
      )}
      {opened !== undefined && (
        <QueueDialog
          id={opened}
          name={list?.accounts.find(({ id }) => id === opened)?.name || opened}
          onClose={() => changeQuery({ next: undefined, ...forgetList('queue') })}
        />
      )}
    </div>
  );
}

const heard = ({ heard, of }: CoverageAccount['users']) =>
  of === 0 ? (
    <span class="note">{t(words.none)}</span>
  ) : (
    <span class="heard">
      <ShareBar share={heard / of} look={heard === 0 ? 'warn' : 'accent'} />
      <span>
        {formatNumber(heard)}/{formatNumber(of)}
      </span>
      <span class="note">{formatShare(heard / of)}</span>
    </span>
  );

const columns = (onOpen: (id: string) => void): Column<CoverageAccount>[] => [
  {
    key: 'name',
    sortKey: 'account',
    header: t(words.account),
    cell: ({ id, name, ownerName }) => (
      <span class="two-lines">
        {name || id}
        {ownerName && <span class="note">{t(words.ownedBy, ownerName)}</span>}
      </span>
    ),
  },
  {
    key: 'deciders',
    sortKey: 'decisionMakers',
    header: t(words.decisionMakers),
    definition: t(words.decisionMakersDefinition),
    isSecondary: true,
    cell: ({ decisionMakers }) => heard(decisionMakers),
  },
  {
    key: 'admins',
    sortKey: 'admins',
    header: t(words.admins),
    definition: t(words.adminsDefinition),
    isSecondary: true,
    cell: ({ admins }) => heard(admins),
  },
  { key: 'users', sortKey: 'users', header: t(words.users), cell: ({ users }) => heard(users) },
  {
    key: 'last',
    sortKey: 'lastHeard',
    header: t(words.lastHeard),
    isSecondary: 'tablet',
    cell: ({ lastHeardAt }) => (
      <span class="soft">{lastHeardAt ? formatAgo(lastHeardAt) : t(words.never)}</span>
    ),
  },
  {
    key: 'next',
    header: t(words.whoIsNext),
    align: 'end',
    cell: ({ id }) => (
      <Button look="quiet" size="small" onClick={() => onOpen(id)}>
        {t(words.show)}
      </Button>
    ),
  },
];

const QueueModel = createModel((id: string) => createResource(() => api.nps.queue(id)));

function QueueDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const queue = useModel(() => new QueueModel(id));
  const columns: ListColumn<QueuedPerson>[] = [
    {
      key: 'name',
      value: ({ id, name }) => name || id,
      header: t(words.person),
      cell: ({ id, name, role, isDecisionMaker, isAdmin }) => (
        <span class="row">
          {name || id}
          {role && !isAdmin && <span class="note">{role}</span>}
          {isDecisionMaker && <Badge tone="accent">{t(words.decisionMaker)}</Badge>}
          {isAdmin && <Badge>{t(words.admin)}</Badge>}
        </span>
      ),
    },
    {
      key: 'when',
      value: ({ mayAskOn }) => mayAskOn,
      header: t(words.mayBeAsked),
      cell: ({ reason, mayAskOn }) =>
        reason === 'eligible'
          ? t(words.now)
          : mayAskOn
            ? t(words.fromDay, formatShortDay(mayAskOn < today() ? today() : mayAskOn))
            : '–',
    },
    {
      key: 'why',
      value: ({ reason }) => t(words[reason]),
      header: t(words.why),
      isSecondary: true,
      cell: ({ reason }) => <span class="soft">{t(words[reason])}</span>,
    },
  ];
  return (
    <Dialog title={t(words.nextIn, name)} size="large" onClose={onClose}>
      <div class="stack">
        <p class="soft">{t(words.queueNote)}</p>
        <FaultsOf asked={[queue]} />
        {!hasFault(queue) && (
          <ListTable
            name="queue"
            more={{ role: ({ role }) => role }}
            label={t(words.whoIsNext)}
            rows={queue.data.value?.people}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `/users/${encodeURIComponent(id)}`}
            columns={columns}
            empty={<p class="soft">{t(words.noUsers)}</p>}
          />
        )}
      </div>
    </Dialog>
  );
}
