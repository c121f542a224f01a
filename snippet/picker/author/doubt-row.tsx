import { isDoubtful, textsIn } from '../../../shared/draft/draft-texts.ts';
import { plainText } from '../../../shared/rules/step-title.ts';
import { Button } from '../button.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';

interface Props {
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
}

/** Says of a translation that its original has changed since, one after another, and lets it be kept all the same. */
export function DoubtRow({ state, acts, words }: Props) {
  const { checklist, help, defaultLocale } = state.model.draft.value;
  const locale = state.locale.value;
  const [first] = textsIn(state.step.value ?? checklist ?? help).filter((text) => isDoubtful(text, locale));
  if (!first) return null;
  const textIn = (language: string) => {
    const text = first.value.byLocale[language] ?? '';
    return typeof text === 'string' ? text : plainText(text);
  };
  return (
    <div class="row notice">
      <span class="help" role="status">
        {words.doubt(textIn(locale), textIn(defaultLocale))}
      </span>
      <span class="space" />
      <Button onPress={() => acts.confirm(first.value)}>{words.stillRight}</Button>
    </div>
  );
}
