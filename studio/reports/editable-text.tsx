import { useRef, useState } from 'preact/hooks';

interface EditableTextProps {
  label: string;
  text: string;
  /** It can be read, and copied, alone. */
  isFixed?: boolean;
  /** Called a moment after the typing has paused, and when the field is left. */
  onWrite: (text: string) => void;
}

const pauseMs = 800;

/** An empty last line has no height unless something stands in it. */
const endsInLineOfItsOwn = (text: string) => text === '' || text.endsWith('\n');

/** A text of a document: a field that is as high as its words on the screen, the words alone on paper. */
export function EditableText({ label, text, isFixed = false, onWrite }: EditableTextProps) {
  const [value, setValue] = useState(text);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const told = useRef(text);

  const tell = (next: string) => {
    clearTimeout(waiting.current);
    if (next === told.current) return;
    told.current = next;
    onWrite(next);
  };
  return (
    <div class="sheet__field">
      <textarea
        class="sheet__text"
        aria-label={label}
        value={value}
        maxLength={4000}
        rows={2}
        readOnly={isFixed}
        onInput={(event) => {
          const next = event.currentTarget.value;
          setValue(next);
          clearTimeout(waiting.current);
          waiting.current = setTimeout(() => tell(next), pauseMs);
        }}
        onBlur={() => tell(value)}
      />
      <p class="sheet__printed" aria-hidden="true">
        {value}
        {endsInLineOfItsOwn(value) && '\u200b'}
      </p>
    </div>
  );
}
