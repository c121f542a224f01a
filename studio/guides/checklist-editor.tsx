import type { Checklist } from '../../shared/contract/checklist.ts';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Locale } from '../../shared/contract/text.ts';
import * as change from '../../shared/draft/edit-checklist.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { newLocalId } from '../../shared/draft/new-local-id.ts';
import { doneWhenWords } from '../../shared/rules/choice-words.ts';
import { localize } from '../../shared/rules/localize.ts';
import { Changeable } from '../changeable.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { CardList } from './card-list.tsx';
import { GuideHead } from './guide-head.tsx';
import { LauncherFields } from './launcher-fields.tsx';
import { LocalizedText } from './localized-field.tsx';
import { offerUndo } from './offer-undo.ts';
import { ChecklistPreview } from './panel-preview.tsx';
import { panelWords } from './panel-words.ts';
import { PreviewSide } from './preview-side.tsx';
import { TaskFields } from './task-fields.tsx';

interface Props {
  model: InstanceType<typeof GuideModel>;
  guideId: string;
  locale: Locale;
  onLocale: (locale: Locale) => void;
  /** The piece that is being edited. Undefined: the first. */
  pieceId: string | undefined;
  onSelect: (pieceId: string) => void;
}

const mostTasks = 20;
const advisedTasks = 7;

/** Tasks on the left, the selected one beside them with what is said of the whole list, and how it looks. */
export function ChecklistEditor({ model, guideId, locale, onLocale, pieceId, onSelect }: Props) {
  const draft = model.draft.value;
  const { checklist } = draft;
  const task = checklist?.items.find(({ id }) => id === pieceId) ?? checklist?.items[0];
  if (!checklist || !task) return null;
  const language = { locale, defaultLocale: draft.defaultLocale };
  const edit = (field: string, make: (content: GuideContent) => GuideContent) => model.edit(field, make);
  const set = (field: string, part: Partial<Checklist>) =>
    edit(`checklist.${field}.${locale}`, (content) => change.updateChecklist(content, part));
  const add = () => {
    const added = change.newTask(newLocalId());
    edit('add-task', (content) => change.addTask(content, added));
    onSelect(added.id);
  };

  return (
    <div class="editor">
      <div class="editor__cards">
        <CardList
          label={t(panelWords.tasks)}
          cards={checklist.items.map((each, index) => ({
            id: each.id,
            title: localize(each.label, locale, draft.defaultLocale) || t(panelWords.task, index + 1),
            note: t(doneWhenWords[each.doneWhen.type]),
          }))}
          selectedId={task.id}
          addLabel={t(panelWords.addTask)}
          onAdd={checklist.items.length < mostTasks ? add : undefined}
          onSelect={onSelect}
          onMove={(id, to) => edit('move-task', (content) => change.moveTask(content, id, to))}
          onDuplicate={(id) =>
            edit('duplicate-task', (content) => change.duplicateTask(content, id, newLocalId))
          }
          onRemove={(id, ...offer) => {
            edit('remove-task', (content) => change.removeTask(content, id));
            offerUndo(model, ...offer);
          }}
        />
      </div>
      <div class="editor__fields stack">
        <Changeable by="guide.draft">
          <GuideHead model={model} locale={locale} onLocale={onLocale} />
          {checklist.items.length > advisedTasks && (
            <Notice tone="warn">{t(panelWords.manyTasks, checklist.items.length, advisedTasks)}</Notice>
          )}
          <TaskFields
            key={task.id}
            task={task}
            subject={model.name.value}
            guideId={guideId}
            {...language}
            onChange={(field, part) =>
              edit(`${task.id}.${field}.${locale}`, (content) => change.updateTask(content, task.id, part))
            }
          />
          <fieldset class="part">
            <legend class="visually-hidden">{t(panelWords.wholeList)}</legend>
            <span class="note">{t(panelWords.wholeList)}</span>
            <LocalizedText
              label={t(panelWords.listTitle)}
              value={checklist.title}
              {...language}
              onChange={(title) => set('title', { title })}
            />
            <LauncherFields
              launcher={checklist.launcher}
              {...language}
              onChange={(launcher) => set('launcher', { launcher })}
            />
          </fieldset>
        </Changeable>
      </div>
      <PreviewSide>
        <ChecklistPreview draft={draft} checklist={checklist} locale={locale} />
      </PreviewSide>
    </div>
  );
}
