import { useState } from 'preact/hooks';
import {
  type Contact,
  type Criterion,
  type CriterionFamily,
  churnReasons,
  contactRoles,
  criterionFamilies,
  type Level,
  levels,
  type NoteKind,
  noteKinds,
  riskReasonNames,
  stances,
} from '../../shared/contract/account.ts';
import { addMonths, startOfQuarter } from '../../shared/rules/calendar.ts';
import { api, type KeptContact, type KeptCriterion } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, Select, TextArea, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { careWords } from './care-words.ts';
import { quarterName } from './criteria-card.tsx';
import { FormDialog } from './form-dialog.tsx';
import { judgementWords } from './judgement-words.ts';
import { profileWords } from './profile-words.ts';
import { NumberField } from './typed-fields.tsx';

interface DialogProps {
  accountId: string;
  /** Today in the account's time zone. */
  today: string;
  onDone: () => void;
  onClose: () => void;
}

const orNull = (text: string) => text.trim() || null;

export function LevelDialog({ accountId, onDone, onClose }: DialogProps) {
  const [level, setLevel] = useState<Level>('medium');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  return (
    <FormDialog
      title={t(judgementWords.setLevelTitle)}
      size="small"
      onSave={() => api.accounts.setLevel(accountId, { level, reason, ...(until && { until }) })}
      onDone={onDone}
      onClose={onClose}
    >
      <p class="soft">{t(judgementWords.setLevelText)}</p>
      <SegmentedControl
        label={t(judgementWords.level)}
        value={level}
        options={levels.map((value) => ({ value, label: t(judgementWords[value]) }))}
        onChange={setLevel}
      />
      <TextArea label={t(judgementWords.reason)} value={reason} maxLength={1000} onInput={setReason} />
      <TextField label={t(judgementWords.until)} type="date" isOptional value={until} onInput={setUntil} />
    </FormDialog>
  );
}

export function ReasonDialog({ accountId, onDone, onClose }: DialogProps) {
  const [reason, setReason] = useState<(typeof riskReasonNames)[number]>('valueUnclear');
  const [evidence, setEvidence] = useState('');
  return (
    <FormDialog
      title={t(judgementWords.addReasonTitle)}
      size="small"
      onSave={() => api.accounts.raiseReason(accountId, { reason, evidence })}
      onDone={onDone}
      onClose={onClose}
    >
      <Select
        label={t(judgementWords.reason)}
        value={reason}
        options={riskReasonNames.map((value) => ({ value, label: t(judgementWords[value]) }))}
        onChange={setReason}
      />
      <TextArea label={t(judgementWords.evidence)} value={evidence} maxLength={1000} onInput={setEvidence} />
    </FormDialog>
  );
}

