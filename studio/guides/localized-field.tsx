import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Locale, Localized, RichText } from '../../shared/contract/text.ts';
import { confirmText, writeText } from '../../shared/draft/write-text.ts';
import { plainText } from '../../shared/rules/step-title.ts';
import { directionOf } from '../../snippet/render/words.ts';
import { TextArea, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { editorWords } from './editor-words.ts';
import { parseMarkup, printMarkup } from './rich-text-markup.ts';

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
export const LocalizedText = ({ value, locale, defaultLocale, hint, onChange, ...rest }: Shared<string>) => (
  <TextField
    {...rest}
    lang={locale}
    dir={directionOf(locale)}
    value={value.byLocale[locale] ?? ''}
    placeholder={value.byLocale[defaultLocale]}
    hint={
      <StaleHint value={value} locale={locale} original={value.byLocale[defaultLocale]} onChange={onChange}>
        {hint}
      </StaleHint>
    }
    onInput={(text) => onChange(writeText(value, locale, text === '' ? undefined : text, defaultLocale))}
  />
);

/** A text with marks for bold, italic, links and variables; read as spans while it is typed. */
export function LocalizedMarkup({
  value,
  locale,
  defaultLocale,
  hint,
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
      lang={locale}
      dir={directionOf(locale)}
      value={isOutdated ? printMarkup(spans) : markup}
      placeholder={plainText(value.byLocale[defaultLocale] ?? [])}
      hint={
        <StaleHint
          value={value}
          locale={locale}
          original={plainText(value.byLocale[defaultLocale] ?? [])}
          onChange={onChange}
        >
          {hint}
        </StaleHint>
      }
      onInput={(text) => {
        setMarkup(text);
        onChange(writeText(value, locale, text === '' ? undefined : parseMarkup(text), defaultLocale));
      }}
    />
  );
}

interface StaleProps<T> {
  value: Localized<T>;
  locale: Locale;
  /** As it reads now in the default language. */
  original: string | undefined;
  /** What else there is to say of the field. */
  children: ComponentChildren;
  onChange: (value: Localized<T>) => void;
}

/** Says of a translation that its original has changed since, and lets it be kept all the same. */
function StaleHint<T>({ value, locale, original, children, onChange }: StaleProps<T>) {
  if (!value.staleIn?.includes(locale)) return <>{children}</>;
  return (
    <>
      <span class="stale">
        {t(editorWords.originalChanged, original ?? '')}{' '}
        <button type="button" class="linklike" onClick={() => onChange(confirmText(value, locale))}>
          {t(editorWords.stillRight)}
        </button>
      </span>
      {children}
    </>
  );
}
