import { createModel } from '@preact/signals';
import { useState } from 'preact/hooks';
import { stages, tiers } from '../../shared/contract/account.ts';
import {
  type AlertCondition,
  type AlertRule,
  alertMetrics,
  alertMetricTitles,
  shareMetrics,
} from '../../shared/contract/alert.ts';
import { riskLevels } from '../../shared/contract/judgement.ts';
import { roles } from '../../shared/contract/right.ts';
import { api, type KeptRule, type Owner } from '../api.ts';
import { createResource } from '../resource.ts';
import { stageName } from '../stage-name.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { useModel } from '../ui/use-model.ts';
import { words as uiWords } from '../ui/words.ts';
import { words } from './words.ts';

const newRule: AlertRule = {
  name: '',
  metric: 'activity',
  condition: { type: 'threshold', is: 'below', value: 0.2 },
  tiers: [],
  stages: ['steadyUse', 'renewal', 'maintenance'],
  dueDays: 3,
  segmentId: null,
  ownerIds: [],
  toOwner: true,
  toTeam: false,
  receiverIds: [],
  toRoles: [],
  isPaused: false,
};

const verbs = ['below', 'above', 'changes', 'rises', 'falls'] as const;
type Verb = (typeof verbs)[number];
const directions = { changes: 'either', rises: 'up', falls: 'down' } as const;

const verbOf = (condition: AlertCondition): Verb =>
  condition.type === 'threshold'
    ? condition.is
    : { either: 'changes' as const, up: 'rises' as const, down: 'falls' as const }[condition.direction];

/** What is written in the field: shares and changes in per cent. */
const shownValue = (metric: AlertRule['metric'], condition: AlertCondition) =>
  condition.type === 'change'
    ? Math.round(condition.share * 1000) / 10
    : shareMetrics.has(metric)
      ? Math.round(condition.value * 1000) / 10
      : condition.value;

/** The condition that the verb and the number in the field make. */
export function conditionOf(
  metric: AlertRule['metric'],
  verb: Verb,
  shown: number,
  fewest: number,
): AlertCondition {
  if (verb === 'below' || verb === 'above') {
    return { type: 'threshold', is: verb, value: shareMetrics.has(metric) ? shown / 100 : shown };
  }
  return { type: 'change', direction: directions[verb], share: shown / 100, fewest, windowDays: 28 };
}

const askedRoles = roles.filter((role) => role !== 'custom');

interface RuleDialogProps {
  /** Undefined: a new one. */
  rule: KeptRule | undefined;
  onDone: () => void;
  onClose: () => void;
}

