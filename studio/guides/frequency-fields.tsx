import {
  type Frequency,
  type GuideContent,
  type GuideKind,
  guideCategories,
} from '../../shared/contract/guide.ts';
import { categoryOf } from '../../shared/rules/category-of.ts';
import { categoryWords, frequencyWords } from '../../shared/rules/choice-words.ts';
import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { NumberField } from '../ui/number-field.tsx';
import { settingWords } from './setting-words.ts';

const newFrequency = (type: Frequency['type']): Frequency =>
  type === 'everyDays' ? { type, days: 30 } : { type };

interface Props {
  kind: GuideKind;
  content: GuideContent;
  set: (field: string, part: Partial<GuideContent>) => void;
}

/** How often it starts by itself for one user, which of several starts, and with what users mute it. */
export const FrequencyFields = ({ kind, content, set }: Props) => (
  <div class="stack">
    <div class="field-row">
      <Select
        label={t(settingWords.frequency)}
        value={content.frequency.type}
        options={(Object.keys(frequencyWords) as Frequency['type'][]).map((value) => ({
          value,
          label: t(frequencyWords[value]),
        }))}
        onChange={(type) => set('frequency', { frequency: newFrequency(type) })}
      />
      {content.frequency.type === 'everyDays' && (
        <NumberField
          label={t(settingWords.days)}
          min={1}
          max={730}
          isWhole
          value={content.frequency.days}
          onChange={(days) => set('days', { frequency: { type: 'everyDays', days } })}
        />
      )}
    </div>
    <NumberField
      label={t(settingWords.priority)}
      hint={t(settingWords.priorityHint)}
      min={0}
      max={100}
      isWhole
      value={content.priority}
      onChange={(priority) => set('priority', { priority })}
    />
    <Select
      label={t(settingWords.category)}
      hint={t(settingWords.categoryHint)}
      value={categoryOf(kind, content)}
      options={guideCategories.map((value) => ({ value, label: t(categoryWords[value]) }))}
      onChange={(category) => set('category', { category })}
    />
  </div>
);
