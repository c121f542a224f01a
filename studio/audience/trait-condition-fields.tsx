import {
  type Condition,
  type ConditionOf,
  type TraitOperator,
  traitOperators,
} from '../../shared/contract/audience.ts';
import { useReferences } from '../references/references.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { operatorWords, words } from './words.ts';

type TraitCondition = ConditionOf<'userTrait' | 'accountTrait'>;

interface Props {
  condition: TraitCondition;
  onChange: (condition: Condition) => void;
}

/** "User · role · is · admin". Names and values that the app has sent are proposed. */
export function TraitConditionFields({ condition, onChange }: Props) {
  const { operator, trait } = condition;
  const known = useReferences().traits.data.value;
  const names = known?.[condition.type === 'userTrait' ? 'user' : 'account'] ?? [];
  const needsValue = operator !== 'isSet' && operator !== 'isNotSet';
  return (
    <div class="sentence">
      <Select
        label={t(words.whose)}
        isLabelHidden
        value={condition.type}
        options={[
          { value: 'userTrait', label: t(words.ofUser) },
          { value: 'accountTrait', label: t(words.ofAccount) },
        ]}
        onChange={(type) => onChange({ ...condition, type })}
      />
      <TextField
        label={t(words.trait)}
        isLabelHidden
        placeholder={t(words.trait)}
        maxLength={100}
        value={trait}
        suggestions={names.map(({ name }) => name)}
        onInput={(next) => onChange({ ...condition, trait: next })}
      />
      <Select
        label={t(words.operator)}
        isLabelHidden
        value={operator}
        options={traitOperators.map((value) => ({ value, label: t(operatorWords[value]) }))}
        onChange={(next) => onChange(withOperator(condition, next))}
      />
      {needsValue && (
        <TextField
          label={t(words.value)}
          isLabelHidden
          type={operator === 'before' || operator === 'after' ? 'date' : 'text'}
          placeholder={operator === 'isOneOf' ? t(words.valuesHint) : t(words.value)}
          maxLength={500}
          value={textOf(condition.value)}
          suggestions={names.find(({ name }) => name === trait)?.values ?? []}
          onInput={(text) => onChange({ ...condition, value: conditionValue(operator, text) })}
        />
      )}
    </div>
  );
}

function withOperator(condition: TraitCondition, operator: TraitOperator): TraitCondition {
  const { value, ...rest } = condition;
  if (operator === 'isSet' || operator === 'isNotSet') return { ...rest, operator };
  return { ...rest, operator, value: conditionValue(operator, textOf(value)) };
}

const textOf = (value: TraitCondition['value']) =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');

function conditionValue(operator: TraitOperator, text: string): TraitCondition['value'] {
  if (operator === 'isOneOf') return text.split(/[,，]/).map((item) => item.trim());
  if (operator === 'greaterThan' || operator === 'lessThan')
    return text.trim() === '' ? '' : Number(text) || text;
  return text;
}
