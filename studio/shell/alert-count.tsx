import { createModel } from '@preact/signals';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';
import { environment, may } from '../session.ts';
import { formatNumber, t } from '../ui/i18n.ts';
import { words } from './words.ts';

const pollMs = 15_000;

/** How many alerts wait for the member, asked once for all places that show it. */
export const AlertCountModel = createModel(() => ({
  count: createResource(
    async () => {
      // Another environment has alerts of its own.
      environment.value?.id;
      // What was done about one shows at once.
      api.alerts.handled.value;
      return may('account.read') ? (await api.alerts.count()).open : 0;
    },
    { pollMs },
  ),
}));

/** How many alerts wait, beside the word in the navigation; nothing where none does. */
export function AlertCount({ model }: { model: InstanceType<typeof AlertCountModel> }) {
  const open = model.count.data.value ?? 0;
  if (open === 0) return null;
  return (
    <span class="alert-count number">
      <span aria-hidden="true">{formatNumber(open)}</span>
      <span class="visually-hidden">{t(words.alertsForYou, open)}</span>
    </span>
  );
}
