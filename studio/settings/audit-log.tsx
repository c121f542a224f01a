import { createModel, signal, useModel } from '@preact/signals';
import { Download, ScrollText } from 'lucide';
import { type AuditEntry, api } from '../api.ts';
import { createResource } from '../resource.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/field.tsx';
import { formatDateTime, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { toastFault } from '../ui/toast.tsx';
import { actionWords } from './action-words.ts';
import { nounWords, words } from './audit-words.ts';

type Noun = keyof typeof nounWords;
const pageSize = 50;

const AuditModel = createModel(() => {
  const noun = signal<Noun | ''>('');
  /** As the log names who did it; empty: everybody. */
  const actor = signal('');
  const older = signal<readonly AuditEntry[]>([]);
  const isAtEnd = signal(false);
  const filter = () => ({
    ...(noun.value !== '' && { noun: noun.value }),
    ...(actor.value !== '' && { actor: actor.value }),
  });
  const wanted = () => ({ limit: pageSize, ...filter() });
  const members = createResource(() => api.members.list());
  const newest = createResource(async () => {
    const query = wanted();
    older.value = [];
    const { entries } = await api.auditLog.list(query);
    isAtEnd.value = entries.length < pageSize;
    return entries;
  });
  return {
    noun,
    actor,
    filter,
    members,
    newest,
    older,
    isAtEnd,
    async showOlder() {
      const last = older.peek().at(-1) ?? newest.data.peek()?.at(-1);
      if (!last) return;
      try {
        const { entries } = await api.auditLog.list({ ...wanted(), before: last.id });
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
  const model = useModel(AuditModel);
  const fault = model.newest.error.value;
  const newest = model.newest.data.value;
  const noun = model.noun.value;
  if (fault) return <LoadFault error={fault} onRetry={model.newest.reload} />;
  return (
    <>
      <p class="soft">{t(words.text)}</p>
      <Card
        isFlush
        title={t(words.log)}
        actions={
          <Button icon={Download} href={api.auditLog.csvUrl(model.filter())} download="audit-log.csv">
            {t(words.download)}
          </Button>
        }
      >
        <div class="toolbar">
          <Select
            label={t(words.show)}
            isLabelHidden
            value={noun}
            options={[
              { value: '', label: t(words.everything) },
              ...(Object.keys(nounWords) as Noun[]).map((value) => ({ value, label: t(nounWords[value]) })),
            ]}
            onChange={(value) => {
              model.noun.value = value;
            }}
          />
          <Select
            label={t(words.by)}
            isLabelHidden
            value={model.actor.value}
            options={[
              { value: '', label: t(words.everybody) },
              ...(model.members.data.value?.members ?? []).map(({ id, name }) => ({
                value: `member:${id}`,
                label: name,
              })),
              { value: 'system', label: t(words.system) },
            ]}
            onChange={(value) => {
              model.actor.value = value;
            }}
          />
        </div>
        <Table
          label={t(words.log)}
          rows={newest && [...newest, ...model.older.value]}
          rowKey={(entry) => entry.id}
          empty={<EmptyState icon={ScrollText} title={t(words.nothing)} />}
          columns={[
            {
              key: 'what',
              header: t(words.what),
              cell: (entry) => (
                <span class="two-lines">
                  <span title={entry.action}>{done(entry)}</span>
                  <span class="note settings__url">{told(entry)}</span>
                </span>
              ),
            },
            {
              key: 'who',
              header: t(words.who),
              cell: (entry) => (
                <span class="two-lines">
                  <span>{whoDid(entry)}</span>
                  <span class="note">{entry.network}</span>
                </span>
              ),
            },
            {
              key: 'when',
              header: t(words.when),
              isSecondary: true,
              cell: (entry) => <span class="settings__when">{formatDateTime(entry.at)}</span>,
            },
          ]}
        />
      </Card>
      {!model.isAtEnd.value && (
        <div class="row">
          <Button onClick={() => void model.showOlder()}>{t(words.older)}</Button>
        </div>
      )}
    </>
  );
}

function whoDid({ actor, actorName }: AuditEntry): string {
  if (actor === 'system') return t(words.system);
  return actor.startsWith('key:') ? `${actorName ?? ''} (${t(words.byKey)})` : (actorName ?? actor);
}

/** What was done, and to what where that has a name. */
function done({ action, subjectName }: AuditEntry): string {
  const phrase = actionWords[action];
  return [phrase ? t(phrase) : action, subjectName].filter(Boolean).join(t(words.of));
}

/** What it was done to, and each change of a field as `role: author → publisher`. */
function told({ subject, subjectName, details }: AuditEntry): string {
  const parts = Object.entries(details ?? {}).map(([field, value]) =>
    isChange(value)
      ? `${field}: ${brief(value.before)} → ${brief(value.after)}`
      : `${field}: ${brief(value)}`,
  );
  return [...(subjectName === null ? [subject] : []), ...parts].join(' · ');
}

const isChange = (value: unknown): value is { before: unknown; after: unknown } =>
  typeof value === 'object' && value !== null && 'before' in value && 'after' in value;

function brief(value: unknown): string {
  if (value === null || value === undefined) return t(words.none);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
