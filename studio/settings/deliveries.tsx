import { createModel, useModel } from '@preact/signals';
import { Send } from 'lucide';
import { api, type Webhook, type WebhookDelivery } from '../api.ts';
import { createResource } from '../resource.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDate, formatDateTime, t } from '../ui/i18n.ts';
import { Table } from '../ui/table.tsx';
import { toastFault } from '../ui/toast.tsx';
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

/** What was told to one webhook, newest first, and how it went. */
export function Deliveries({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const model = useModel(() => new DeliveriesModel(webhook.id));
  return (
    <Dialog title={t(words.logOf, webhook.name)} size="large" onClose={onClose}>
      <Table
        label={t(words.log)}
        rows={model.deliveries.data.value?.deliveries}
        rowKey={(delivery) => delivery.id}
        empty={<EmptyState icon={Send} title={t(words.nothingSent)} />}
        columns={[
          {
            key: 'what',
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
            header: t(words.when),
            isSecondary: true,
            cell: (delivery) => formatDateTime(delivery.createdAt),
          },
          {
            key: 'outcome',
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
