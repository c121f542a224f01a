import { useEffect, useState } from 'preact/hooks';
import { type Availability, type FeatureInput, featureClasses } from '../../shared/contract/feature.ts';
import type { ApiError, Feature } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../ui/dialog.tsx';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { toast } from '../ui/toast.tsx';
import { words as uiWords } from '../ui/words.ts';
import { AvailabilityFields } from './availability-fields.tsx';
import type { Catalogue } from './features-model.ts';
import { LiveHits } from './live-hits.tsx';
import { MatchPreview } from './match-preview.tsx';
import { RuleFields } from './rule-fields.tsx';
import type { FeatureStart } from './unnamed-controls.tsx';
import { VersionHistory } from './version-history.tsx';
import { classWords, words } from './words.ts';

interface Props {
  model: Catalogue;
  /** Absent: a new one. */
  feature: Feature | undefined;
  /** What a new one begins with. */
  start: FeatureStart | undefined;
  onClose: () => void;
}

type Input = FeatureInput & { availability: Availability };

const emptyInput: Input = {
  name: '',
  moduleId: null,
  isCore: false,
  featureClass: 'record',
  availability: { type: 'all' },
  rules: [],
};

/** A rule that is not filled in yet is neither previewed nor saved; neither is a page condition that says nothing. */
const completeRules = (rules: FeatureInput['rules']): FeatureInput['rules'] =>
  rules
    .filter(
      (rule) =>
        rule.type === 'click' || (rule.type === 'event' ? rule.eventName : rule.pattern).trim() !== '',
    )
    .map((rule) => {
      if (rule.type === 'page' || rule.page?.trim()) return rule;
      const { page: _, ...anywhere } = rule;
      return anywhere;
    });

