import { computed, createModel, signal } from '@preact/signals';
import { decodeText, encodingOf, type TextEncoding, textEncodings } from '../../shared/rules/decode-text.ts';
import { ApiError, api, type Imported } from '../api.ts';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/field.tsx';
import { FileField } from '../ui/file-field.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { useModel } from '../ui/use-model.ts';
import { words as uiWords } from '../ui/words.ts';
import { splitCsv } from './split-csv.ts';
import { words } from './words.ts';

const rowsAtOnce = 200;
/** Lines of the file that are shown before it is taken. */
const linesShown = 3;

/** What a file may hold. */
const importKinds = {
  accounts: {
    right: 'account.assign',
    label: words.accounts,
    text: words.importText,
    columns:
      'id, name, tier, industry, region, plan, modules, seats, signedOn, goLiveOn, contractStartsOn, contractEndsOn, contractValue, annualValue, currency, owner, churnedOn, churnReason, churnNote',
    take: api.accounts.import,
  },
  issues: {
    right: 'account.write',
    label: words.tickets,
    text: words.importTicketsText,
    columns:
      'ticket, account, kind, title, state, openedOn, takenUpOn, closedOn, owner, raisedBy, channel, url',
    take: api.accounts.importIssues,
  },
} as const;
type ImportKind = keyof typeof importKinds;

/** What the member may import. */
export const importable = (): ImportKind[] =>
  (Object.keys(importKinds) as ImportKind[]).filter((kind) => may(importKinds[kind].right));

export const ImportModel = createModel(() => {
  const kind = signal<ImportKind>(importable()[0] ?? 'accounts');
  const file = signal<Uint8Array | null>(null);
  const encoding = signal<TextEncoding>('utf-8');
  const text = computed(() => (file.value ? decodeText(file.value, encoding.value) : ''));
  const firstLines = computed(() => text.value.split(/\r?\n/, linesShown).join('\n').trim());
  const progress = signal<{ done: number; total: number } | null>(null);
  const result = signal<Imported | null>(null);
  const fault = signal('');
  return {
    kind,
    file,
    encoding,
    firstLines,
    progress,
    result,
    fault,
    async choose(chosen: File | undefined) {
      const bytes = chosen && new Uint8Array(await chosen.arrayBuffer());
      fault.value = '';
      if (bytes) encoding.value = encodingOf(bytes);
      file.value = bytes ?? null;
    },
    async start() {
      const parts = splitCsv(text.peek(), rowsAtOnce);
      const total = parts.reduce((sum, { records }) => sum + records, 0);
      const all: Imported = { created: 0, changed: 0, unchanged: 0, faults: [] };
      fault.value = total === 0 ? t(words.importEmpty) : '';
      if (total === 0) return;
      // What is chosen meanwhile is for the next file.
      const { take } = importKinds[kind.peek()];
      let done = 0;
      try {
        for (const { csv, firstLine, records } of parts) {
          progress.value = { done, total };
          const { created, changed, unchanged, faults } = await take(csv);
          all.created += created;
          all.changed += changed;
          all.unchanged += unchanged;
          // The server counts the lines of the part, whose second is the first one of its records.
          all.faults.push(...faults.map(({ line, message }) => ({ line: line - 2 + firstLine, message })));
          done += records;
        }
        result.value = all;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        fault.value = done === 0 ? error.message : t(words.importStopped, done, total, error.message);
      } finally {
        progress.value = null;
      }
    },
  };
});

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const model = useModel(ImportModel);
  const progress = model.progress.value;
  const result = model.result.value;
  const kinds = importable();
  const kind = importKinds[model.kind.value];
  return (
    <Dialog
      title={t(words.import)}
      onClose={onClose}
      footer={
        result ? (
          <Button look="primary" onClick={onClose}>
            {t(words.done)}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
            <Button
              look="primary"
              isDisabled={model.file.value === null}
              isBusy={progress !== null}
              onClick={() => void model.start()}
            >
              {t(words.importStart)}
            </Button>
          </>
        )
      }
    >
      {result ? (
        <div class="stack">
          <Notice tone={result.faults.length > 0 ? 'warn' : 'good'}>
            {t(words.importDone, result.created, result.changed, result.unchanged)}
          </Notice>
          {result.faults.length > 0 && (
            <div class="stack stack--tight">
              <p>{t(words.importFaults, result.faults.length)}</p>
              <ul class="import-faults">
                {result.faults.slice(0, 100).map(({ line, message }) => (
                  <li key={line}>
                    <span class="number">{t(words.lineNumber, line)}</span> {message}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      ) : (
        <div class="stack">
          {kinds.length > 1 && (
            <SegmentedControl
              label={t(words.importWhat)}
              size="small"
              value={model.kind.value}
              options={kinds.map((value) => ({ value, label: t(importKinds[value].label) }))}
              onChange={(chosen) => {
                model.kind.value = chosen;
              }}
            />
          )}
          <p class="soft">{t(kind.text)}</p>
          <p class="note mono">{kind.columns}</p>
          <FileField
            label={t(words.importFile)}
            error={model.fault.value}
            accept=".csv,text/csv"
            onChoose={(file) => void model.choose(file)}
          />
          {model.firstLines.value && (
            <>
              <pre class="import-preview">{model.firstLines.value}</pre>
              <Select
                label={t(words.importEncoding)}
                hint={t(words.importEncodingHint)}
                value={model.encoding.value}
                options={textEncodings.map((value) => ({ value, label: t(words[value]) }))}
                onChange={(chosen) => {
                  model.encoding.value = chosen;
                }}
              />
            </>
          )}
          {progress && <Progress label={t(words.import)} {...progress} />}
        </div>
      )}
    </Dialog>
  );
}