export function RuleDialog({ rule: known, onDone, onClose }: RuleDialogProps) {
  const model = useModel(PeopleModel);
  const segments = model.segments.data.value?.segments ?? [];
  const people = model.owners.data.value?.owners ?? [];
  const { id, shipped: _, ...first } = known ?? { id: undefined, shipped: null, ...newRule };
  const [rule, setRule] = useState<AlertRule>(first);
  const [verb, setVerb] = useState<Verb>(verbOf(first.condition));
  const [value, setValue] = useState(String(shownValue(first.metric, first.condition)));
  const [fewest, setFewest] = useState(
    String(first.condition.type === 'change' ? first.condition.fewest : 5),
  );
  const [fault, setFault] = useState('');
  const change = (part: Partial<AlertRule>) => setRule({ ...rule, ...part });
  const toggled = <Value,>(list: readonly Value[], item: Value, isIn: boolean) =>
    isIn ? [...list, item] : list.filter((each) => each !== item);
  const save = async () => {
    try {
      const condition = conditionOf(rule.metric, verb, Number(value), Number(fewest));
      if (id === undefined) await api.alerts.createRule({ ...rule, condition });
      else await api.alerts.changeRule(id, { ...rule, condition });
      onDone();
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  const isThreshold = verb === 'below' || verb === 'above';
  const isPercent = shareMetrics.has(rule.metric) || !isThreshold;
  return (
    <Dialog
      title={t(known ? words.editRule : words.newRule)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form="rule-form">
            {t(uiWords.save)}
          </Button>
        </>
      }
    >
      <form
        id="rule-form"
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {!known?.shipped && (
          <TextField
            label={t(words.name)}
            value={rule.name}
            maxLength={120}
            isRequired
            onInput={(name) => change({ name })}
          />
        )}
        <div class="form-pair">
          <Select
            label={t(words.metric)}
            value={rule.metric}
            isDisabled={known?.shipped != null}
            options={alertMetrics.map((metric) => ({ value: metric, label: t(alertMetricTitles[metric]) }))}
            onChange={(metric) => {
              change({ metric });
              if (metric === 'risk') setValue('2');
            }}
          />
          <Select
            label={t(words.condition)}
            value={verb}
            options={verbs.map((each) => ({ value: each, label: t(words[each]) }))}
            onChange={setVerb}
          />
          {rule.metric === 'risk' && isThreshold ? (
            <Select
              label={t(words.value)}
              value={value}
              options={riskLevels.map((level, index) => ({ value: String(index), label: t(words[level]) }))}
              onChange={setValue}
            />
          ) : (
            <TextField
              label={t(words.value)}
              hint={isPercent ? t(words.valueHint) : undefined}
              value={value}
              isRequired
              onInput={setValue}
            />
          )}
          {!isThreshold && <TextField label={t(words.fewest)} value={fewest} onInput={setFewest} />}
          <TextField
            label={t(words.dueDays)}
            type="number"
            min={0}
            max={365}
            value={String(rule.dueDays)}
            onInput={(days) => change({ dueDays: Math.trunc(Number(days)) || 0 })}
          />
        </div>
        <fieldset class="rule-choices">
          <legend class="field__label">{t(words.stages)}</legend>
          {stages.map((stage) => (
            <Checkbox
              key={stage}
              label={stageName(stage)}
              isChecked={rule.stages.includes(stage)}
              onChange={(isIn) => change({ stages: toggled(rule.stages, stage, isIn) })}
            />
          ))}
        </fieldset>
        <fieldset class="rule-choices">
          <legend class="field__label">{t(words.tiers)}</legend>
          {tiers.map((tier) => (
            <Checkbox
              key={tier}
              label={t(words[tier])}
              isChecked={rule.tiers.includes(tier)}
              onChange={(isIn) => change({ tiers: toggled(rule.tiers, tier, isIn) })}
            />
          ))}
        </fieldset>
        <div class="form-pair">
          <Select
            label={t(words.onlySegment)}
            value={rule.segmentId ?? ''}
            options={[
              { value: '', label: t(words.anySegment) },
              ...segments.map(({ id: segmentId, name }) => ({ value: segmentId, label: name })),
            ]}
            onChange={(segmentId) => change({ segmentId: segmentId || null })}
          />
        </div>
        <PeopleChoice
          legend={t(words.onlyOwners)}
          people={people}
          chosen={rule.ownerIds}
          onChange={(ownerIds) => change({ ownerIds })}
        />
        <fieldset class="rule-choices">
          <legend class="field__label">{t(words.tells)}</legend>
          <Checkbox
            label={t(words.theOwner)}
            isChecked={rule.toOwner}
            onChange={(toOwner) => change({ toOwner })}
          />
          <Checkbox
            label={t(words.theTeam)}
            isChecked={rule.toTeam}
            onChange={(toTeam) => change({ toTeam })}
          />
          {askedRoles.map((role) => (
            <Checkbox
              key={role}
              label={t(words[`role_${role}`])}
              isChecked={rule.toRoles.includes(role)}
              onChange={(isIn) => change({ toRoles: toggled(rule.toRoles, role, isIn) })}
            />
          ))}
        </fieldset>
        <PeopleChoice
          legend={t(words.alsoTells)}
          hint={t(words.tellsHint)}
          people={people}
          chosen={rule.receiverIds}
          onChange={(receiverIds) => change({ receiverIds })}
        />
        {fault && (
          <p class="field__error" role="alert">
            {fault}
          </p>
        )}
      </form>
    </Dialog>
  );
}

const PeopleModel = createModel(() => ({
  owners: createResource(() => api.owners.list()),
  segments: createResource(() => api.segments.list()),
}));

interface PeopleChoiceProps {
  legend: string;
  hint?: string;
  people: readonly Owner[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

const PeopleChoice = ({ legend, hint, people, chosen, onChange }: PeopleChoiceProps) => (
  <fieldset class="rule-choices">
    <legend class="field__label">{legend}</legend>
    {people.map(({ id, name }) => (
      <Checkbox
        key={id}
        label={name}
        isChecked={chosen.includes(id)}
        onChange={(isIn) => onChange(isIn ? [...chosen, id] : chosen.filter((each) => each !== id))}
      />
    ))}
    {hint && <p class="field__hint">{hint}</p>}
  </fieldset>
);
