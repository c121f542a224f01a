import type { Goal, GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { AudienceField } from '../audience/audience-field.tsx';
import { Card } from '../ui/card.tsx';
import { t } from '../ui/i18n.ts';
import { AudienceCard } from './audience-card.tsx';
import { cardIdOf } from './fault-place.ts';
import { FrequencyFields } from './frequency-fields.tsx';
import { GoalFields } from './goal-fields.tsx';
import { LocalizedText } from './localized-field.tsx';
import { LookCard } from './look-card.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { settingWords } from './setting-words.ts';
import { readSituation, type Situation, writeSituation } from './situation.ts';
import { TriggerFields } from './trigger-fields.tsx';

interface Props {
  model: InstanceType<typeof GuideModel>;
  guideId: string;
  kind: GuideKind;
}

/** Who sees the guide, where, when and how often; and its look. */
export function SettingsFields({ model, guideId, kind }: Props) {
  const draft = model.draft.value;
  const { audience, conditions, trigger, theme, defaultLocale, title, searchWords } = draft;
  const set = (field: string, part: Partial<GuideContent>) =>
    model.edit(field, (content) => ({ ...content, ...part }));
  const situation = readSituation(conditions);
  const setSituation = (field: string, next: Situation) => {
    const written = writeSituation(next);
    model.edit(field, ({ conditions: _, ...content }) => ({
      ...content,
      ...(written && { conditions: written }),
    }));
  };
  const setGoal = (goal: Goal | undefined) =>
    model.edit('goal', ({ goal: _, ...content }) => ({ ...content, ...(goal && { goal }) }));
  const name = model.name.value;
  const isListedInHelp = kind !== 'hint' && kind !== 'banner' && kind !== 'help';

  return (
    <div class="columns">
      <div class="stack">
        <AudienceCard
          name={name}
          audience={audience}
          onChange={(next) => set('audience', { audience: next })}
        />
        <GoalFields goal={draft.goal} audience={audience} onChange={setGoal} />
        <Card
          id={cardIdOf('conditions')}
          title={t(settingWords.situation)}
          note={t(settingWords.situationNote)}
        >
          <AudienceField
            about="page"
            name={name}
            emptyText={t(settingWords.anySituation)}
            audience={situation.page}
            onChange={(page) => setSituation('situation', { ...situation, page })}
          />
        </Card>
        <LookCard
          theme={theme}
          onChange={(field, next) =>
            model.edit(field, ({ theme: _, ...content }) => ({ ...content, ...(next && { theme: next }) }))
          }
        />
      </div>
      <div class="stack">
        <Card id={cardIdOf('trigger')} title={t(settingWords.trigger)}>
          <TriggerFields
            kind={kind}
            guideId={guideId}
            name={name}
            trigger={trigger}
            onChange={(field, next) => set(field, { trigger: next })}
          />
        </Card>
        {trigger.on !== 'manual' && (
          <Card title={t(settingWords.frequencyAndRank)} note={t(settingWords.quietRule)}>
            <FrequencyFields kind={kind} content={draft} set={set} />
          </Card>
        )}
        <Card title={t(settingWords.schedule)} note={t(settingWords.scheduleNote)}>
          <ScheduleFields
            dates={situation.dates}
            onChange={(dates) => setSituation('schedule', { page: situation.page, ...(dates && { dates }) })}
          />
        </Card>
        {isListedInHelp && (
          <Card title={t(settingWords.inTheHelp)}>
            <div class="stack">
              <LocalizedText
                label={t(settingWords.listedAs)}
                hint={t(settingWords.listedAsHint)}
                isOptional
                value={title ?? { byLocale: {} }}
                locale={defaultLocale}
                defaultLocale={defaultLocale}
                onChange={(next) => set('title', { title: next })}
              />
              <LocalizedText
                label={t(settingWords.searchWords)}
                hint={t(settingWords.searchWordsHint)}
                isOptional
                value={searchWords ?? { byLocale: {} }}
                locale={defaultLocale}
                defaultLocale={defaultLocale}
                onChange={(next) => set('searchWords', { searchWords: next })}
              />
            </div>
          </Card>
        )}
      </div>
    </div>
  );
}
