import { useEffect, useState } from 'preact/hooks';
import { classNames } from './class-names.ts';
import { TextField } from './field.tsx';

export interface NumberFieldProps {
  label: string;
  hint?: string;
  min: number;
  max: number;
  /** Rounded to the nearest. */
  isWhole?: boolean;
  /** Within a sentence: the label stands behind the number. */
  isInline?: boolean;
  value: number;
  onChange: (value: number) => void;
}

/** A number within its bounds. What is typed and is none is not taken over, and goes when the field is left. */
export function NumberField({ value, isWhole, isInline, onChange, ...rest }: NumberFieldProps) {
  const [text, setText] = useState(String(value));

  function read(typed: string): number | undefined {
    const number = isWhole ? Math.round(Number(typed)) : Number(typed);
    return typed.trim() !== '' && number >= rest.min && number <= rest.max ? number : undefined;
  }
  useEffect(() => {
    if (read(text) !== value) setText(String(value));
  }, [value]);

  return (
    <div class={classNames('number-field', isInline && 'number-field--inline')}>
      <TextField
        {...rest}
        type="number"
        value={text}
        onInput={(typed) => {
          setText(typed);
          const number = read(typed);
          if (number !== undefined) onChange(number);
        }}
        onBlur={() => setText(String(value))}
      />
    </div>
  );
}
