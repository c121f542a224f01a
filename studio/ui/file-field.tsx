import { Upload } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Field } from './field.tsx';
import { t } from './i18n.ts';
import { Icon } from './icon.tsx';
import { words } from './words.ts';

interface Props {
  label: string;
  hint?: ComponentChildren;
  error?: string | null | undefined;
  /** Kinds of file, as the attribute `accept` names them. */
  accept: string;
  onChoose: (file: File) => void;
}

/** A file to be chosen or dropped, in the studio's words: the browser's own control speaks the browser's language. */
export function FileField({ accept, onChoose, ...field }: Props) {
  const [name, setName] = useState<string>();
  return (
    <Field {...field}>
      {(control) => (
        <span class="control file-field">
          <span class="file-field__button">
            <Icon of={Upload} size={16} />
            {t(words.chooseFile)}
          </span>
          <span class="file-field__name">{name ?? t(words.noFile)}</span>
          <input
            {...control}
            class="file-field__input"
            type="file"
            accept={accept}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (!file) return;
              setName(file.name);
              onChoose(file);
            }}
          />
        </span>
      )}
    </Field>
  );
}
