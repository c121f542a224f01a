import { useId } from 'preact/hooks';

interface Props {
  label: string;
  value: string;
  /** Instead of the label, where that is read out alone. */
  placeholder?: string;
  maxLength?: number;
  /** Offered while it is typed; any other will do too. */
  suggestions?: string[];
  isBad?: boolean;
  hasFocus?: boolean;
  onInput(value: string): void;
  onEnter?(): void;
}

/** A field of one line in the bar. */
export function BarInput({
  label,
  value,
  placeholder = label,
  hasFocus,
  isBad,
  maxLength,
  suggestions,
  ...on
}: Props) {
  const id = useId();
  const field = (
    <input
      type="text"
      aria-label={label}
      aria-invalid={isBad}
      placeholder={placeholder}
      maxLength={maxLength}
      list={suggestions && id}
      value={value}
      ref={(input) => {
        if (!input) return;
        const isNew = !inputs.has(input);
        inputs.set(input, on.onInput);
        if (on.onEnter) enters.set(input, on.onEnter);
        if (isNew && hasFocus) input.focus();
      }}
    />
  );
  if (!suggestions) return field;
  return (
    <>
      {field}
      <datalist id={id}>
        {suggestions.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}

/** Events of ours end at the window, so the bar hands them to the field they are for. */
const inputs = new WeakMap<EventTarget, (value: string) => void>();
const enters = new WeakMap<EventTarget, () => void>();

/** What was typed, and the Enter after it. True: that Enter is dealt with. */
export function takeFieldEvent(event: Event): boolean {
  const field = event.composedPath()[0] as HTMLInputElement | undefined;
  if (!field) return false;
  if (event.type === 'input') inputs.get(field)?.(field.value);
  const isEnter = event.type === 'keydown' && (event as KeyboardEvent).key === 'Enter';
  const enter = isEnter && !(event as KeyboardEvent).isComposing && enters.get(field);
  if (enter) enter();
  return Boolean(enter);
}
