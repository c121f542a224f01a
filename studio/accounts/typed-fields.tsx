import { useState } from 'preact/hooks';
import { TextField } from '../ui/field.tsx';

interface TypedFieldProps<Value> {
  label: string;
  isLabelHidden?: boolean;
  isOptional?: boolean;
  hint?: string;
  value: Value;
  onChange: (value: Value) => void;
}

/** A number, or none. What is typed stays as it is typed, also while it is no number yet. */
export function NumberField({ value, onChange, ...props }: TypedFieldProps<number | null>) {
  const [text, setText] = useState(value === null ? '' : String(value));
  return (
    <TextField
      {...props}
      value={text}
      onInput={(typed) => {
        setText(typed);
        const number = Number(typed.replace(/[,，\s]/g, ''));
        if (!Number.isNaN(number)) onChange(typed.trim() === '' ? null : number);
      }}
    />
  );
}

/** Names separated by commas, or none. */
export function NamesField({ value, onChange, ...props }: TypedFieldProps<string[] | null>) {
  const [text, setText] = useState((value ?? []).join(', '));
  return (
    <TextField
      {...props}
      value={text}
      onInput={(typed) => {
        setText(typed);
        const names = typed
          .split(/[,，、;]/)
          .map((name) => name.trim())
          .filter(Boolean);
        onChange(names.length > 0 ? names : null);
      }}
    />
  );
}
