import { useState } from 'preact/hooks';
import type { GuideKind } from '../../shared/contract/guide.ts';
import { localesOf } from '../../shared/rules/localize.ts';
import { TextField } from '../ui/field.tsx';
import { locale as studioLocale, t } from '../ui/i18n.ts';
import type { GuideModel } from './guide-model.ts';
import { LanguagePicker } from './language-picker.tsx';
import { Preview } from './preview.tsx';
import { StepFields } from './step-fields.tsx';
import { StepList } from './step-list.tsx';
import { words } from './words.ts';

interface Props {
  model: InstanceType<typeof GuideModel>;
  kind: GuideKind;
}

/** Steps on the left, the selected one's fields beside it, and how it looks in the host app. */
export function ContentEditor({ model, kind }: Props) {
  const draft = model.draft.value;
  const [selectedId, select] = useState(draft.steps[0]?.id ?? '');
  const [locale, setLocale] = useState(() =>
    localesOf(draft).includes(studioLocale.value) ? studioLocale.value : draft.defaultLocale,
  );
  // An undo may have taken the selected step away.
  const step = draft.steps.find(({ id }) => id === selectedId) ?? draft.steps[0];
  if (!step) return null;

  return (
    <div class="editor">
      <div class="editor__steps">
        <StepList model={model} selectedId={step.id} locale={locale} onSelect={select} />
      </div>
      <div class="editor__fields stack">
        <div class="field-row">
          <TextField label={t(words.name)} value={model.name.value} maxLength={120} onInput={model.rename} />
          <LanguagePicker model={model} locale={locale} onSelect={setLocale} />
        </div>
        <StepFields key={step.id} model={model} step={step} locale={locale} />
      </div>
      <div class="editor__preview">
        <Preview
          kind={kind}
          name={model.name.value}
          draft={draft}
          step={step}
          locale={locale}
          onGoTo={select}
        />
      </div>
    </div>
  );
}
