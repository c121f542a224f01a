import { Languages, Plus, Trash2 } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { Locale } from '../../shared/contract/text.ts';
import { removeLocale } from '../../shared/draft/edit-draft.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { findLanguage, offeredLanguages } from '../../shared/rules/find-language.ts';
import { localesOf } from '../../shared/rules/localize.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { locale as studioLocale, t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import { words as uiWords } from '../ui/words.ts';
import { editorWords } from './editor-words.ts';
import { languageName } from './languages/language-name.ts';
import { words as languageWords } from './languages/words.ts';
import { offerUndo } from './offer-undo.ts';

interface Props {
  model: InstanceType<typeof GuideModel>;
  locale: Locale;
  onSelect: (locale: Locale) => void;
}

/** Which language is being written; languages can be added and taken out. */
export function LanguagePicker({ model, locale, onSelect }: Props) {
  const [isAdding, setAdding] = useState(false);
  const picker = useRef<HTMLDivElement>(null);
  const draft = model.draft.value;
  const locales = [...new Set([draft.defaultLocale, ...localesOf(draft), locale])];
  return (
    <div class="field" ref={picker}>
      <span class="field__label">{t(editorWords.language)}</span>
      <Menu
        label={t(editorWords.language)}
        items={[
          ...locales.map((each) => ({
            label: languageName(each),
            ...(each === draft.defaultLocale && { note: t(editorWords.defaultLanguage) }),
            icon: Languages,
            isChecked: each === locale,
            onSelect: () => onSelect(each),
          })),
          {
            label: t(editorWords.addLanguage),
            icon: Plus,
            startsGroup: true,
            onSelect: () => setAdding(true),
          },
          ...(locale === draft.defaultLocale
            ? []
            : [
                {
                  label: t(editorWords.removeLanguage, languageName(locale)),
                  icon: Trash2,
                  isDanger: true,
                  onSelect: () => {
                    model.edit('remove-language', (content) => removeLocale(content, locale));
                    offerUndo(
                      model,
                      t(languageWords.removed, languageName(locale)),
                      () => picker.current?.querySelector('button') ?? null,
                    );
                    onSelect(draft.defaultLocale);
                  },
                },
              ]),
        ]}
        trigger={(attributes) => (
          <Button icon={Languages} {...attributes}>
            {languageName(locale)}
          </Button>
        )}
      />
      {isAdding && (
        <AddLanguageDialog
          onAdd={(added) => {
            setAdding(false);
            onSelect(added);
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}

/** Asks for a language, by its name or code. */
export function AddLanguageDialog({
  onAdd,
  onClose,
}: {
  onAdd: (locale: Locale) => void;
  onClose: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const add = (event: Event) => {
    event.preventDefault();
    const locale = findLanguage(typed, studioLocale.value);
    if (locale) onAdd(locale);
    else setFault(t(editorWords.noSuchLanguage));
  };
  return (
    <Dialog
      title={t(editorWords.addLanguage)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form="add-language">
            {t(editorWords.addLanguage)}
          </Button>
        </>
      }
    >
      <form id="add-language" noValidate onSubmit={add}>
        <TextField
          label={t(editorWords.whichLanguage)}
          hint={t(editorWords.whichLanguageHint)}
          error={fault}
          value={typed}
          suggestions={offeredLanguages(studioLocale.value)}
          hasAutoFocus
          onInput={setTyped}
        />
      </form>
    </Dialog>
  );
}
