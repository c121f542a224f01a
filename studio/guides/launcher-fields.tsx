import { type Checklist, corners } from '../../shared/contract/checklist.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { cornerWords } from '../../shared/rules/choice-words.ts';
import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { LocalizedText } from './localized-field.tsx';
import { panelWords } from './panel-words.ts';

interface Props {
  launcher: Checklist['launcher'];
  locale: Locale;
  defaultLocale: Locale;
  onChange: (launcher: Checklist['launcher']) => void;
}

/** The button in a corner of the page that opens a checklist or the help. */
export const LauncherFields = ({ launcher, locale, defaultLocale, onChange }: Props) => (
  <div class="field-row">
    <LocalizedText
      label={t(panelWords.launcherLabel)}
      value={launcher.label}
      locale={locale}
      defaultLocale={defaultLocale}
      onChange={(label) => onChange({ ...launcher, label })}
    />
    <Select
      label={t(panelWords.launcherCorner)}
      value={launcher.corner}
      options={corners.map((value) => ({ value, label: t(cornerWords[value]) }))}
      onChange={(corner) => onChange({ ...launcher, corner })}
    />
  </div>
);