export function NoteDialog({
  accountId,
  today,
  contacts,
  onDone,
  onClose,
}: DialogProps & { contacts: readonly KeptContact[] }) {
  const [kind, setKind] = useState<NoteKind>('note');
  const [text, setText] = useState('');
  const [contactId, setContactId] = useState('');
  const [happenedOn, setHappenedOn] = useState(today);
  return (
    <FormDialog
      title={t(careWords.addNote)}
      onSave={() => api.accounts.addNote(accountId, { kind, text, contactId: contactId || null, happenedOn })}
      onDone={onDone}
      onClose={onClose}
    >
      <SegmentedControl
        label={t(careWords.noteKind)}
        size="small"
        value={kind}
        options={noteKinds.map((value) => ({ value, label: t(careWords[value]) }))}
        onChange={setKind}
      />
      <TextArea label={t(careWords.noteText)} value={text} rows={4} maxLength={5000} onInput={setText} />
      <div class="form-pair">
        <Select
          label={t(careWords.with)}
          value={contactId}
          options={[
            { value: '', label: t(careWords.nobody) },
            ...contacts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setContactId}
        />
        <TextField label={t(careWords.on)} type="date" value={happenedOn} onInput={setHappenedOn} />
      </div>
    </FormDialog>
  );
}

const newContact: Contact = {
  name: '',
  title: null,
  role: 'decisionMaker',
  stance: 'unknown',
  userId: null,
  lastContactOn: null,
  leftOn: null,
};

export function ContactDialog({
  accountId,
  contact: known,
  onDone,
  onClose,
}: DialogProps & { contact: KeptContact | undefined }) {
  const { id, ...first } = known ?? { id: undefined, ...newContact };
  const [contact, setContact] = useState<Contact>(first);
  const change = (part: Partial<Contact>) => setContact({ ...contact, ...part });
  return (
    <FormDialog
      title={t(careWords.editContact)}
      onSave={() =>
        id === undefined
          ? api.accounts.addContact(accountId, contact)
          : api.accounts.changeContact(accountId, id, contact)
      }
      onRemove={id === undefined ? undefined : () => api.accounts.removeContact(accountId, id)}
      onDone={onDone}
      onClose={onClose}
    >
      <div class="form-pair">
        <TextField
          label={t(careWords.name)}
          value={contact.name}
          maxLength={200}
          onInput={(name) => change({ name })}
        />
        <TextField
          label={t(careWords.title)}
          isOptional
          value={contact.title ?? ''}
          maxLength={200}
          onInput={(title) => change({ title: orNull(title) })}
        />
        <Select
          label={t(careWords.role)}
          value={contact.role}
          options={contactRoles.map((value) => ({ value, label: t(careWords[value]) }))}
          onChange={(role) => change({ role })}
        />
        <Select
          label={t(careWords.stance)}
          value={contact.stance}
          options={stances.map((value) => ({ value, label: t(careWords[`stance_${value}`]) }))}
          onChange={(stance) => change({ stance })}
        />
        <TextField
          label={t(careWords.lastContactOn)}
          type="date"
          isOptional
          value={contact.lastContactOn ?? ''}
          onInput={(day) => change({ lastContactOn: orNull(day) })}
        />
        <TextField
          label={t(careWords.leftOn)}
          type="date"
          isOptional
          hint={t(careWords.leftHint)}
          value={contact.leftOn ?? ''}
          onInput={(day) => change({ leftOn: orNull(day) })}
        />
      </div>
    </FormDialog>
  );
}

const newCriterion = (today: string): Criterion => ({
  name: '',
  family: 'revenue',
  unit: '%',
  isLowerBetter: false,
  baseline: null,
  industryValue: null,
  quarters: [{ startsOn: startOfQuarter(today), target: 0, value: null }],
  featureIds: [],
  roiCost: null,
  roiGain: null,
  roiMethod: null,
});

export function CriterionDialog({
  accountId,
  today,
  criterion: known,
  onDone,
  onClose,
}: DialogProps & { criterion: KeptCriterion | undefined }) {
  const { id, ...first } = known ?? { id: undefined, ...newCriterion(today) };
  const [criterion, setCriterion] = useState<Criterion>(first);
  const change = (part: Partial<Criterion>) => setCriterion({ ...criterion, ...part });
  const numberField = (label: string, key: 'baseline' | 'industryValue' | 'roiCost' | 'roiGain') => (
    <NumberField
      label={label}
      isOptional
      value={criterion[key]}
      onChange={(value) => change({ [key]: value })}
    />
  );
  const changeQuarter = (index: number, part: Partial<Criterion['quarters'][number]>) =>
    change({
      quarters: criterion.quarters.map((quarter, at) => (at === index ? { ...quarter, ...part } : quarter)),
    });
  return (
    <FormDialog
      title={t(careWords.editCriterion)}
      size="large"
      onSave={() =>
        id === undefined
          ? api.accounts.addCriterion(accountId, criterion)
          : api.accounts.changeCriterion(accountId, id, criterion)
      }
      onRemove={id === undefined ? undefined : () => api.accounts.removeCriterion(accountId, id)}
      onDone={onDone}
      onClose={onClose}
    >
      <div class="form-pair">
        <TextField
          label={t(careWords.criterionName)}
          value={criterion.name}
          maxLength={200}
          onInput={(name) => change({ name })}
        />
        <Select
          label={t(careWords.family)}
          value={criterion.family}
          options={criterionFamilies.map((value: CriterionFamily) => ({ value, label: t(careWords[value]) }))}
          onChange={(family) => change({ family })}
        />
        <TextField
          label={t(careWords.unit)}
          value={criterion.unit}
          maxLength={40}
          onInput={(unit) => change({ unit })}
        />
        <Checkbox
          label={t(careWords.lowerBetter)}
          isChecked={criterion.isLowerBetter}
          onChange={(isLowerBetter) => change({ isLowerBetter })}
        />
        {numberField(t(careWords.baseline), 'baseline')}
        {numberField(t(careWords.industryValue), 'industryValue')}
      </div>
      <table class="quarter-table">
        <thead>
          <tr>
            <th scope="col">{t(careWords.quarter)}</th>
            <th scope="col">{t(careWords.target)}</th>
            <th scope="col">{t(careWords.reached)}</th>
          </tr>
        </thead>
        <tbody>
          {criterion.quarters.map((quarter, index) => (
            <tr key={quarter.startsOn}>
              <th scope="row">{quarterName(quarter.startsOn)}</th>
              <td>
                <NumberField
                  label={`${quarterName(quarter.startsOn)} ${t(careWords.target)}`}
                  isLabelHidden
                  value={quarter.target}
                  onChange={(target) => changeQuarter(index, { target: target ?? 0 })}
                />
              </td>
              <td>
                <NumberField
                  label={`${quarterName(quarter.startsOn)} ${t(careWords.reached)}`}
                  isLabelHidden
                  value={quarter.value}
                  onChange={(value) => changeQuarter(index, { value })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="row">
        <Button
          size="small"
          onClick={() => {
            const last = criterion.quarters.at(-1);
            const startsOn = last ? addMonths(last.startsOn, 3) : startOfQuarter(today);
            change({
              quarters: [...criterion.quarters, { startsOn, target: last?.target ?? 0, value: null }],
            });
          }}
        >
          {t(careWords.addQuarter)}
        </Button>
      </div>
      <div class="form-pair">
        {numberField(t(careWords.roiCost), 'roiCost')}
        {numberField(t(careWords.roiGain), 'roiGain')}
      </div>
      <TextField
        label={t(careWords.roiMethod)}
        isOptional
        value={criterion.roiMethod ?? ''}
        maxLength={1000}
        onInput={(method) => change({ roiMethod: orNull(method) })}
      />
    </FormDialog>
  );
}

export function LoseDialog({ accountId, today, onDone, onClose }: DialogProps) {
  const [churnedOn, setChurnedOn] = useState(today);
  const [reason, setReason] = useState<(typeof churnReasons)[number]>('other');
  const [note, setNote] = useState('');
  const [beganInSales, setBeganInSales] = useState(false);
  return (
    <FormDialog
      title={t(profileWords.loseTitle)}
      size="small"
      onSave={() => api.accounts.lose(accountId, { churnedOn, reason, note, beganInSales })}
      onDone={onDone}
      onClose={onClose}
    >
      <TextField label={t(careWords.on)} type="date" value={churnedOn} onInput={setChurnedOn} />
      <Select
        label={t(judgementWords.reason)}
        value={reason}
        options={churnReasons.map((value) => ({ value, label: t(profileWords[`churn_${value}`]) }))}
        onChange={setReason}
      />
      <TextArea label={t(profileWords.loseNote)} value={note} maxLength={1000} onInput={setNote} />
      <Checkbox label={t(profileWords.beganInSales)} isChecked={beganInSales} onChange={setBeganInSales} />
    </FormDialog>
  );
}
