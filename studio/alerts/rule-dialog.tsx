import { useState } from 'preact/hooks';
import { stages, tiers } from '../../shared/contract/account.ts';
import { type AlertCondition, type AlertRule, alertMetrics } from '../../shared/contract/alert.ts';
import { api, type KeptRule } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { words as uiWords } from '../ui/words.ts';
import { isShare } from './alert-text.ts';
import { metricWords, words } from './words.ts';

const newRule: AlertRule = {
  name: '',
  metric: 'activity',
  condition: { type: 'threshold', is: 'below', value: 0.2 },
  tiers: [],
  stages: ['steadyUse', 'renewal', 'maintenance'],
  dueDays: 3,
  receiverIds: [],
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
    : isShare(metric)
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
    return { type: 'threshold', is: verb, value: isShare(metric) ? shown / 100 : shown };
  }
  return { type: 'change', direction: directions[verb], share: shown / 100, fewest, windowDays: 28 };
}

interface RuleDialogProps {
  /** Undefined: a new one. */
  rule: KeptRule | undefined;
  onDone: () => void;
  onClose: () => void;
}

export function RuleDialog({ rule: known, onDone, onClose }: RuleDialogProps) {
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
  return (
    <Dialog
      title={t(words.rule)}
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
            options={alertMetrics.map((metric) => ({ value: metric, label: t(metricWords[metric]) }))}
            onChange={(metric) => change({ metric })}
          />
          <Select
            label={t(words.condition)}
            value={verb}
            options={verbs.map((each) => ({ value: each, label: t(words[each]) }))}
            onChange={setVerb}
          />
          <TextField
            label={t(words.value)}
            hint={t(words.valueHint)}
            value={value}
            isRequired
            onInput={setValue}
          />
          {verb !== 'below' && verb !== 'above' && (
            <TextField label={t(words.fewest)} value={fewest} onInput={setFewest} />
          )}
          <TextField
            label={t(words.dueDays)}
            type="number"
            min={0}
            max={365}
            value={String(rule.dueDays)}
            onInput={(days) => change({ dueDays: Math.trunc(Number(days)) || 0 })}
          />
        </div>
        <fieldset class="choices">
          <legend class="field__label">{t(words.stages)}</legend>
          {stages.map((stage) => (
            <Checkbox
              key={stage}
              label={t(words[stage])}
              isChecked={rule.stages.includes(stage)}
              onChange={(isIn) => change({ stages: toggled(rule.stages, stage, isIn) })}
            />
          ))}
        </fieldset>
        <fieldset class="choices">
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
        {fault && (
          <p class="field__error" role="alert">
            {fault}
          </p>
        )}
      </form>
    </Dialog>
  );
}
