import { Search, X } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from './i18n.ts';
import { Icon } from './icon.tsx';
import { words } from './words.ts';

export interface SearchFieldProps {
  label: string;
  value: string;
  placeholder?: string;
  /** Called once the typing has paused for 250 ms, at once on Enter and on clearing. */
  onSearch: (text: string) => void;
}

export function SearchField({ label, value, placeholder, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const searched = useRef(value);
  // What was changed elsewhere is shown; what was searched for here stands as it was typed, and the typing may be further.
  useLayoutEffect(() => {
    if (value === searched.current) return;
    searched.current = value;
    clearTimeout(waiting.current);
    setText(value);
  }, [value]);
  useLayoutEffect(() => () => clearTimeout(waiting.current), []);

  const search = (next: string, afterMs: number) => {
    setText(next);
    clearTimeout(waiting.current);
    const begin = () => {
      searched.current = next.trim();
      onSearch(searched.current);
    };
    if (afterMs === 0) begin();
    else waiting.current = setTimeout(begin, afterMs);
  };
  return (
    <search class="search">
      <Icon of={Search} size={16} />
      <input
        ref={input}
        class="control"
        type="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={text}
        onInput={(event) => search(event.currentTarget.value, 250)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            // The form around it would be sent as well.
            event.preventDefault();
            search(text, 0);
          }
          if (event.key === 'Escape' && text) {
            // The dialog around it would close as well.
            event.preventDefault();
            search('', 0);
          }
        }}
      />
      {text && (
        <button
          class="search__clear"
          type="button"
          aria-label={t(words.clearSearch)}
          onClick={() => {
            search('', 0);
            input.current?.focus();
          }}
        >
          <Icon of={X} size={14} />
        </button>
      )}
    </search>
  );
}
