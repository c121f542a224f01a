import { ListTodo, Plus } from 'lucide';
import { api, type KeptPlanItem } from '../api.ts';
import { may } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Checkbox } from '../ui/field.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import { Loaded } from '../ui/loaded.tsx';
import { toastFault } from '../ui/toast.tsx';
import type { AccountState } from './account-model.ts';
import { planWords as words } from './plan-words.ts';

/** As it is sent: without the names that came with it. */
export const sentItem = ({ id: _, memberName: _m, contactName: _c, ...item }: KeptPlanItem) => item;

const shownDone = 3;

interface Props {
  model: AccountState;
  today: string | undefined;
}

/** What of the success plan is open, and the last of what is done. */
export function PlanCard({ model, today }: Props) {
  const items = model.plan.data.value?.items;
  const add = may('account.write') && (
    <Button size="small" look="quiet" icon={Plus} onClick={() => model.open({ type: 'plan', id: null })}>
      {t(words.add)}
    </Button>
  );
  const open = items?.filter(({ doneOn }) => doneOn === null) ?? [];
  const done = items?.filter(({ doneOn }) => doneOn !== null).slice(0, shownDone) ?? [];
  const overdue = open.filter(({ dueOn }) => today !== undefined && dueOn < today).length;
  const tick = async (item: KeptPlanItem, isDone: boolean) => {
    try {
      const doneOn = isDone ? (today ?? item.dueOn) : null;
      await api.accounts.changePlanItem(model.id.value, item.id, { ...sentItem(item), doneOn });
      model.plan.reload();
    } catch (error) {
      toastFault((error as Error).message);
    }
  };
  return (
    <Card
      title={t(words.plan)}
      note={overdue > 0 ? t(words.overdueCount, overdue) : t(words.planNote)}
      actions={items?.length ? add : undefined}
    >
      <Loaded of={model.plan} height={110}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={ListTodo} title={t(words.none)} actions={add}>
              {t(words.noneText)}
            </EmptyState>
          ) : (
            <ul class="contacts">
              {[...open, ...done].map((item) => (
                <li key={item.id} class={item.doneOn ? 'contact contact--left' : 'contact'}>
                  <span class="plan-item">
                    <Checkbox
                      label={<span class="visually-hidden">{`${t(words.done)}: ${item.title}`}</span>}
                      isChecked={item.doneOn !== null}
                      isDisabled={!may('account.write')}
                      onChange={(isDone) => void tick(item, isDone)}
                    />
                    <span class="two-lines">
                      <button
                        class="link-button"
                        type="button"
                        onClick={() => model.open({ type: 'plan', id: item.id })}
                      >
                        {item.title}
                      </button>
                      <span class="note">{partsOf(item).join(' · ')}</span>
                    </span>
                  </span>
                  <span class="contact__end note">
                    {item.doneOn
                      ? t(words.doneOn, formatDate(item.doneOn))
                      : t(words.due, formatDate(item.dueOn))}
                    {!item.doneOn && today !== undefined && item.dueOn < today && (
                      <>
                        {' '}
                        <Badge tone="danger">{t(words.overdue)}</Badge>
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

const partsOf = ({ kind, side, memberName, contactName, everyMonths }: KeptPlanItem): string[] => [
  t(words[kind]),
  (side === 'ours' ? memberName : contactName) ?? t(words[side]),
  ...(everyMonths === null ? [] : [t(words.everyMonths, everyMonths)]),
];
