import {
  type BehaviourCondition,
  type Condition,
  type ConditionOf,
  devices,
  guideStateNames,
  scoreGroups,
} from '../../shared/contract/audience.ts';
import { conditionText } from '../../shared/rules/decision-text.ts';
import { TargetField } from '../picker/target-field.tsx';
import {
  EventNameField,
  FeatureSelect,
  GuideSelect,
  SegmentSelect,
} from '../references/reference-select.tsx';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { locale, t } from '../ui/i18n.ts';
import { NumberField } from '../ui/number-field.tsx';
import { LocaleListField } from './locale-list-field.tsx';
import { TraitConditionFields } from './trait-condition-fields.tsx';
import { conditionWords, deviceWords, guideStateWords, scoreGroupWords, words } from './words.ts';

/** What the conditions are of. */
export interface ConditionSubject {
  /** Said while an element is picked. */
  name: string;
  /** A segment is not made of itself. */
  segmentId?: string | undefined;
}

interface Props<Of extends Condition = Condition> extends ConditionSubject {
  condition: Of;
  onChange: (condition: Condition) => void;
}

/** One condition, read from left to right as a sentence. */
export function ConditionFields({ condition, onChange, name, segmentId }: Props) {
  switch (condition.type) {
    case 'userTrait':
    case 'accountTrait':
      return <TraitConditionFields condition={condition} onChange={onChange} />;
    case 'feature':
      return (
        <div class="sentence">
          <HowOftenStart condition={condition} onChange={onChange} />
          <FeatureSelect
            label={t(conditionWords.feature)}
            isLabelHidden
            value={condition.featureId}
            onChange={(featureId) => onChange({ ...condition, featureId })}
          />
          <HowOften condition={condition} onChange={onChange} />
        </div>
      );
    case 'event':
      return (
        <div class="sentence">
          <HowOftenStart condition={condition} onChange={onChange} />
          <EventNameField
            label={t(conditionWords.event)}
            isLabelHidden
            value={condition.name}
            onChange={(event) => onChange({ ...condition, name: event })}
          />
          <HowOften condition={condition} onChange={onChange} />
        </div>
      );
    case 'guideState':
      return (
        <div class="sentence">
          <Select
            label={t(conditionWords.guideState)}
            isLabelHidden
            value={condition.state}
            options={guideStateNames.map((value) => ({ value, label: t(guideStateWords[value]) }))}
            onChange={(state) => onChange({ ...condition, state })}
          />
          <GuideSelect
            label={t(words.guide)}
            isLabelHidden
            value={condition.guideId}
            onChange={(guideId) => onChange({ ...condition, guideId })}
          />
        </div>
      );
    case 'score':
      return (
        <div class="sentence">
          <span>{t(words.scoreIs)}</span>
          <Select
            label={t(conditionWords.score)}
            isLabelHidden
            value={condition.group}
            options={scoreGroups.map((value) => ({ value, label: t(scoreGroupWords[value]) }))}
            onChange={(group) => onChange({ ...condition, group })}
          />
          <WithinDays
            most={730}
            days={condition.withinDays}
            onChange={(withinDays) => onChange({ ...condition, withinDays })}
          />
        </div>
      );
    case 'segment':
      return (
        <div class="sentence">
          <span>{t(words.inSegment)}</span>
          <SegmentSelect
            label={t(conditionWords.segment)}
            isLabelHidden
            without={segmentId}
            value={condition.segmentId}
            onChange={(id) => onChange({ ...condition, segmentId: id })}
          />
        </div>
      );
    case 'percentage':
      return (
        <div class="sentence">
          <NumberField
            label={t(words.percent)}
            isInline
            min={0}
            max={100}
            value={condition.percent}
            onChange={(percent) => onChange({ ...condition, percent })}
          />
          <Select
            label={t(words.percentOf)}
            isLabelHidden
            value={condition.of}
            options={[
              { value: 'user', label: t(words.ofUsers) },
              { value: 'account', label: t(words.ofAccounts) },
            ]}
            onChange={(of) => onChange({ ...condition, of })}
          />
        </div>
      );
    case 'language':
      return (
        <LocaleListField
          value={condition.isOneOf}
          onChange={(isOneOf) => onChange({ ...condition, isOneOf })}
        />
      );
    case 'device':
      return <DeviceFields condition={condition} onChange={onChange} />;
    case 'url':
      return (
        <div class="sentence">
          <span>{t(conditionWords.url)}</span>
          <TextField
            label={t(conditionWords.url)}
            isLabelHidden
            isMono
            placeholder="/orders/*"
            maxLength={500}
            value={condition.pattern}
            onInput={(pattern) => onChange({ ...condition, pattern })}
          />
        </div>
      );
    case 'element':
    case 'elementText':
      return <ElementFields condition={condition} name={name} onChange={onChange} />;
    default:
      return <span>{conditionText(condition, locale.value)}</span>;
  }
}

