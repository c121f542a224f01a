import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Locale, Localized, RichText } from '../../shared/contract/text.ts';
import { TextArea, TextField } from '../ui/field.tsx';
import { setLocale } from './edit-draft.ts';
import { parseMarkup, plainText, printMarkup } from './rich-text-markup.ts';

interface Shared<T> {
  label: string;
  value: Localized<T>;
  /** The language being edited. */
  locale: Locale;
  /** Its text is shown, pale, where the edited language has none yet. */
  defaultLocale: Locale;
  hint?: ComponentChildren;
  error?: string | undefined;
  isOptional?: boolean;
  isLabelHidden?: boolean;
  onChange: (value: Localized<T>) => void;
}

/** One line of text in the language being edited. An emptied line takes the language out. */
export const LocalizedText = ({ value, locale, defaultLocale, onChange, ...rest }: Shared<string>) => (
  <TextField
    {...rest}
    value={value.byLocale[locale] ?? ''}
    placeholder={value.byLocale[defaultLocale]}
    onInput={(text) => onChange(setLocale(value, locale, text === '' ? undefined : text))}
  />
);

/** A text with marks for bold, italic, links and variables; read as spans while it is typed. */
export function LocalizedMarkup({
  value,
  locale,
  defaultLocale,
  onChange,
  ...rest
}: Shared<RichText> & { rows?: number }) {
  const spans = value.byLocale[locale] ?? [];
  const [markup, setMarkup] = useState(() => printMarkup(spans));

  // What is typed stays as it was typed, until the spans change from elsewhere (undo, another language).
  const isOutdated = JSON.stringify(parseMarkup(markup)) !== JSON.stringify(spans);
  useEffect(() => {
    if (isOutdated) setMarkup(printMarkup(spans));
  }, [isOutdated, locale]);

  return (
    <TextArea
      {...rest}
      value={isOutdated ? printMarkup(spans) : markup}
      placeholder={plainText(value.byLocale[defaultLocale] ?? [])}
      onInput={(text) => {
        setMarkup(text);
        onChange(setLocale(value, locale, text === '' ? undefined : parseMarkup(text)));
      }}
    />
  );
}
