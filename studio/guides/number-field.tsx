import { useEffect, useState } from 'preact/hooks';
import { TextField } from '../ui/field.tsx';

interface Props {
  label: string;
  hint?: string;
  min: number;
  max: number;
  /** Rounded to the nearest. */
  isWhole?: boolean;
  value: number;
  onChange: (value: number) => void;
}

/** A number within its bounds. While what is typed is none, it is not taken over and stays to be seen. */
export function NumberField({ value, isWhole, onChange, ...rest }: Props) {
  const [text, setText] = useState(String(value));
  useEffect(() => {
    if (read(text) !== value) setText(String(value));
  }, [value]);

  function read(typed: string): number | undefined {
    const number = isWhole ? Math.round(Number(typed)) : Number(typed);
    return typed.trim() !== '' && number >= rest.min && number <= rest.max ? number : undefined;
  }
  return (
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
  );
}
