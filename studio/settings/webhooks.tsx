import { createModel, signal } from '@preact/signals';
import { Ellipsis, Plus, Webhook as WebhookIcon } from 'lucide';
import { useQuery } from '../address.ts';
import { api, type Webhook } from '../api.ts';
import { ListTable } from '../list/list-table.tsx';
import { createResource } from '../resource.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { ConfirmDialog, Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatAgo, t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import { LoadFault, Notice } from '../ui/notice.tsx';
import { toast, toastFault } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { closedLog, Deliveries } from './deliveries.tsx';
import { CreateWebhook, EditWebhook } from './webhook-form.tsx';
import { words } from './webhook-words.ts';

type Open =
  | { dialog: 'create' }
  | { dialog: 'secret'; secret: string; isNext: boolean }
  | { dialog: 'edit' | 'remove'; webhook: Webhook };

const WebhooksModel = createModel(() => {
  const webhooks = createResource(() => api.webhooks.list(), { pollMs: 5_000 });
  const open = signal<Open | null>(null);
  const act = async (work: () => Promise<unknown>, said?: string) => {
    try {
      await work();
      if (said) toast(said);
    } catch (error) {
      toastFault((error as Error).message);
    }
    webhooks.reload();
  };
  return { webhooks, open, act };
});

/** Other systems that are told what happens in the selected environment. */
export function Webhooks() {
  const model = useModel(WebhooksModel);
  const open = model.open.value;
  const fault = model.webhooks.error.value;
  const rows = model.webhooks.data.value?.webhooks;
  const [{ log }, changeQuery] = useQuery();
  const logged = rows?.find(({ id }) => id === log);
  const close = () => {
    model.open.value = null;
  };
  const create = (
    <Button
      look="primary"
      icon={Plus}
      onClick={() => {
        model.open.value = { dialog: 'create' };
      }}
    >
      {t(words.newWebhook)}
    </Button>
  );
  if (fault) return <LoadFault error={fault} onRetry={model.webhooks.reload} />;
  return (
    <>
      <p class="soft">{t(words.text)}</p>
      <Card title={t(words.webhooks)} isFlush actions={rows?.length ? create : undefined}>
        <ListTable
          name="webhooks"
          more={{ url: ({ url }) => url }}
          label={t(words.webhooks)}
          rows={rows}
          rowKey={(webhook) => webhook.id}
          empty={
            <EmptyState icon={WebhookIcon} title={t(words.none)} actions={create}>
              {t(words.noneText)}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              value: ({ name }) => name,
              header: t(words.name),
              cell: (webhook) => (
                <span class="two-lines">
                  <span>{webhook.name}</span>
                  <span class="note mono settings__url">{webhook.url}</span>
                </span>
              ),
            },
            {
              key: 'state',
              value: ({ lastTriedAt }) => lastTriedAt,
              header: t(words.outcome),
              cell: (webhook) => (
                <span class="two-lines">
                  <span>
                    <State webhook={webhook} />
                  </span>
                  <span class="note nowrap">
                    {webhook.lastTriedAt
                      ? t(words.lastTried, formatAgo(webhook.lastTriedAt))
                      : t(words.neverTried)}
                  </span>
                </span>
              ),
            },
            {
              key: 'actions',
              header: '',
              align: 'end',
              cell: (webhook) => (
                <Menu
                  label={t(words.actionsOf, webhook.name)}
                  align="end"
                  items={[
                    {
                      label: t(words.edit),
                      onSelect: () => {
                        model.open.value = { dialog: 'edit', webhook };
                      },
                    },
                    {
                      label: t(words.log),
                      onSelect: () => changeQuery({ log: webhook.id }),
                    },
                    {
                      label: t(words.test),
                      onSelect: () => model.act(() => api.webhooks.test(webhook.id), t(words.tested)),
                    },
                    {
                      label: t(webhook.isActive ? words.pause : words.resume),
                      onSelect: () =>
                        model.act(
                          () => api.webhooks.update(webhook.id, { isActive: !webhook.isActive }),
                          t(words.saved),
                        ),
                    },
                    {
                      label: t(words.rotate),
                      onSelect: () =>
                        model.act(async () => {
                          const { secret } = await api.webhooks.rotate(webhook.id);
                          model.open.value = { dialog: 'secret', secret, isNext: true };
                        }),
                    },
                    {
                      label: t(words.remove),
                      isDanger: true,
                      startsGroup: true,
                      onSelect: () => {
                        model.open.value = { dialog: 'remove', webhook };
                      },
                    },
                  ]}
                  trigger={(attributes) => (
                    <IconButton
                      {...attributes}
                      icon={Ellipsis}
                      size="small"
                      label={t(words.actionsOf, webhook.name)}
                    />
                  )}
                />
              ),
            },
          ]}
        />
      </Card>
      {open?.dialog === 'create' && (
        <CreateWebhook
          onClose={close}
          onCreated={(secret) => {
            model.webhooks.reload();
            model.open.value = { dialog: 'secret', secret, isNext: false };
          }}
        />
      )}
      {open?.dialog === 'edit' && (
        <EditWebhook
          webhook={open.webhook}
          onClose={close}
          onSaved={() => {
            close();
            toast(t(words.saved));
            model.webhooks.reload();
          }}
        />
      )}
      {open?.dialog === 'secret' && (
        <Dialog
          title={t(words.secretTitle)}
          onClose={close}
          footer={
            <Button look="primary" onClick={close}>
              {t(words.done)}
            </Button>
          }
        >
          <Notice tone="warn">{t(words.secretOnce)}</Notice>
          {open.isNext && <p class="soft">{t(words.rotateText)}</p>}
          <CopyField label={t(words.secret)} text={open.secret} />
        </Dialog>
      )}
      {logged && <Deliveries webhook={logged} onClose={() => changeQuery(closedLog)} />}
      {open?.dialog === 'remove' && (
        <ConfirmDialog
          title={t(words.removeTitle, open.webhook.name)}
          confirmLabel={t(words.remove)}
          isDangerous
          onConfirm={async () => {
            await api.webhooks.remove(open.webhook.id);
            model.webhooks.reload();
          }}
          onClose={close}
        >
          {t(words.removeText)}
        </ConfirmDialog>
      )}
    </>
  );
}

function State({ webhook: { isActive, failed7, waiting } }: { webhook: Webhook }) {
  if (!isActive) return <Badge>{t(words.paused)}</Badge>;
  if (failed7 > 0) {
    return (
      <Badge tone="danger" hasDot>
        {t(words.failed, failed7)}
      </Badge>
    );
  }
  if (waiting > 0) {
    return (
      <Badge tone="warn" hasDot>
        {t(words.waiting, waiting)}
      </Badge>
    );
  }
  return (
    <Badge tone="good" hasDot>
      {t(words.isActive)}
    </Badge>
  );
}
