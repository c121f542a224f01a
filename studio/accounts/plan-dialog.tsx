import { useState } from 'preact/hooks';
import { type PlanItem, planItemKinds, planSides } from '../../shared/contract/plan.ts';
import { api, type KeptContact, type KeptPlanItem, type Owner } from '../api.ts';
import { Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { FormDialog } from './form-dialog.tsx';
import { sentItem } from './plan-card.tsx';
import { planWords as words } from './plan-words.ts';

interface PlanDialogProps {
  accountId: string;
  today: string;
  /** Undefined: a new one. */
  item: KeptPlanItem | undefined;
  people: readonly Owner[];
  contacts: readonly KeptContact[];
  onDone: () => void;
  onClose: () => void;
}

const repeats = [1, 2, 3, 6, 12];

export function PlanDialog({
  accountId,
  today,
  item: known,
  people,
  contacts,
  onDone,
  onClose,
}: PlanDialogProps) {
  const [item, setItem] = useState<PlanItem>(
    known
      ? sentItem(known)
      : {
          kind: 'task',
          title: '',
          dueOn: today,
          side: 'ours',
          memberId: null,
          contactId: null,
          everyMonths: null,
          doneOn: null,
        },
  );
  const change = (part: Partial<PlanItem>) => setItem({ ...item, ...part });
  return (
    <FormDialog
      title={t(known ? words.changeTitle : words.addTitle)}
      onSave={() =>
        known
          ? api.accounts.changePlanItem(accountId, known.id, item)
          : api.accounts.addPlanItem(accountId, item)
      }
      onRemove={known && (() => api.accounts.removePlanItem(accountId, known.id))}
      onDone={onDone}
      onClose={onClose}
    >
      <SegmentedControl
        label={t(words.kind)}
        size="small"
        value={item.kind}
        options={planItemKinds.map((value) => ({ value, label: t(words[value]) }))}
        onChange={(kind) => change({ kind, everyMonths: kind === 'meeting' ? item.everyMonths : null })}
      />
      <TextField
        label={t(words.title)}
        value={item.title}
        maxLength={200}
        isRequired
        onInput={(title) => change({ title })}
      />
      <div class="form-pair">
        <TextField
          label={t(words.dueOn)}
          type="date"
          value={item.dueOn}
          isRequired
          onInput={(dueOn) => change({ dueOn })}
        />
        {item.kind === 'meeting' && (
          <Select
            label={t(words.comesAgain)}
            value={String(item.everyMonths ?? 0)}
            options={[
              { value: '0', label: t(words.once) },
              ...repeats.map((months) => ({ value: String(months), label: t(words.everyMonths, months) })),
            ]}
            onChange={(months) => change({ everyMonths: Number(months) || null })}
          />
        )}
      </div>
      <SegmentedControl
        label={t(words.side)}
        size="small"
        value={item.side}
        options={planSides.map((value) => ({ value, label: t(words[value]) }))}
        onChange={(side) => change({ side, memberId: null, contactId: null })}
      />
      {item.side === 'ours' ? (
        <Select
          label={t(words.member)}
          value={item.memberId ?? ''}
          options={[
            { value: '', label: t(words.owner) },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => change({ memberId: id || null })}
        />
      ) : (
        <Select
          label={t(words.contactOf)}
          value={item.contactId ?? ''}
          options={[
            { value: '', label: t(words.open) },
            ...contacts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => change({ contactId: id || null })}
        />
      )}
    </FormDialog>
  );
}