export function FeatureDialog({ model, feature, start, onClose }: Props) {
  const [input, setInput] = useState<Input>(() => (feature ? inputOf(feature) : { ...emptyInput, ...start }));
  const [newModule, setNewModule] = useState<string>();
  const [nameFault, setNameFault] = useState<string>();
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [isArchiving, setArchiving] = useState(false);
  const [today] = useState(() => new Date().toLocaleDateString('en-CA'));
  const [rulesFrom, setRulesFrom] = useState<string>();
  const set = (part: Partial<Input>) => setInput((before) => ({ ...before, ...part }));
  const rules = completeRules(input.rules);
  // Ended, begun or taken back below, or by somebody else: the form shows the rules that are the newest now.
  useEffect(() => {
    if (feature) set({ rules: feature.rules });
  }, [feature?.version]);
  const isChanged = feature !== undefined && JSON.stringify(rules) !== JSON.stringify(feature.rules);

  const save = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    if (input.name.trim() === '') return setNameFault(t(words.nameNeeded));
    setBusy(true);
    setFault(undefined);
    try {
      const moduleId = newModule?.trim() ? await model.addModule(newModule.trim()) : input.moduleId;
      await model.save(feature, {
        input: { ...input, name: input.name.trim(), moduleId, rules },
        rulesFrom: isChanged ? rulesFrom : undefined,
      });
      toast(t(words.saved));
      onClose();
    } catch (error) {
      setFault(faultText(error as ApiError));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={feature ? t(words.editFeature, feature.name) : t(words.newFeature)}
      size="large"
      onClose={onClose}
      footer={
        <>
          {feature && (
            <Button look="quiet" onClick={() => setArchiving(true)}>
              {t(words.archive)}
            </Button>
          )}
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button type="submit" form="feature" look="primary" isBusy={isBusy}>
            {t(uiWords.save)}
          </Button>
        </>
      }
    >
      <form id="feature" class="stack" noValidate onSubmit={save}>
        <div class="field-row">
          <TextField
            label={t(words.name)}
            value={input.name}
            error={nameFault}
            maxLength={120}
            hasAutoFocus={!feature}
            onInput={(name) => set({ name })}
          />
          <Select
            label={t(words.module)}
            value={newModule === undefined ? String(input.moduleId ?? '') : 'new'}
            options={[
              { value: '', label: t(words.noModule) },
              ...model.modules.value.map(({ id, name }) => ({ value: String(id), label: name })),
              { value: 'new', label: t(words.newModule) },
            ]}
            onChange={(value) => {
              setNewModule(value === 'new' ? '' : undefined);
              if (value !== 'new') set({ moduleId: value ? Number(value) : null });
            }}
          />
          {newModule !== undefined && (
            <TextField
              label={t(words.moduleName)}
              value={newModule}
              maxLength={120}
              hasAutoFocus
              onInput={setNewModule}
            />
          )}
        </div>
        <RuleFields
          rules={input.rules}
          subject={input.name || t(words.newFeature)}
          onChange={(next) => set({ rules: next })}
        />
        {isChanged && <RulesFrom value={rulesFrom} today={today} onChange={setRulesFrom} />}
        {rules.length > 0 && <MatchPreview rules={rules} featureId={feature?.id} />}
        {rules.length > 0 && <LiveHits rules={rules} />}
        <details class="more" open={!feature}>
          <summary>{t(words.meaning)}</summary>
          <div class="stack">
            <div class="field-row">
              <Select
                label={t(words.featureClass)}
                hint={t(words.featureClassHint)}
                value={input.featureClass}
                options={featureClasses.map((value) => ({ value, label: t(classWords[value]) }))}
                onChange={(featureClass) => set({ featureClass })}
              />
            </div>
            <Checkbox
              label={t(words.isCore)}
              hint={t(words.isCoreHint)}
              isChecked={input.isCore}
              onChange={(isCore) => set({ isCore })}
            />
            <AvailabilityFields
              availability={input.availability}
              hasModule={newModule !== undefined || input.moduleId !== null}
              onChange={(availability) => set({ availability })}
            />
          </div>
        </details>
        {feature && (
          <details class="more" open={feature.version > 1 || feature.endsOn !== null}>
            <summary>{t(words.history)}</summary>
            <VersionHistory model={model} feature={feature} today={today} />
          </details>
        )}
        {fault && <Notice tone="danger">{fault}</Notice>}
      </form>
      {isArchiving && feature && (
        <ConfirmDialog
          title={t(words.archiveTitle, feature.name)}
          confirmLabel={t(words.archive)}
          isDangerous
          onConfirm={async () => {
            await model.archive(feature);
            toast(t(words.archived));
            onClose();
          }}
          onClose={() => setArchiving(false)}
        >
          {t(words.archiveText)}
        </ConfirmDialog>
      )}
    </Dialog>
  );
}

interface RulesFromProps {
  value: string | undefined;
  today: string;
  onChange: (value: string | undefined) => void;
}

/** Whether changed rules correct what was counted, or follow a redesign: then the curve before stays as it is. */
const RulesFrom = ({ value, today, onChange }: RulesFromProps) => (
  <div class="part">
    <span class="field__label">{t(words.rulesFrom)}</span>
    <SegmentedControl
      label={t(words.rulesFrom)}
      value={value === undefined ? 'always' : 'day'}
      options={[
        { value: 'always', label: t(words.correctAll) },
        { value: 'day', label: t(words.fromADay) },
      ]}
      onChange={(choice) => onChange(choice === 'day' ? today : undefined)}
    />
    <p class="note">{t(value === undefined ? words.correctAllHint : words.fromADayHint)}</p>
    {value !== undefined && (
      <TextField label={t(words.firstDay)} type="date" value={value} onInput={onChange} />
    )}
  </div>
);

function faultText(error: ApiError): string {
  if (error.code === 'conflict') return t(words.conflict);
  return error.faultAt('startsOn') ? t(words.startsTooEarly) : error.message;
}

const inputOf = ({ name, moduleId, isCore, featureClass, availability, rules }: Feature): Input => ({
  name,
  moduleId,
  isCore,
  featureClass,
  availability,
  rules,
});
