import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { type Locale, localeSchema } from '../../shared/contract/text.ts';
import { TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { words } from './words.ts';

const read = (text: string): string[] =>
  text
    .split(/[,，\s]+/)
    .map((part) => part.trim())
    .filter(Boolean);

/** Language tags, separated by commas; taken over as soon as each of them is one. */
export function LocaleListField({
  value,
  onChange,
}: {
  value: Locale[];
  onChange: (value: Locale[]) => void;
}) {
  const [text, setText] = useState(value.join(', '));
  useEffect(() => {
    if (read(text).join() !== value.join()) setText(value.join(', '));
  }, [value.join()]);
  const isSound = (tags: string[]) => tags.length > 0 && tags.every((tag) => v.is(localeSchema, tag));
  return (
    <div class="sentence">
      <span>{t(words.languageIs)}</span>
      <TextField
        label={t(words.languageIs)}
        isLabelHidden
        hint={t(words.languageHint)}
        error={isSound(read(text)) ? undefined : t(words.languageWrong)}
        value={text}
        onInput={(typed) => {
          setText(typed);
          if (isSound(read(typed))) onChange(read(typed));
        }}
      />
    </div>
  );
}
