import type { GuideKind } from '../../shared/contract/guide.ts';
import { type Option, Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { useReferences } from './references.tsx';
import { words } from './words.ts';

interface Props<Value> {
  label: string;
  isLabelHidden?: boolean;
  value: Value;
  onChange: (value: Value) => void;
}

/** What is chosen stays to be seen when it no longer exists or is not loaded yet. */
function withChosen(options: readonly Option<string>[] | undefined, value: string): Option<string>[] {
  const known = options ?? [];
  if (value === '') return [{ value: '', label: t(words.choose) }, ...known];
  if (known.some((option) => option.value === value)) return [...known];
  return [{ value, label: options ? t(words.gone) : t(words.loading) }, ...known];
}

const byLabel = (one: Option<string>, other: Option<string>) => one.label.localeCompare(other.label);

interface GuideSelectProps extends Props<string> {
  /** Left out: the guide itself, say. */
  without?: string | undefined;
  kinds?: readonly GuideKind[];
}

/** One of the app's guides by name; empty while none is chosen. */
export function GuideSelect({ without, kinds, ...rest }: GuideSelectProps) {
  const guides = useReferences().guides.data.value;
  const options = guides
    ?.filter(({ id, kind }) => id !== without && (!kinds || kinds.includes(kind)))
    .map(({ id, name }) => ({ value: id, label: name }))
    .toSorted(byLabel);
  return <Select {...rest} options={withChosen(options, rest.value)} />;
}

/** One of the app's features by name; 0 while none is chosen. */
export function FeatureSelect({ value, onChange, ...rest }: Props<number>) {
  const features = useReferences().features.data.value;
  const options = features?.map(({ id, name }) => ({ value: String(id), label: name })).toSorted(byLabel);
  return (
    <Select
      {...rest}
      value={value === 0 ? '' : String(value)}
      options={withChosen(options, value === 0 ? '' : String(value))}
      onChange={(id) => onChange(Number(id))}
    />
  );
}

export function SegmentSelect({ without, ...rest }: Props<string> & { without?: string | undefined }) {
  const segments = useReferences().segments.data.value;
  const options = segments
    ?.filter(({ id }) => id !== without)
    .map(({ id, name }) => ({ value: id, label: name }));
  return <Select {...rest} options={withChosen(options, rest.value)} />;
}

/** The name of a tracked event: one that the app has sent, or one that it will. */
export function EventNameField({ value, onChange, ...rest }: Props<string> & { hint?: string }) {
  const names = useReferences().eventNames.data.value ?? [];
  return (
    <TextField
      {...rest}
      placeholder={t(words.eventName)}
      maxLength={200}
      value={value}
      suggestions={names}
      onInput={onChange}
    />
  );
}
