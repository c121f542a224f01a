import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface EditableTextProps {
  label: string;
  text: string;
  /** It can be read, and copied, alone. */
  isFixed?: boolean;
  /** Called a moment after the typing has paused, and when the field is left. */
  onWrite: (text: string) => void;
}

const pauseMs = 800;

/** A text of a document: a field that is as high as its words on the screen, the words alone on paper. */
export function EditableText({ label, text, isFixed = false, onWrite }: EditableTextProps) {
  const [value, setValue] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const told = useRef(text);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [value]);

  const tell = (next: string) => {
    clearTimeout(waiting.current);
    if (next === told.current) return;
    told.current = next;
    onWrite(next);
  };
  return (
    <>
      <textarea
        ref={field}
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
      </p>
    </>
  );
}
