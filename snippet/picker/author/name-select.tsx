import { useEffect } from 'preact/hooks';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';

interface Props {
  label: string;
  of: 'guides' | 'features';
  /** Empty: none is chosen. */
  value: string;
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
  onChange(value: string): void;
}

/** One of the guides or features of the app, by name; never the guide that is edited. */
export function NameSelect({ label, of, value, state, acts, words, onChange }: Props) {
  useEffect(() => acts.needNames(), []);
  const names = state.names.value;
  const all = typeof names === 'object' ? names[of] : [];
  const options = all.filter(({ id }) => id !== state.task.guide.id);
  const isKnown = options.some(({ id }) => String(id) === value);
  const isRead = typeof names === 'object';
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {value === '' && <option value="">{words.choose}</option>}
      {value !== '' && !isKnown && <option value={value}>{isRead ? words.gone : '…'}</option>}
      {options.map(({ id, name }) => (
        <option key={id} value={String(id)}>
          {name}
        </option>
      ))}
    </select>
  );
}
