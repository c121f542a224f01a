import { useState } from 'preact/hooks';
import type { TraitOperator } from '../../shared/contract/audience.ts';
import type { Availability } from '../../shared/contract/feature.ts';
import { Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { operatorWords, words } from './words.ts';

interface Props {
  availability: Availability;
  hasModule: boolean;
  onChange: (availability: Availability) => void;
}

/** Those that take one text, and those that take nothing. */
const operators = ['is', 'isNot', 'isOneOf', 'contains', 'isSet', 'isNotSet'] as const;
type Offered = (typeof operators)[number];
const takesValue = (operator: TraitOperator) => operator !== 'isSet' && operator !== 'isNotSet';

const starts: Record<Availability['type'], Availability> = {
  all: { type: 'all' },
  plan: { type: 'plan', plans: [] },
  module: { type: 'module' },
  trait: { type: 'trait', trait: '', operator: 'is', value: '' },
};

/** Which accounts can use the feature: by what they bought. Decides what "features used of those available" means. */
export function AvailabilityFields({ availability, hasModule, onChange }: Props) {
  return (
    <>
      <div class="field-row">
        <Select
          label={t(words.availability)}
          hint={t(words.availabilityHint)}
          value={availability.type}
          options={[
            { value: 'all', label: t(words.toAll) },
            { value: 'plan', label: t(words.toPlans) },
            { value: 'module', label: t(words.toModule) },
            { value: 'trait', label: t(words.toTrait) },
          ]}
          onChange={(type) => onChange(starts[type])}
        />
        {availability.type === 'plan' && (
          <ListField
            label={t(words.plans)}
            hint={t(words.plansHint)}
            values={availability.plans}
            onChange={(plans) => onChange({ type: 'plan', plans })}
          />
        )}
      </div>
      {availability.type === 'module' && (
        <p class="note">{t(hasModule ? words.toModuleHint : words.toModuleNeeded)}</p>
      )}
      {availability.type === 'trait' && <TraitFields availability={availability} onChange={onChange} />}
    </>
  );
}

function TraitFields({
  availability,
  onChange,
}: {
  availability: Extract<Availability, { type: 'trait' }>;
  onChange: (availability: Availability) => void;
}) {
  const { trait, operator, value } = availability;
  const offered: readonly TraitOperator[] = operators.includes(operator as Offered)
    ? operators
    : [...operators, operator];
  return (
    <div class="field-row">
      <TextField
        label={t(words.trait)}
        value={trait}
        maxLength={100}
        isMono
        onInput={(next) => onChange({ ...availability, trait: next })}
      />
      <Select
        label={t(words.comparison)}
        value={operator}
        options={offered.map((each) => ({ value: each, label: t(operatorWords[each]) }))}
        onChange={(next) => {
          const base = { type: 'trait', trait, operator: next } as const;
          if (!takesValue(next)) onChange(base);
          else onChange({ ...base, value: next === 'isOneOf' ? [] : '' });
        }}
      />
      {Array.isArray(value) ? (
        <ListField
          label={t(words.values)}
          hint={t(words.plansHint)}
          values={value}
          onChange={(next) => onChange({ ...availability, value: next })}
        />
      ) : (
        takesValue(operator) && (
          <TextField
            label={t(words.value)}
            value={String(value ?? '')}
            maxLength={500}
            onInput={(next) => onChange({ ...availability, value: next })}
          />
        )
      )}
    </div>
  );
}

interface ListFieldProps {
  label: string;
  hint: string;
  values: string[];
  onChange: (values: string[]) => void;
}

/** Several texts in one line, with commas between. */
function ListField({ label, hint, values, onChange }: ListFieldProps) {
  const [text, setText] = useState(() => values.join(', '));
  return (
    <TextField
      label={label}
      hint={hint}
      value={text}
      maxLength={1000}
      onInput={(next) => {
        setText(next);
        onChange(
          next
            .split(/[,，、]/)
            .map((each) => each.trim())
            .filter(Boolean),
        );
      }}
    />
  );
}
