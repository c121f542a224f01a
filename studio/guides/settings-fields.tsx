import type { Frequency, GuideContent } from '../../shared/contract/guide.ts';
import { localesOf } from '../../shared/rules/localize.ts';
import { Card } from '../ui/card.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { AudienceField } from './audience-field.tsx';
import type { GuideModel } from './guide-model.ts';
import { languageName } from './language-picker.tsx';
import { PageRuleFields } from './page-rule-fields.tsx';
import { words } from './words.ts';

const frequencyWords = {
  once: words.once,
  untilCompleted: words.untilCompleted,
  everyDays: words.everyDays,
  always: words.everyTime,
};

const newFrequency = (type: Frequency['type']): Frequency =>
  type === 'everyDays' ? { type, days: 30 } : { type };

/** A number between `min` and `max`, or nothing while what is typed is none. */
function numberWithin(text: string, min: number, max: number): number | undefined {
  const value = Number(text);
  return text.trim() !== '' && value >= min && value <= max ? value : undefined;
}

/** Who sees the guide, where, when and how often; and its look. */
export function SettingsFields({ model }: { model: InstanceType<typeof GuideModel> }) {
  const { audience, trigger, frequency, priority, theme, defaultLocale } = model.draft.value;
  const set = (field: string, part: Partial<GuideContent>) =>
    model.edit(field, (content) => ({ ...content, ...part }));
  const locales = [...new Set([defaultLocale, ...localesOf(model.draft.value)])];

  return (
    <div class="columns">
      <div class="stack">
        <Card title={t(words.audience)}>
          <AudienceField audience={audience} onChange={(next) => set('audience', { audience: next })} />
        </Card>
        <Card title={t(words.theme)}>
          <div class="field-row">
            <Select
              label={t(words.themeMode)}
              value={theme.mode}
              options={[
                { value: 'auto', label: t(words.themeAuto) },
                { value: 'light', label: t(words.light) },
                { value: 'dark', label: t(words.dark) },
              ]}
              onChange={(mode) => set('theme', { theme: { ...theme, mode } })}
            />
            <TextField
              label={t(words.accent)}
              type="color"
              value={theme.accent}
              onInput={(accent) => set('accent', { theme: { ...theme, accent } })}
            />
          </div>
        </Card>
        <Card title={t(words.language)}>
          <Select
            label={t(words.defaultLanguage)}
            hint={t(words.defaultLanguageHint)}
            value={defaultLocale}
            options={locales.map((value) => ({ value, label: languageName(value) }))}
            onChange={(value) => set('defaultLocale', { defaultLocale: value })}
          />
        </Card>
      </div>
      <div class="stack">
        <Card title={t(words.trigger)}>
          <div class="stack">
            <Select
              label={t(words.trigger)}
              isLabelHidden
              value={trigger.on === 'manual' ? 'manual' : 'pageLoad'}
              options={[
                { value: 'pageLoad', label: t(words.triggerPageLoad) },
                { value: 'manual', label: t(words.triggerManual) },
              ]}
              onChange={(on) =>
                set('trigger', {
                  trigger: { on, delaySeconds: trigger.delaySeconds, pages: trigger.pages },
                })
              }
            />
            {trigger.on === 'pageLoad' && (
              <>
                <PageRuleFields
                  rule={trigger.pages}
                  onChange={(pages) => set('pages', { trigger: { ...trigger, pages } })}
                />
                <TextField
                  label={t(words.delay)}
                  type="number"
                  min={0}
                  max={600}
                  value={String(trigger.delaySeconds)}
                  onInput={(text) => {
                    const delaySeconds = numberWithin(text, 0, 600);
                    if (delaySeconds !== undefined) set('delay', { trigger: { ...trigger, delaySeconds } });
                  }}
                />
              </>
            )}
          </div>
        </Card>
        {trigger.on === 'pageLoad' && (
          <Card title={t(words.frequency)} note={t(words.quietRule)}>
            <div class="stack">
              <div class="field-row">
                <Select
                  label={t(words.frequency)}
                  value={frequency.type}
                  options={(Object.keys(frequencyWords) as Frequency['type'][]).map((value) => ({
                    value,
                    label: t(frequencyWords[value]),
                  }))}
                  onChange={(type) => set('frequency', { frequency: newFrequency(type) })}
                />
                {frequency.type === 'everyDays' && (
                  <TextField
                    label={t(words.days)}
                    type="number"
                    min={1}
                    max={730}
                    value={String(frequency.days)}
                    onInput={(text) => {
                      const days = numberWithin(text, 1, 730);
                      if (days) set('days', { frequency: { type: 'everyDays', days: Math.round(days) } });
                    }}
                  />
                )}
              </div>
              <TextField
                label={t(words.priority)}
                hint={t(words.priorityHint)}
                type="number"
                min={0}
                max={100}
                value={String(priority)}
                onInput={(text) => {
                  const value = numberWithin(text, 0, 100);
                  if (value !== undefined) set('priority', { priority: Math.round(value) });
                }}
              />
            </div>
          </Card>
        )}
      </div>
    </div>
  );
}
