import { CircleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { classNames } from './class-names.ts';
import { formatDate, t } from './i18n.ts';
import { Icon } from './icon.tsx';
import { words } from './words.ts';

/** What a control inside a `Field` must carry, so that label, hint and error belong to it. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

export interface FieldProps {
  label: string;
  /** The label stays for screen readers only. */
  isLabelHidden?: boolean;
  hint?: ComponentChildren;
  /** Says what to do. */
  error?: string | null | undefined;
  isOptional?: boolean;
  children: (control: FieldControl) => ComponentChildren;
}

/** Label above, hint and error below. */
export function Field({ label, isLabelHidden, hint, error, isOptional, children }: FieldProps) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label class={classNames('field__label', isLabelHidden && 'visually-hidden')} for={id}>
        {label}
        {isOptional && <span class="note"> · {t(words.optional)}</span>}
      </label>
      {children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': Boolean(error) })}
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field__error" id={`${id}-error`} role="alert">
          <Icon of={CircleAlert} size={14} />
          {error}
        </p>
      )}
    </div>
  );
}

type Shared = Omit<FieldProps, 'children'> & { isDisabled?: boolean };

/** What is written in another language than the studio's: it is spelled, spoken and laid out as that. */
interface Written {
  lang?: string;
  dir?: 'ltr' | 'rtl';
}

export interface TextFieldProps extends Shared, Written {
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  onEnter?: () => void;
  type?: 'text' | 'email' | 'password' | 'url' | 'number' | 'color' | 'date' | 'datetime-local';
  name?: string;
  placeholder?: string;
  autoComplete?: string;
  isRequired?: boolean;
  hasAutoFocus?: boolean;
  min?: number;
  max?: number;
  step?: number;
  maxLength?: number;
  isMono?: boolean;
  /** Offered while typing; anything else can be typed too. */
  suggestions?: readonly string[];
}

export function TextField(props: TextFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  // Before it is painted: later it might take the keyboard from where it has been led meanwhile.
  useLayoutEffect(() => {
    // Of what comes into a page later the browser does not heed `autofocus`; a dialog does, once it opens.
    if (props.hasAutoFocus) input.current?.focus();
  }, []);
  return (
    <Field {...props} hint={hintOf(props)}>
      {(control) => (
        <>
          <input
            {...control}
            ref={input}
            class={classNames('control', props.isMono && 'mono', props.type === 'color' && 'control--color')}
            // The kinds of input differ only in role, which is not set here.
            type={(props.type ?? 'text') as 'text'}
            lang={props.lang}
            dir={props.dir}
            name={props.name}
            value={props.value}
            placeholder={props.placeholder}
            autocomplete={props.autoComplete ?? 'off'}
            required={props.isRequired}
            disabled={props.isDisabled}
            autofocus={props.hasAutoFocus}
            min={props.min}
            max={props.max}
            step={props.step}
            maxLength={props.maxLength}
            onInput={(event) => props.onInput(event.currentTarget.value)}
            onBlur={props.onBlur}
            onKeyDown={(event) => event.key === 'Enter' && props.onEnter?.()}
            list={props.suggestions && `${control.id}-suggestions`}
          />
          {props.suggestions && (
            <datalist id={`${control.id}-suggestions`}>
              {props.suggestions.map((suggestion) => (
                <option key={suggestion} value={suggestion} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

const dayInWords = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const;
const timeInWords = { ...dayInWords, hour: 'numeric', minute: '2-digit' } as const;

/** The browser writes a date in its own language, where 03/04 may be either: beneath stands which day it is, in words. */
function hintOf({ type, value, hint }: TextFieldProps): ComponentChildren {
  const isDate = type === 'date' || type === 'datetime-local';
  // A year of six figures is a date to the field alone.
  if (!isDate || Number.isNaN(Date.parse(value))) return hint;
  const said = formatDate(value, type === 'date' ? dayInWords : timeInWords);
  return hint ? [said, ' · ', hint] : said;
}

export interface TextAreaProps extends Shared, Written {
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  rows?: number;
  placeholder?: string;
  maxLength?: number;
  isMono?: boolean;
}

export const TextArea = (props: TextAreaProps) => (
  <Field {...props}>
    {(control) => (
      <textarea
        {...control}
        class={classNames('control control--area', props.isMono && 'mono')}
        rows={props.rows ?? 3}
        lang={props.lang}
        dir={props.dir}
        value={props.value}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        disabled={props.isDisabled}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={props.onBlur}
      />
    )}
  </Field>
);

export interface Option<Value extends string> {
  value: Value;
  label: string;
}

export interface SelectProps<Value extends string> extends Shared {
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
}

export const Select = <Value extends string>(props: SelectProps<Value>) => (
  <Field {...props}>
    {(control) => (
      <select
        {...control}
        class="control control--select"
        value={props.value}
        disabled={props.isDisabled}
        onChange={(event) => props.onChange(event.currentTarget.value as Value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

export interface CheckboxProps {
  label: ComponentChildren;
  hint?: ComponentChildren;
  isChecked: boolean;
  isDisabled?: boolean;
  onChange: (isChecked: boolean) => void;
}

export const Checkbox = (props: CheckboxProps) => <Toggle {...props} look="checkbox" />;

/** For what takes effect at once. */
export const Switch = (props: CheckboxProps) => <Toggle {...props} look="switch" />;

function Toggle({
  label,
  hint,
  isChecked,
  isDisabled,
  onChange,
  look,
}: CheckboxProps & { look: 'checkbox' | 'switch' }) {
  const id = useId();
  return (
    <div class="toggle">
      <input
        id={id}
        class={look}
        type="checkbox"
        role={look === 'switch' ? 'switch' : undefined}
        checked={isChecked}
        disabled={isDisabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
