import type { Locale } from '../../shared/contract/text.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { LanguagePicker } from './language-picker.tsx';
import { words } from './words.ts';

interface Props {
  model: InstanceType<typeof GuideModel>;
  locale: Locale;
  onLocale: (locale: Locale) => void;
}

/** Above the fields of every kind: what the guide is called, and in which language its text is being written. */
export const GuideHead = ({ model, locale, onLocale }: Props) => (
  <div class="field-row guide-head">
    <TextField label={t(words.name)} value={model.name.value} maxLength={120} onInput={model.rename} />
    <LanguagePicker model={model} locale={locale} onSelect={onLocale} />
  </div>
);
