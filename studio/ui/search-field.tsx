import { Search, X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
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
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(waiting.current), []);

  const search = (next: string, afterMs: number) => {
    setText(next);
    clearTimeout(waiting.current);
    if (afterMs === 0) onSearch(next.trim());
    else waiting.current = setTimeout(() => onSearch(next.trim()), afterMs);
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
          if (event.key === 'Enter') search(text, 0);
          if (event.key === 'Escape' && text) search('', 0);
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