interface HowOftenProps {
  condition: BehaviourCondition;
  onChange: (condition: Condition) => void;
}

const HowOftenStart = ({ condition, onChange }: HowOftenProps) => (
  <Select
    label={t(words.doneBy)}
    isLabelHidden
    value={condition.by}
    options={[
      { value: 'user', label: t(condition.type === 'feature' ? words.userUses : words.userDoes) },
      { value: 'account', label: t(condition.type === 'feature' ? words.accountUses : words.accountDoes) },
    ]}
    onChange={(by) => onChange({ ...condition, by })}
  />
);

/** "Not at all" is at most 0 times, for which authors don't look under "at most". */
function HowOften({ condition, onChange }: HowOftenProps) {
  const isNever = condition.operator === 'atMost' && condition.times === 0;
  return (
    <>
      <Select
        label={t(words.howOften)}
        isLabelHidden
        value={isNever ? 'never' : condition.operator}
        options={[
          { value: 'atLeast', label: t(words.atLeast) },
          { value: 'atMost', label: t(words.atMost) },
          { value: 'never', label: t(words.never) },
        ]}
        onChange={(operator) =>
          onChange(
            operator === 'never'
              ? { ...condition, operator: 'atMost', times: 0 }
              : { ...condition, operator, times: Math.max(1, condition.times) },
          )
        }
      />
      {!isNever && (
        <NumberField
          label={t(words.times)}
          isInline
          min={condition.operator === 'atMost' ? 1 : 0}
          max={10_000}
          isWhole
          value={condition.times}
          onChange={(times) => onChange({ ...condition, times })}
        />
      )}
      <WithinDays
        most={365}
        days={condition.withinDays}
        onChange={(withinDays) => onChange({ ...condition, withinDays })}
      />
    </>
  );
}

const WithinDays = ({
  days,
  most,
  onChange,
}: {
  days: number;
  most: number;
  onChange: (days: number) => void;
}) => (
  <span class="sentence__part">
    {t(words.inTheLast)}
    <NumberField label={t(words.days)} isInline min={1} max={most} isWhole value={days} onChange={onChange} />
  </span>
);

const DeviceFields = ({
  condition,
  onChange,
}: {
  condition: ConditionOf<'device'>;
  onChange: (condition: Condition) => void;
}) => (
  <div class="sentence">
    <span>{t(words.onDevice)}</span>
    {devices.map((device) => (
      <Checkbox
        key={device}
        label={t(deviceWords[device])}
        isChecked={condition.isOneOf.includes(device)}
        onChange={(isMeant) =>
          onChange({
            ...condition,
            isOneOf: devices.filter((each) => (each === device ? isMeant : condition.isOneOf.includes(each))),
          })
        }
      />
    ))}
  </div>
);

function ElementFields({ condition, name, onChange }: Props<ConditionOf<'element' | 'elementText'>>) {
  return (
    <div class="stack stack--tight">
      {condition.type === 'element' ? (
        <Select
          label={t(conditionWords.element)}
          isLabelHidden
          value={condition.is}
          options={[
            { value: 'present', label: t(words.elementPresent) },
            { value: 'absent', label: t(words.elementAbsent) },
          ]}
          onChange={(is) => onChange({ ...condition, is })}
        />
      ) : (
        <TextField
          label={t(conditionWords.elementText)}
          placeholder={t(words.elementTextHint)}
          maxLength={200}
          value={condition.text}
          onInput={(text) => onChange({ ...condition, text })}
        />
      )}
      <TargetField
        purpose="step"
        subject={name}
        target={condition.target}
        onPick={(target) => onChange({ ...condition, target })}
      />
    </div>
  );
}
