import type { Help } from '../../shared/contract/help.ts';
import type { Locale } from '../../shared/contract/text.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { kindWords } from '../../shared/rules/choice-words.ts';
import { Changeable } from '../changeable.tsx';
import { Checkbox, Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { GuideHead } from './guide-head.tsx';
import { useHelpItems, useListableGuides } from './help-items.ts';
import { LauncherFields } from './launcher-fields.tsx';
import { LocalizedText } from './localized-field.tsx';
import { HelpPreview } from './panel-preview.tsx';
import { panelWords } from './panel-words.ts';
import { PreviewSide } from './preview-side.tsx';
import { words } from './words.ts';

interface Props {
  model: InstanceType<typeof GuideModel>;
  guideId: string;
  locale: Locale;
  onLocale: (locale: Locale) => void;
}

/** What the help lists, what it is called, where its launcher sits. */
export function HelpEditor({ model, locale, onLocale }: Props) {
  const draft = model.draft.value;
  const { help } = draft;
  const listed = help?.lists;
  const listable = useListableGuides();
  const items = useHelpItems(draft, locale);
  if (!help) return null;
  const language = { locale, defaultLocale: draft.defaultLocale };
  const set = (field: string, change: (help: Help) => Help) =>
    model.edit(`help.${field}.${locale}`, (content) =>
      content.help ? { ...content, help: change(content.help) } : content,
    );
  const setListed = (id: string, isListed: boolean) =>
    set('lists', ({ lists = [], ...rest }) => ({
      ...rest,
      lists: isListed ? [...lists, id] : lists.filter((each) => each !== id),
    }));

  return (
    <div class="editor editor--two">
      <div class="editor__fields stack">
        <Changeable by="guide.draft">
          <GuideHead model={model} locale={locale} onLocale={onLocale} />
          <LocalizedText
            label={t(panelWords.helpTitle)}
            value={help.title}
            {...language}
            onChange={(title) => set('title', (old) => ({ ...old, title }))}
          />
          <LauncherFields
            launcher={help.launcher}
            {...language}
            onChange={(launcher) => set('launcher', (old) => ({ ...old, launcher }))}
          />
          <Select
            label={t(panelWords.helpLists)}
            hint={t(panelWords.helpListsHint)}
            value={listed ? 'chosen' : 'all'}
            options={[
              { value: 'all', label: t(panelWords.helpListsAll) },
              { value: 'chosen', label: t(panelWords.helpListsChosen) },
            ]}
            onChange={(which) =>
              set('lists', ({ lists: _, ...rest }) =>
                which === 'all' ? rest : { ...rest, lists: items.map(({ guideId }) => guideId) },
              )
            }
          />
          {listed && (
            <fieldset class="part">
              <legend class="visually-hidden">{t(panelWords.helpListsChosen)}</legend>
              {listable.length === 0 && <p class="soft">{t(panelWords.helpNothingToList)}</p>}
              {listable.map((guide) => (
                <Checkbox
                  key={guide.id}
                  label={guide.name}
                  hint={`${t(kindWords[guide.kind])} · ${t(guide.live ? words.live : words.draft)}`}
                  isChecked={listed.includes(guide.id)}
                  onChange={(isListed) => setListed(guide.id, isListed)}
                />
              ))}
            </fieldset>
          )}
        </Changeable>
      </div>
      <PreviewSide>
        <HelpPreview draft={draft} help={help} items={items} locale={locale} />
      </PreviewSide>
    </div>
  );
}
