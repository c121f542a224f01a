import { createModel, signal } from '@preact/signals';
import { Download, ScrollText, Search } from 'lucide';
import { useEffect } from 'preact/hooks';
import { useQuery } from '../address.ts';
import { type AuditEntry, api } from '../api.ts';
import { createResource } from '../resource.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/field.tsx';
import { formatDateTime, t } from '../ui/i18n.ts';
import { FaultsOf } from '../ui/loaded.tsx';
import { LoadFault } from '../ui/notice.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Table } from '../ui/table.tsx';
import { toastFault } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { actionWords } from './action-words.ts';
import { AuditDetails } from './audit-details.tsx';
import { AuditSubject, hasSubject } from './audit-subject.tsx';
import { nounWords, words } from './audit-words.ts';

type Noun = keyof typeof nounWords;
const pageSize = 50;

/** What the address says of the list; what it says wrongly counts as unsaid. Its `actor` is as the log names them. */
function readAuditQuery({ noun, actor, search, order }: Record<string, string>) {
  return {
    ...(search && { search }),
    ...(order === 'asc' && { order: 'asc' as const }),
    ...(noun && Object.hasOwn(nounWords, noun) && { noun: noun as Noun }),
    ...(actor && /^(?:member:[\da-f-]{36}|system)$/.test(actor) && { actor }),
  };
}

/** The server knows what an action is, and not how the reader's language calls it. */
function actionsCalled(search = '') {
  const wanted = search.toLocaleLowerCase();
  const called = Object.entries(actionWords).filter(([, phrase]) =>
    t(phrase).toLocaleLowerCase().includes(wanted),
  );
  return called.length > 0 && { actions: called.map(([action]) => action).join(',') };
}

const AuditModel = createModel((first: Record<string, string>) => {
  const address = signal(first);
  const older = signal<readonly AuditEntry[]>([]);
  const isAtEnd = signal(false);
  const filter = () => readAuditQuery(address.value);
  const asked = () => ({ ...filter(), ...(filter().search && actionsCalled(filter().search)) });
  const wanted = () => ({ limit: pageSize, ...asked() });
  const members = createResource(() => api.members.list());
  const newest = createResource(async () => {
    const query = wanted();
    older.value = [];
    const { entries } = await api.auditLog.list(query);
    isAtEnd.value = entries.length < pageSize;
    return entries;
  });
  return {
    filter,
    /** The same as the server is asked. */
    asked,
    /** Called when the address has changed. */
    show(next: Record<string, string>): void {
      if (JSON.stringify(readAuditQuery(next)) !== JSON.stringify(filter())) address.value = next;
    },
    members,
    memberName: (id: string) => members.data.value?.members.find((member) => member.id === id)?.name,
    newest,
    older,
    isAtEnd,
    async showOlder() {
      const last = older.peek().at(-1) ?? newest.data.peek()?.at(-1);
      if (!last) return;
      try {
        const from = filter().order === 'asc' ? { after: last.id } : { before: last.id };
        const { entries } = await api.auditLog.list({ ...wanted(), ...from });
        older.value = [...older.peek(), ...entries];
        isAtEnd.value = entries.length < pageSize;
      } catch (error) {
        toastFault((error as Error).message);
      }
    },
  };
});

/** Who changed what in the workspace. */
export function AuditLog() {
  const [query, changeQuery] = useQuery();
  const model = useModel(() => new AuditModel(query));
  useEffect(() => model.show(query), [query]);
  const fault = model.newest.error.value;
  const newest = model.newest.data.value;
  const { noun = '', actor = '', search = '', order = 'desc' } = model.filter();
  if (fault) return <LoadFault error={fault} onRetry={model.newest.reload} />;
  return (
    <>
      <p class="soft">{t(words.text)}</p>
      <FaultsOf asked={[model.members]} />
      <Card
        isFlush
        title={t(words.log)}
        actions={
          <Button icon={Download} href={api.auditLog.csvUrl(model.asked())} download="audit-log.csv">
            {t(words.download)}
          </Button>
        }
      >
        <div class="toolbar">
          <SearchField
            label={t(words.search)}
            value={search}
            onSearch={(text) => changeQuery({ search: text })}
          />
          <Select
            label={t(words.show)}
            isLabelHidden
            value={noun}
            options={[
              { value: '', label: t(words.everything) },
              ...(Object.keys(nounWords) as Noun[]).map((value) => ({ value, label: t(nounWords[value]) })),
            ]}
            onChange={(value) => changeQuery({ noun: value })}
          />
          <Select
            label={t(words.by)}
            isLabelHidden
            value={actor}
            options={[
              { value: '', label: t(words.everybody) },
              ...(model.members.data.value?.members ?? []).map(({ id, name }) => ({
                value: `member:${id}`,
                label: name,
              })),
              { value: 'system', label: t(words.system) },
            ]}
            onChange={(value) => changeQuery({ actor: value })}
          />
          {/* Where the column by which it is ordered is left out. */}
          <span class="settings__order-narrow">
            <Select
              label={t(words.order)}
              isLabelHidden
              value={order}
              options={[
                { value: 'desc', label: t(words.newestFirst) },
                { value: 'asc', label: t(words.oldestFirst) },
              ]}
              onChange={(next) => changeQuery({ order: next === 'asc' ? next : undefined })}
            />
          </span>
        </div>
        <Table
          label={t(words.log)}
          rows={newest && [...newest, ...model.older.value]}
          rowKey={(entry) => entry.id}
          sort={{ key: 'at', order }}
          onSort={(_, next) => changeQuery({ order: next === 'asc' ? next : undefined })}
          empty={
            search ? (
              <EmptyState
                icon={Search}
                title={t(words.noneFound)}
                actions={
                  <Button onClick={() => changeQuery({ search: undefined })}>{t(words.showAll)}</Button>
                }
              />
            ) : (
              <EmptyState icon={ScrollText} title={t(words.nothing)} />
            )
          }
          columns={[
            {
              key: 'what',
              header: t(words.what),
              cell: (entry) => (
                <span class="two-lines">
                  <span class="settings__url" title={entry.action}>
                    {actionName(entry)}
                    {hasSubject(entry) && (
                      <>
                        {t(words.of)}
                        <AuditSubject entry={entry} />
                      </>
                    )}
                  </span>
                  <AuditDetails entry={entry} memberName={model.memberName} />
                </span>
              ),
            },
            {
              key: 'who',
              header: t(words.who),
              cell: (entry) => (
                <span class="two-lines settings__who">
                  <span>{whoDid(entry)}</span>
                  <span class="note">{entry.network}</span>
                  <span class="note settings__when-narrow">{formatDateTime(entry.at)}</span>
                </span>
              ),
            },
            {
              key: 'when',
              header: t(words.when),
              sortKey: 'at',
              isSecondary: true,
              cell: (entry) => <span class="settings__when">{formatDateTime(entry.at)}</span>,
            },
          ]}
        />
      </Card>
      {!model.isAtEnd.value && (
        <div class="row">
          <Button onClick={() => void model.showOlder()}>
            {t(order === 'asc' ? words.newer : words.older)}
          </Button>
        </div>
      )}
    </>
  );
}

function whoDid({ actor, actorName }: AuditEntry): string {
  if (actor === 'system') return t(words.system);
  return actor.startsWith('key:') ? `${actorName ?? ''} (${t(words.byKey)})` : (actorName ?? actor);
}

function actionName({ action }: AuditEntry): string {
  const phrase = actionWords[action];
  return phrase ? t(phrase) : action;
}
