import { createModel } from '@preact/signals';
import { Send } from 'lucide';
import { type QueryChange, useQuery } from '../address.ts';
import { api, type Webhook, type WebhookDelivery } from '../api.ts';
import { ListTable } from '../list/list-table.tsx';
import { createResource } from '../resource.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/field.tsx';
import { formatDate, formatDateTime, t } from '../ui/i18n.ts';
import { toastFault } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { newsWords, words } from './webhook-words.ts';

const DeliveriesModel = createModel((id: string) => {
  const deliveries = createResource(() => api.webhooks.deliveries(id), { pollMs: 2_000 });
  return {
    deliveries,
    async resend(deliveryId: string) {
      await api.webhooks.resend(id, deliveryId).catch((error: Error) => toastFault(error.message));
      deliveries.reload();
    },
  };
});

const outcomes = ['delivered', 'waiting', 'givenUp'] as const;
const outcomeOf = ({ deliveredAt, nextAt }: WebhookDelivery): (typeof outcomes)[number] =>
  deliveredAt ? 'delivered' : nextAt === null ? 'givenUp' : 'waiting';
const outcomeWords = {
  delivered: words.delivered,
  waiting: words.stillWaiting,
  givenUp: words.givenUp,
};

/** What of the address is said of the log, with the webhook it is of. */
export const closedLog: QueryChange = {
  ...{ log: undefined, outcome: undefined },
  ...{ 'deliveries-search': undefined, 'deliveries-sort': undefined },
};

/** What was told to one webhook, newest first unless it is sorted, and how it went. */
export function Deliveries({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const model = useModel(() => new DeliveriesModel(webhook.id));
  const [query, changeQuery] = useQuery();
  const outcome = outcomes.find((each) => each === query.outcome);
  const all = model.deliveries.data.value?.deliveries;
  const rows = outcome ? all?.filter((delivery) => outcomeOf(delivery) === outcome) : all;
  return (
    <Dialog title={t(words.logOf, webhook.name)} size="large" onClose={onClose}>
      <ListTable
        name="deliveries"
        label={t(words.log)}
        rows={rows}
        rowKey={(delivery) => delivery.id}
        more={{
          status: ({ status }) => status,
          fault: ({ fault }) => fault,
          attempts: ({ attempts }) => attempts,
        }}
        filters={
          all &&
          all.length > 0 && (
            <Select
              label={t(words.outcome)}
              isLabelHidden
              value={outcome ?? ''}
              options={[
                { value: '', label: t(words.anyOutcome) },
                ...outcomes.map((value) => ({ value, label: t(outcomeWords[value]) })),
              ]}
              onChange={(chosen) => changeQuery({ outcome: chosen })}
            />
          )
        }
        empty={<EmptyState icon={Send} title={t(outcome ? words.noneOfOutcome : words.nothingSent)} />}
        columns={[
          {
            key: 'what',
            value: ({ kind }) => t(newsWords[kind]),
            header: t(words.what),
            cell: (delivery) => (
              <span class="two-lines">
                <span>{t(newsWords[delivery.kind])}</span>
                <span class="note settings__when-narrow">{formatDateTime(delivery.createdAt)}</span>
              </span>
            ),
          },
          {
            key: 'when',
            value: ({ createdAt }) => createdAt,
            header: t(words.when),
            isSecondary: true,
            cell: (delivery) => formatDateTime(delivery.createdAt),
          },
          {
            key: 'outcome',
            value: (delivery) => t(outcomeWords[outcomeOf(delivery)]),
            header: t(words.outcome),
            cell: (delivery) => (
              <span class="two-lines">
                <span>
                  <Outcome delivery={delivery} />
                </span>
                <span class="note">
                  {delivery.fault ?? (delivery.status !== null && t(words.answered, delivery.status))}
                </span>
              </span>
            ),
          },
          {
            key: 'resend',
            header: '',
            align: 'end',
            cell: (delivery) =>
              delivery.nextAt === null && (
                <Button size="small" onClick={() => void model.resend(delivery.id)}>
                  {t(words.resend)}
                </Button>
              ),
          },
        ]}
      />
    </Dialog>
  );
}

function Outcome({ delivery: { deliveredAt, nextAt, attempts } }: { delivery: WebhookDelivery }) {
  if (deliveredAt) return <Badge tone="good">{t(words.delivered)}</Badge>;
  if (nextAt === null) return <Badge tone="danger">{t(words.givenUp)}</Badge>;
  if (attempts === 0) return <Badge>{t(words.sending)}</Badge>;
  return <Badge tone="warn">{t(words.tryingAgain, formatDate(nextAt, { timeStyle: 'short' }))}</Badge>;
}
