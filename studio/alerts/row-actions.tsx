import { Check, CircleCheck, Clock, Ellipsis } from 'lucide';
import { addDays } from '../../shared/rules/calendar.ts';
import type { AlertRow } from '../api.ts';
import { today } from '../session.ts';
import { IconButton } from '../ui/button.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import { words } from './words.ts';

/** What can be done about an alert in the list. */
export interface AlertActions {
  acknowledge(alert: AlertRow): void;
  snooze(alert: AlertRow, days: number): void;
  resolve(alert: AlertRow): void;
}

const snoozes = [1, 7, 30];
const weekOfDays = 7;

export const RowActions = ({ alert, actions }: { alert: AlertRow; actions: AlertActions }) => (
  <Menu
    label={t(words.act)}
    align="end"
    items={[
      ...(alert.state === 'acknowledged'
        ? []
        : [{ label: t(words.acknowledge), icon: Check, onSelect: () => actions.acknowledge(alert) }]),
      ...snoozes.map((days) => ({
        label: `${t(words.snooze)} ${t(words.snoozeDays, days)}`,
        note: formatDate(addDays(today(), days)),
        icon: Clock,
        onSelect: () => actions.snooze(alert, days),
      })),
      {
        label: t(words.resolve),
        icon: CircleCheck,
        startsGroup: true,
        onSelect: () => actions.resolve(alert),
      },
    ]}
    trigger={(attributes) => <IconButton icon={Ellipsis} size="small" label={t(words.act)} {...attributes} />}
  />
);

/** The letters that act on the row in which the focus is; those of a dialog or a menu are its own. */
export function actByKey(event: KeyboardEvent, alerts: readonly AlertRow[], actions: AlertActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as HTMLElement;
  if (target.closest('[role=menu], dialog, input, textarea, select')) return;
  const row = target.closest('tbody tr');
  const index = row ? [...(row.parentElement?.children ?? [])].indexOf(row) : -1;
  const alert = alerts[index];
  if (!alert || alert.state === 'resolved') return;
  const key = event.key.toLowerCase();
  if (key === 'a') actions.acknowledge(alert);
  else if (key === 's') actions.snooze(alert, weekOfDays);
  else if (key === 'r') actions.resolve(alert);
  else return;
  event.preventDefault();
}
