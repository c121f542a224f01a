import { createModel } from '@preact/signals';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';
import { may } from '../session.ts';
import { formatNumber, t } from '../ui/i18n.ts';
import { useModel } from '../ui/use-model.ts';
import { words } from './words.ts';

const pollMs = 15_000;

const AlertCountModel = createModel(() => ({
  count: createResource(async () => (may('account.read') ? (await api.alerts.count()).open : 0), { pollMs }),
}));

/** How many alerts wait for the member, beside the word in the navigation; nothing where none does. */
export function AlertCount() {
  const open = useModel(AlertCountModel).count.data.value ?? 0;
  if (open === 0) return null;
  return (
    <span class="sidebar__count number">
      <span aria-hidden="true">{formatNumber(open)}</span>
      <span class="visually-hidden">{t(words.alertsForYou, open)}</span>
    </span>
  );
}
