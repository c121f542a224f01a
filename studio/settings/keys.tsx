import { createModel, signal } from '@preact/signals';
import { KeyRound, Plus } from 'lucide';
import { keyScopes } from '../../shared/contract/right.ts';
import { covers, rightsOfKey } from '../../shared/rules/rights.ts';
import { ApiError, api, type KeyScope, type SecretKey } from '../api.ts';
import { ListTable } from '../list/list-table.tsx';
import { createResource } from '../resource.ts';
import { environment, session } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { ConfirmDialog, Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { TextField } from '../ui/field.tsx';
import { formatAgo, formatDate, formatDateTime, t } from '../ui/i18n.ts';
import { LoadFault, Notice } from '../ui/notice.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { toast } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { words as uiWords } from '../ui/words.ts';
import { AllowedOrigins } from './allowed-origins.tsx';
import { words } from './words.ts';

/** Valid keys first, newest first. */
export const sortKeys = (keys: readonly SecretKey[]) =>
  keys.toSorted(
    (a, b) =>
      Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || b.createdAt.localeCompare(a.createdAt),
  );

const KeysModel = createModel(() => {
  const keys = createResource(() => api.keys.list());
  const isCreating = signal(false);
  const revoking = signal<SecretKey | null>(null);
  const rotating = signal<SecretKey | null>(null);
  /** The key in place of another, in sight this once. */
  const rotated = signal<string | null>(null);
  return {
    keys,
    isCreating,
    revoking,
    rotating,
    rotated,
    async rotate(key: SecretKey) {
      rotated.value = (await api.keys.rotate(key.id)).key;
      keys.reload();
    },
    async revoke(key: SecretKey) {
      await api.keys.revoke(key.id);
      keys.reload();
      toast(t(words.keyRevoked));
    },
  };
});

/** The secret keys of the selected environment. */
export function Keys() {
  const model = useModel(KeysModel);
  const current = environment.value;
  const fault = model.keys.error.value;
  const keys = model.keys.data.value?.keys;
  const revoking = model.revoking.value;
  const rotating = model.rotating.value;
  const open = () => {
    model.isCreating.value = true;
  };
  const newKey = (
    <Button look="primary" icon={Plus} onClick={open}>
      {t(words.newKey)}
    </Button>
  );
  return (
    <>
      <p class="soft">{t(words.keysText)}</p>
      {fault ? (
        <LoadFault error={fault} onRetry={model.keys.reload} />
      ) : (
        <Card
          title={current && t(words.keysOf, current.app.name, t(words[current.name]))}
          isFlush
          actions={keys?.length ? newKey : undefined}
        >
          <ListTable
            name="keys"
            more={{ ends: ({ expiresAt }) => expiresAt, revoked: ({ revokedAt }) => revokedAt }}
            label={t(words.keys)}
            rows={keys && sortKeys(keys)}
            rowKey={(key) => key.id}
            empty={
              <EmptyState icon={KeyRound} title={t(words.noKeys)} actions={newKey}>
                {t(words.noKeysText)}
              </EmptyState>
            }
            columns={[
              {
                key: 'name',
                value: ({ name }) => name,
                header: t(words.key),
                cell: (key) => (
                  <span class="two-lines">
                    <span>{key.name}</span>
                    <span class="note mono">sk_…{key.lastFour}</span>
                  </span>
                ),
              },
              {
                key: 'scope',
                value: ({ scope }) => t(words[scope]),
                header: t(words.scope),
                cell: (key) => <span class="settings__role">{t(words[key.scope])}</span>,
              },
              {
                key: 'created',
                value: ({ createdAt }) => createdAt,
                header: t(words.created),
                isSecondary: true,
                cell: (key) => formatDate(key.createdAt),
              },
              {
                key: 'used',
                value: ({ lastUsedAt }) => lastUsedAt,
                header: t(words.lastUsed),
                isSecondary: true,
                cell: (key) => (key.lastUsedAt ? formatAgo(key.lastUsedAt) : t(words.never)),
              },
              {
                key: 'revoke',
                header: t(words.actions),
                align: 'end',
                cell: (key) =>
                  key.revokedAt ? (
                    <Badge>{t(words.revoked)}</Badge>
                  ) : key.expiresAt && Date.parse(key.expiresAt) <= Date.now() ? (
                    <Badge>{t(words.ended)}</Badge>
                  ) : (
                    <span class="settings__acts">
                      {key.expiresAt ? (
                        <Badge tone="warn">{t(words.endsAt, formatDateTime(key.expiresAt))}</Badge>
                      ) : (
                        <Button
                          size="small"
                          onClick={() => {
                            model.rotating.value = key;
                          }}
                        >
                          {t(words.rotate)}
                        </Button>
                      )}
                      <Button
                        size="small"
                        look="danger"
                        onClick={() => {
                          model.revoking.value = key;
                        }}
                      >
                        {t(words.revoke)}
                      </Button>
                    </span>
                  ),
              },
            ]}
          />
        </Card>
      )}
      {model.isCreating.value && (
        <CreateKeyDialog
          onClose={() => {
            model.isCreating.value = false;
            model.keys.reload();
          }}
        />
      )}
      <AllowedOrigins />
      {rotating && (
        <ConfirmDialog
          title={t(words.rotateTitle, rotating.name)}
          confirmLabel={t(words.rotate)}
          onConfirm={() => model.rotate(rotating)}
          onClose={() => {
            model.rotating.value = null;
          }}
        >
          {t(words.rotateText)}
        </ConfirmDialog>
      )}
      {model.rotated.value && (
        <NewKey
          text={model.rotated.value}
          onClose={() => {
            model.rotated.value = null;
          }}
        />
      )}
      {revoking && (
        <ConfirmDialog
          title={t(words.revokeTitle, revoking.name)}
          confirmLabel={t(words.revoke)}
          isDangerous
          onConfirm={() => model.revoke(revoking)}
          onClose={() => {
            model.revoking.value = null;
          }}
        >
          {t(words.revokeText)}
        </ConfirmDialog>
      )}
    </>
  );
}

const CreateKeyModel = createModel(() => {
  const name = signal('');
  const scope = signal<KeyScope>('read');
  const fault = signal('');
  const isBusy = signal(false);
  /** The key itself, in sight this once. */
  const created = signal<string | null>(null);
  return {
    name,
    scope,
    fault,
    isBusy,
    created,
    async submit() {
      fault.value = name.peek().trim() ? '' : t(words.needName);
      if (fault.peek()) return;
      isBusy.value = true;
      try {
        created.value = (await api.keys.create({ name: name.peek().trim(), scope: scope.peek() })).key;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        fault.value = error.faultAt('name') ?? error.message;
      } finally {
        isBusy.value = false;
      }
    },
  };
});

/** A key, in sight this once. */
const NewKey = ({ text, onClose }: { text: string; onClose: () => void }) => (
  <Dialog
    title={t(words.keyCreated)}
    onClose={onClose}
    footer={
      <Button look="primary" onClick={onClose}>
        {t(words.done)}
      </Button>
    }
  >
    <Notice tone="warn">{t(words.keyOnce)}</Notice>
    <CopyField label={t(words.key)} text={text} />
  </Dialog>
);

function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const model = useModel(CreateKeyModel);
  const created = model.created.value;
  if (created) return <NewKey text={created} onClose={onClose} />;
  return (
    <Dialog
      title={t(words.newKey)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form="key-form" isBusy={model.isBusy.value}>
            {t(words.create)}
          </Button>
        </>
      }
    >
      <form
        id="key-form"
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void model.submit();
        }}
      >
        <TextField
          label={t(words.keyName)}
          value={model.name.value}
          error={model.fault.value}
          placeholder={t(words.keyNamePlaceholder)}
          onInput={(value) => {
            model.name.value = value;
          }}
          hasAutoFocus
          maxLength={120}
        />
        <div class="field">
          <span class="field__label">{t(words.keyScope)}</span>
          <SegmentedControl
            label={t(words.keyScope)}
            value={model.scope.value}
            options={keyScopes
              .filter((scope) => covers(session.value?.rights ?? [], rightsOfKey(scope)))
              .map((scope) => ({ value: scope, label: t(words[scope]) }))}
            onChange={(value) => {
              model.scope.value = value;
            }}
          />
        </div>
      </form>
    </Dialog>
  );
}
