import { createModel } from '@preact/signals';
import { useState } from 'preact/hooks';
import { type AccountFields, type Stage, stages, type Tier, tiers } from '../../shared/contract/account.ts';
import { type Account, api } from '../api.ts';
import { createResource } from '../resource.ts';
import { may } from '../session.ts';
import { stageName } from '../stage-name.ts';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { useModel } from '../ui/use-model.ts';
import { FormDialog } from './form-dialog.tsx';
import { judgementWords } from './judgement-words.ts';
import { profileWords as words } from './profile-words.ts';
import { NamesField, NumberField } from './typed-fields.tsx';

const OwnersModel = createModel(() => ({ owners: createResource(() => api.owners.list()) }));

interface ProfileDialogProps {
  account: Account;
  onDone: () => void;
  onClose: () => void;
}

type Fields = Required<AccountFields>;
type KeyOf<Value> = { [Key in keyof Fields]: Fields[Key] extends Value ? Key : never }[keyof Fields];

/** Only what was changed is sent: a field that nobody touched goes on following the host app. */
export function changedFields(before: Fields, after: Fields): AccountFields {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Fields]),
    ),
  );
}

export function ProfileDialog({ account, onDone, onClose }: ProfileDialogProps) {
  const { owners } = useModel(OwnersModel);
  const [name, setName] = useState(account.name);
  const [fields, setFields] = useState<Fields>(account.fields);
  const change = (part: Partial<Fields>) => setFields({ ...fields, ...part });
  const textField = (key: KeyOf<string | null>, type: 'text' | 'date' = 'text') => (
    <TextField
      label={t(words[key as keyof typeof words & typeof key])}
      type={type}
      value={fields[key] ?? ''}
      onInput={(text) => change({ [key]: text.trim() === '' ? null : text })}
    />
  );
  const numberField = (key: KeyOf<number | null>) => (
    <NumberField label={t(words[key])} value={fields[key]} onChange={(value) => change({ [key]: value })} />
  );
  const namesField = (key: 'modules' | 'expectedModules') => (
    <NamesField
      label={t(words[key])}
      hint={t(words.modulesHint)}
      value={fields[key]}
      onChange={(value) => change({ [key]: value })}
    />
  );
  return (
    <FormDialog
      title={t(words.profile)}
      size="large"
      onSave={() => {
        const changed = changedFields(account.fields, fields);
        return api.accounts.update(account.id, {
          ...(name.trim() && name !== account.name && { name }),
          ...(Object.keys(changed).length > 0 && { fields: changed }),
        });
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <p class="note">{t(words.takenBack)}</p>
      <div class="form-pair">
        <TextField label={t(words.profileName)} value={name} maxLength={200} onInput={setName} />
        <Select
          label={t(words.owner)}
          isDisabled={!may('account.assign')}
          value={fields.ownerId ?? ''}
          options={[
            { value: '', label: t(words.noOwner) },
            ...(owners.data.value?.owners ?? []).map((owner) => ({
              value: owner.id,
              label: owner.team ? `${owner.name} · ${owner.team.name}` : owner.name,
            })),
          ]}
          onChange={(id) => change({ ownerId: id || null })}
        />
        <Select
          label={t(judgementWords.tier)}
          value={fields.tier ?? ''}
          options={[
            { value: '', label: t(judgementWords.noTier) },
            ...tiers.map((value) => ({ value: value as string, label: t(judgementWords[value]) })),
          ]}
          onChange={(tier) => change({ tier: (tier || null) as Tier | null })}
        />
        <Select
          label={t(words.stageSet)}
          value={fields.stageSet ?? ''}
          options={[
            { value: '', label: t(words.stageByDates) },
            ...stages.map((value) => ({ value: value as string, label: stageName(value) })),
          ]}
          onChange={(stage) => change({ stageSet: (stage || null) as Stage | null })}
        />
        {textField('industry')}
        {textField('region')}
        {textField('plan')}
        {namesField('modules')}
        {numberField('seats')}
        {textField('signedOn', 'date')}
        {textField('goLiveOn', 'date')}
        {textField('contractStartsOn', 'date')}
        {textField('contractEndsOn', 'date')}
        {numberField('contractValue')}
        {textField('currency')}
        {numberField('amountScore')}
        {numberField('fitScore')}
        {numberField('expectedDailyUsers')}
        {namesField('expectedModules')}
      </div>
      <Checkbox
        label={t(words.publicity)}
        isChecked={fields.allowsPublicity}
        onChange={(allowsPublicity) => change({ allowsPublicity })}
      />
    </FormDialog>
  );
}
