import { useEffect } from 'preact/hooks';
import { helpList } from '../../../shared/rules/help-list.ts';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { CardActs } from './card-acts.tsx';

interface Props {
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
}

/** What the help lists: all that can be had again, or what the author chooses, in their order. */
export function HelpPanel({ state, acts, words }: Props) {
  useEffect(() => acts.needNames(), []);
  const { help, defaultLocale } = state.model.draft.value;
  if (!help) return null;
  const { lists } = help;
  const names = typeof state.names.value === 'object' ? state.names.value : undefined;
  const selectedId = lists?.find((id) => id === state.selectedId.value) ?? lists?.[0];
  /** Whoever chooses begins with all that is listed until now. */
  const choose = (which: string) =>
    acts.setHelp(({ lists: _, ...rest }) => {
      if (which === 'all') return rest;
      const listed = helpList(rest, names?.guides ?? [], state.locale.value, defaultLocale);
      return { ...rest, lists: listed.map(({ guideId }) => guideId) };
    });
  return (
    <fieldset class="row about" aria-label={words.listed}>
      <label>
        {words.helpLists}
        <select
          value={lists ? 'chosen' : 'all'}
          disabled={!names}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="all">{words.listAll}</option>
          <option value="chosen">{words.listChosen}</option>
        </select>
      </label>
      {state.names.value === 'failed' && (
        <span class="bad" role="alert">
          {words.failed}
        </span>
      )}
      <span class="space" />
      {selectedId !== undefined && <CardActs id={selectedId} {...{ state, acts, words }} />}
    </fieldset>
  );
}
