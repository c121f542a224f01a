import { createModel } from '@preact/signals';
import { api } from '../api.ts';
import { ListTable } from '../list/list-table.tsx';
import { createResource } from '../resource.ts';
import { AskingButton } from '../ui/asking-button.tsx';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { formatAgo, formatDateTime, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { toast } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { readUserAgent } from './read-user-agent.ts';
import { words } from './words.ts';

const DevicesModel = createModel(() => {
  const devices = createResource(() => api.session.list());
  return {
    devices,
    async end(id: string) {
      try {
        await api.session.endOther(id);
        toast(t(words.sessionEnded));
      } finally {
        // It may have ended there meanwhile.
        devices.reload();
      }
    },
    async endOthers() {
      const others = devices.data.peek()?.sessions.filter(({ isCurrent }) => !isCurrent) ?? [];
      try {
        for (const { id } of others) await api.session.endOther(id);
        toast(t(words.othersEnded));
      } finally {
        devices.reload();
      }
    },
  };
});

function deviceName(userAgent: string | null): string {
  const { browser, system } = readUserAgent(userAgent ?? '');
  if (browser && system) return t(words.deviceOn, browser, system);
  return browser ?? system ?? t(words.unknownDevice);
}

/** Where the member is signed in, and a way to end it. */
export function Devices() {
  const model = useModel(DevicesModel);
  const fault = model.devices.error.value;
  if (fault) return <LoadFault error={fault} onRetry={model.devices.reload} />;
  const others = model.devices.data.value?.sessions.filter(({ isCurrent }) => !isCurrent) ?? [];
  return (
    <Card
      isFlush
      title={t(words.devices)}
      actions={
        others.length > 1 && (
          <AskingButton
            look="danger"
            label={t(words.endOthers)}
            title={t(words.endOthersTitle, others.length)}
            confirmLabel={t(words.endOthers)}
            onConfirm={model.endOthers}
          >
            {t(words.endOthersText)}
          </AskingButton>
        )
      }
    >
      <ListTable
        name="devices"
        label={t(words.devices)}
        rows={model.devices.data.value?.sessions}
        rowKey={(device) => device.id}
        columns={[
          {
            key: 'device',
            value: ({ userAgent }) => deviceName(userAgent),
            header: t(words.device),
            cell: (device) => deviceName(device.userAgent),
          },
          {
            key: 'created',
            value: ({ createdAt }) => createdAt,
            header: t(words.signedIn),
            isSecondary: true,
            cell: (device) => formatDateTime(device.createdAt),
          },
          {
            key: 'seen',
            value: ({ lastSeenAt }) => lastSeenAt,
            header: t(words.lastSeen),
            cell: (device) => formatAgo(device.lastSeenAt),
          },
          {
            key: 'end',
            header: t(words.actions),
            align: 'end',
            cell: (device) =>
              device.isCurrent ? (
                <Badge tone="good" hasDot>
                  {t(words.thisDevice)}
                </Badge>
              ) : (
                <AskingButton
                  size="small"
                  look="danger"
                  label={t(words.endSession)}
                  title={t(words.endTitle, deviceName(device.userAgent))}
                  confirmLabel={t(words.endSession)}
                  onConfirm={() => model.end(device.id)}
                >
                  {t(words.endText)}
                </AskingButton>
              ),
          },
        ]}
      />
    </Card>
  );
}
