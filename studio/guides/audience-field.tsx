import { Plus, X } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import {
  type Audience,
  type Condition,
  type ConditionOf,
  type TraitOperator,
  traitOperators,
} from '../../shared/contract/audience.ts';
import { conditionText } from '../../shared/rules/decision-text.ts';
import { type AudiencePreview, api } from '../api.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { locale, t } from '../ui/i18n.ts';
import { words } from './words.ts';

type Group = Extract<Audience, { conditions: Audience[] }>;
type TraitCondition = ConditionOf<'userTrait' | 'accountTrait'>;
const isGroup = (audience: Audience): audience is Group => 'conditions' in audience;

const groupWords = { all: words.allOf, any: words.anyOf, none: words.noneOf };
const newCondition: TraitCondition = { type: 'userTrait', trait: 'role', operator: 'is', value: '' };

interface Props {
  audience: Audience;
  onChange: (audience: Audience) => void;
}

/** Who is meant: groups of conditions, nested at will, with the number of people it means at this moment. */
export function AudienceField({ audience, onChange }: Props) {
  const group: Group = isGroup(audience) ? audience : { type: 'all', conditions: [audience] };
  return (
    <div class="stack">
      <GroupField group={group} depth={0} onChange={onChange} />
      <Reach audience={audience} />
    </div>
  );
}

interface GroupProps {
  group: Group;
  depth: number;
  onChange: (group: Group) => void;
  onRemove?: () => void;
}

function GroupField({ group, depth, onChange, onRemove }: GroupProps) {
  const { conditions } = group;
  const replace = (index: number, next: Audience) =>
    onChange({ ...group, conditions: conditions.with(index, next) });
  const remove = (index: number) => onChange({ ...group, conditions: conditions.toSpliced(index, 1) });
  return (
    <fieldset class="audience-group">
      <legend class="visually-hidden">{t(groupWords[group.type])}</legend>
      {conditions.length === 0 && depth === 0 && <p class="soft">{t(words.everybody)}</p>}
      {(conditions.length > 0 || depth > 0) && (
        <div class="row row--apart">
          <Select
            label={t(words.groupMode)}
            isLabelHidden
            value={group.type}
            options={(['all', 'any', 'none'] as const).map((value) => ({
              value,
              label: t(groupWords[value]),
            }))}
            onChange={(type) => onChange({ ...group, type })}
          />
          {onRemove && <IconButton icon={X} size="small" label={t(words.removeGroup)} onClick={onRemove} />}
        </div>
      )}
      {conditions.map((item, index) =>
        isGroup(item) ? (
          <GroupField
            key={index}
            group={item}
            depth={depth + 1}
            onChange={(next) => replace(index, next)}
            onRemove={() => remove(index)}
          />
        ) : (
          <ConditionField
            key={index}
            condition={item}
            onChange={(next) => replace(index, next)}
            onRemove={() => remove(index)}
          />
        ),
      )}
      <div class="row">
        <Button
          size="small"
          icon={Plus}
          onClick={() => onChange({ ...group, conditions: [...conditions, newCondition] })}
        >
          {t(words.addCondition)}
        </Button>
        {depth < 3 && (
          <Button
            size="small"
            look="quiet"
            icon={Plus}
            onClick={() =>
              onChange({ ...group, conditions: [...conditions, { type: 'any', conditions: [newCondition] }] })
            }
          >
            {t(words.addGroup)}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface ConditionProps {
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

function ConditionField({ condition, onChange, onRemove }: ConditionProps) {
  if (condition.type === 'userTrait' || condition.type === 'accountTrait') {
    return <TraitConditionField condition={condition} onChange={onChange} onRemove={onRemove} />;
  }
  return (
    <div class="audience-condition">
      <span>{conditionText(condition, locale.value)}</span>
      <IconButton icon={X} size="small" label={t(words.removeCondition)} onClick={onRemove} />
    </div>
  );
}

interface TraitConditionProps extends ConditionProps {
  condition: TraitCondition;
}

function TraitConditionField({ condition, onChange, onRemove }: TraitConditionProps) {
  const { operator } = condition;
  const needsValue = operator !== 'isSet' && operator !== 'isNotSet';
  return (
    <div class="audience-condition">
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
        value={condition.trait}
        onInput={(trait) => onChange({ ...condition, trait })}
      />
      <Select
        label={t(words.operator)}
        isLabelHidden
        value={operator}
        options={traitOperators.map((value) => ({ value, label: t(words[value]) }))}
        onChange={(next) => onChange(withOperator(condition, next))}
      />
      {needsValue && (
        <TextField
          label={t(words.value)}
          isLabelHidden
          type={operator === 'before' || operator === 'after' ? 'date' : 'text'}
          placeholder={operator === 'isOneOf' ? t(words.valuesHint) : t(words.value)}
          value={textOf(condition.value)}
          onInput={(text) => onChange({ ...condition, value: conditionValue(operator, text) })}
        />
      )}
      <IconButton icon={X} size="small" label={t(words.removeCondition)} onClick={onRemove} />
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

/** How many people the audience means now, asked again once the editing has paused. */
function Reach({ audience }: { audience: Audience }) {
  const [reach, setReach] = useState<AudiencePreview>();
  const asked = JSON.stringify(audience);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      api.guides
        .previewAudience(audience)
        .then((preview) => !isOver && setReach(preview))
        .catch(() => !isOver && setReach(undefined));
    }, 400);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [asked]);
  if (!reach) return null;
  return (
    <p class="audience-reach" role="status">
      <strong>{t(words.reachOf, reach.users, reach.accounts)}</strong>
      {reach.sample.length > 0 && (
        <span class="note">
          {reach.sample
            .slice(0, 5)
            .map(({ name, accountName }) => (accountName ? `${name} (${accountName})` : name))
            .join(' · ')}
        </span>
      )}
    </p>
  );
}
