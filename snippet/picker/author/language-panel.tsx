import { useState } from 'preact/hooks';
import type { Locale } from '../../../shared/contract/text.ts';
import { translationOf } from '../../../shared/draft/draft-texts.ts';
import { findLanguage, offeredLanguages } from '../../../shared/rules/find-language.ts';
import { languageName } from '../../../shared/rules/language-name.ts';
import { Button } from '../button.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { BarInput } from './bar-input.tsx';
import { Chooser } from './chooser.tsx';

interface Props {
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
}

/** Which language is written in, and how far each is; one can be added, and the chosen one taken out. */
export function LanguagePanel({ state, acts, words }: Props) {
  const { model, locale, locales, task } = state;
  const [typed, setTyped] = useState('');
  const [isUnknown, setUnknown] = useState(false);
  const draft = model.draft.value;
  const { defaultLocale } = draft;
  const add = () => {
    const found = findLanguage(typed, task.locale);
    if (found) acts.writeIn(found);
    else setUnknown(true);
  };
  const noteOf = (each: Locale) => {
    if (each === defaultLocale) return words.defaultLanguage;
    const { count, translated, stale } = translationOf(draft, each);
    const written = words.written(translated, count);
    return stale > 0 ? `${written} · ${words.toCheck(stale)}` : written;
  };
  return (
    <Chooser
      {...{ state, words }}
      title={words.languages}
      below={
        <div class="row">
          <BarInput
            label={words.anotherLanguage}
            placeholder={words.languageHint}
            suggestions={offeredLanguages(task.locale)}
            maxLength={60}
            value={typed}
            isBad={isUnknown}
            onInput={(value) => {
              setTyped(value);
              setUnknown(false);
            }}
            onEnter={add}
          />
          <Button isBusy={typed.trim() === ''} onPress={add}>
            {words.addLanguage}
          </Button>
          {isUnknown && (
            <span class="bad" role="alert">
              {words.noSuchLanguage}
            </span>
          )}
          <span class="space" />
          {locale.value !== defaultLocale && (
            <Button onPress={() => acts.removeLanguage(locale.value)}>
              {words.removeLanguage(languageName(locale.value, task.locale))}
            </Button>
          )}
        </div>
      }
    >
      {locales.value.map((each) => (
        <Button key={each} isPressed={each === locale.value} onPress={() => acts.writeIn(each)}>
          {languageName(each, task.locale)}
          <small>{noteOf(each)}</small>
        </Button>
      ))}
    </Chooser>
  );
}
