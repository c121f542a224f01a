import type { DoneWhen, Task } from '../../shared/contract/checklist.ts';
import { type Locale, safeUrlSchema } from '../../shared/contract/text.ts';
import { newDoneWhen, newTaskAction } from '../../shared/draft/edit-checklist.ts';
import { doneWhenWords, taskActionWords } from '../../shared/rules/choice-words.ts';
import { TargetField } from '../picker/target-field.tsx';
import { EventNameField, FeatureSelect, GuideSelect } from '../references/reference-select.tsx';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { blockWords } from './block-words.ts';
import { LocalizedText } from './localized-field.tsx';
import { panelWords } from './panel-words.ts';
import { settingWords } from './setting-words.ts';
import { UrlField } from './url-field.tsx';

const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as Key[];

interface Props {
  task: Task;
  /** The guide's name, said while an element is picked. */
  subject: string;
  guideId: string;
  locale: Locale;
  defaultLocale: Locale;
  onChange: (field: string, part: Partial<Task>) => void;
}

/** What a task says, what a press on it does, and what ticks it. */
export function TaskFields({ task, subject, guideId, locale, defaultLocale, onChange }: Props) {
  const language = { locale, defaultLocale };
  return (
    <fieldset class="part">
      <legend class="visually-hidden">{t(panelWords.theTask)}</legend>
      <span class="note">{t(panelWords.theTask)}</span>
      <LocalizedText
        label={t(panelWords.taskLabel)}
        value={task.label}
        {...language}
        onChange={(label) => onChange('label', { label })}
      />
      <LocalizedText
        label={t(panelWords.taskHint)}
        isOptional
        value={task.hint ?? { byLocale: {} }}
        {...language}
        onChange={(hint) => onChange('hint', { hint })}
      />
      <Select
        label={t(panelWords.taskDoneWhen)}
        hint={t(panelWords.taskDoneHint)}
        value={task.doneWhen.type}
        options={keysOf(doneWhenWords).map((value) => ({ value, label: t(doneWhenWords[value]) }))}
        onChange={(type) => onChange('doneWhen', { doneWhen: newDoneWhen(type) })}
      />
      <DoneWhenFields
        doneWhen={task.doneWhen}
        subject={subject}
        guideId={guideId}
        onChange={(doneWhen) => onChange('doneWhen', { doneWhen })}
      />
      <Select
        label={t(panelWords.taskAction)}
        value={task.action.type}
        options={keysOf(taskActionWords).map((value) => ({ value, label: t(taskActionWords[value]) }))}
        onChange={(type) => onChange('action', { action: newTaskAction(type) })}
      />
      <TaskActionFields
        action={task.action}
        guideId={guideId}
        onChange={(action) => onChange('action', { action })}
      />
    </fieldset>
  );
}

interface DoneWhenProps {
  doneWhen: DoneWhen;
  subject: string;
  guideId: string;
  onChange: (doneWhen: DoneWhen) => void;
}

function DoneWhenFields({ doneWhen, subject, guideId, onChange }: DoneWhenProps) {
  switch (doneWhen.type) {
    case 'feature':
      return (
        <FeatureSelect
          label={t(panelWords.feature)}
          value={doneWhen.featureId}
          onChange={(featureId) => onChange({ ...doneWhen, featureId })}
        />
      );
    case 'event':
      return (
        <EventNameField
          label={t(settingWords.eventName)}
          value={doneWhen.name}
          onChange={(name) => onChange({ ...doneWhen, name })}
        />
      );
    case 'guideCompleted':
      return (
        <GuideSelect
          label={t(blockWords.guide)}
          without={guideId}
          value={doneWhen.guideId}
          onChange={(id) => onChange({ ...doneWhen, guideId: id })}
        />
      );
    case 'page':
      return (
        <TextField
          label={t(panelWords.pageAddress)}
          hint={t(panelWords.pageAddressHint)}
          isMono
          maxLength={500}
          value={doneWhen.pattern}
          onInput={(pattern) => onChange({ ...doneWhen, pattern })}
        />
      );
    case 'click':
      return (
        <TargetField
          purpose="step"
          subject={subject}
          target={doneWhen.target}
          onPick={(target) => onChange({ ...doneWhen, target })}
        />
      );
  }
}

interface ActionProps {
  action: Task['action'];
  guideId: string;
  onChange: (action: Task['action']) => void;
}

function TaskActionFields({ action, guideId, onChange }: ActionProps) {
  switch (action.type) {
    case 'none':
      return null;
    case 'startGuide':
      return (
        <GuideSelect
          label={t(blockWords.guide)}
          without={guideId}
          value={action.guideId}
          onChange={(id) => onChange({ ...action, guideId: id })}
        />
      );
    case 'openUrl':
      return (
        <>
          <UrlField
            label={t(blockWords.actionUrl)}
            hint={t(blockWords.actionUrlHint)}
            wrong={t(blockWords.actionUrlWrong)}
            schema={safeUrlSchema}
            value={action.url}
            onChange={(url) => onChange({ ...action, url })}
          />
          <Checkbox
            label={t(blockWords.inNewTab)}
            isChecked={action.inNewTab}
            onChange={(inNewTab) => onChange({ ...action, inNewTab })}
          />
        </>
      );
  }
}
