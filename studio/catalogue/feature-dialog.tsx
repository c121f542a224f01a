import { useState } from 'preact/hooks';
import { type FeatureInput, featureClasses } from '../../shared/contract/feature.ts';
import type { ApiError, Feature } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../ui/dialog.tsx';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { toast } from '../ui/toast.tsx';
import { words as uiWords } from '../ui/words.ts';
import type { FeaturesModel } from './features-model.ts';
import { MatchPreview } from './match-preview.tsx';
import { RuleFields } from './rule-fields.tsx';
import { classWords, words } from './words.ts';

interface Props {
  model: InstanceType<typeof FeaturesModel>;
  /** Absent: a new one. */
  feature: Feature | undefined;
  onClose: () => void;
}

const emptyInput: FeatureInput = {
  name: '',
  moduleId: null,
  isCore: false,
  featureClass: 'record',
  rules: [],
};

/** A rule that is not filled in yet is neither previewed nor saved. */
const completeRules = (rules: FeatureInput['rules']) =>
  rules.filter(
    (rule) => rule.type === 'click' || (rule.type === 'event' ? rule.eventName : rule.pattern).trim() !== '',
  );

export function FeatureDialog({ model, feature, onClose }: Props) {
  const [input, setInput] = useState<FeatureInput>(() => (feature ? inputOf(feature) : emptyInput));
  const [newModule, setNewModule] = useState<string>();
  const [nameFault, setNameFault] = useState<string>();
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [isArchiving, setArchiving] = useState(false);
  const set = (part: Partial<FeatureInput>) => setInput((before) => ({ ...before, ...part }));
  const rules = completeRules(input.rules);

  const save = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    if (input.name.trim() === '') return setNameFault(t(words.nameNeeded));
    setBusy(true);
    setFault(undefined);
    try {
      const moduleId = newModule?.trim() ? await model.addModule(newModule.trim()) : input.moduleId;
      await model.save(feature, { ...input, name: input.name.trim(), moduleId, rules });
      toast(t(words.saved));
      onClose();
    } catch (error) {
      setFault((error as ApiError).code === 'conflict' ? t(words.conflict) : (error as Error).message);
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
        <RuleFields
          rules={input.rules}
          subject={input.name || t(words.newFeature)}
          onChange={(next) => set({ rules: next })}
        />
        {rules.length > 0 && <MatchPreview rules={rules} featureId={feature?.id} />}
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

const inputOf = ({ name, moduleId, isCore, featureClass, availability, rules }: Feature): FeatureInput => ({
  name,
  moduleId,
  isCore,
  featureClass,
  availability,
  rules,
});
