import { useLayoutEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { TextField } from '../ui/field.tsx';

interface Props {
  label: string;
  hint?: string;
  /** Said while what is typed is not an address; it is not taken over until it is. */
  wrong: string;
  schema: v.GenericSchema<string>;
  value: string;
  onChange: (value: string) => void;
}

export function UrlField({ label, hint, wrong, schema, value, onChange }: Props) {
  const [text, setText] = useState(value);
  useLayoutEffect(() => setText(value), [value]);
  return (
    <TextField
      label={label}
      hint={hint}
      error={v.is(schema, text) ? undefined : wrong}
      value={text}
      onInput={(next) => {
        setText(next);
        if (v.is(schema, next)) onChange(next);
      }}
    />
  );
}
