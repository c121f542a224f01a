import { createModel, signal, useSignal } from '@preact/signals';
import { type IdentityProvider, newcomerRoles } from '../../shared/contract/identity-provider.ts';
import { ApiError, api } from '../api.ts';
import { createResource } from '../resource.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { Loaded } from '../ui/loaded.tsx';
import { toast } from '../ui/toast.tsx';
import { useUnsaved } from '../ui/unsaved.ts';
import { useModel } from '../ui/use-model.ts';
import { words as uiWords } from '../ui/words.ts';
import { roleWords, words } from './member-words.ts';

type Newcomer = (typeof newcomerRoles)[number] | '';

const domainsIn = (text: string) => text.split(/[\s,]+/).filter(Boolean);

const ProviderModel = createModel(() => {
  const issuer = signal('');
  const clientId = signal('');
  const clientSecret = signal('');
  const domains = signal('');
  const newcomer = signal<Newcomer>('');
  const fault = signal<ApiError | null>(null);
  const isBusy = signal(false);
  const stored = createResource(async () => {
    const { provider } = await api.members.provider();
    issuer.value = provider?.issuer ?? '';
    clientId.value = provider?.clientId ?? '';
    clientSecret.value = '';
    domains.value = provider?.domains.join(', ') ?? '';
    newcomer.value = newcomerRoles.find((role) => role === provider?.newcomerRole) ?? '';
    return { provider };
  });
  const trying = async (work: () => Promise<unknown>) => {
    isBusy.value = true;
    fault.value = null;
    try {
      await work();
      toast(t(words.saved));
      stored.reload();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fault.value = error;
    } finally {
      isBusy.value = false;
    }
  };
  return {
    ...{ issuer, clientId, clientSecret, domains, newcomer, fault, isBusy, stored },
    isChanged: ({ provider }: { provider: IdentityProvider | null }) =>
      clientSecret.value !== '' ||
      issuer.value.trim() !== (provider?.issuer ?? '') ||
      clientId.value.trim() !== (provider?.clientId ?? '') ||
      domainsIn(domains.value).join() !== (provider?.domains ?? []).join() ||
      newcomer.value !== (provider?.newcomerRole ?? ''),
    save: () =>
      trying(() =>
        api.members.updateProvider({
          issuer: issuer.peek().trim(),
          clientId: clientId.peek().trim(),
          ...(clientSecret.peek() && { clientSecret: clientSecret.peek() }),
          domains: domainsIn(domains.peek()),
          newcomerRole: newcomer.peek() || null,
        }),
      ),
    async remove() {
      await api.members.removeProvider();
      fault.value = null;
      toast(t(words.saved));
      stored.reload();
    },
  };
});

/** The company's identity provider, with which members may sign in. */
export function IdentityProviderCard() {
  const model = useModel(ProviderModel);
  const isRemoving = useSignal(false);
  const stored = model.stored.data.value;
  const fault = model.fault.value;
  useUnsaved(stored !== undefined && model.isChanged(stored));
  if (!stored)
    return (
      <Card title={t(words.provider)} note={t(words.providerText)}>
        <Loaded of={model.stored} height={420}>
          {() => null}
        </Loaded>
      </Card>
    );
  const faultAt = (field: string) =>
    fault?.faultAt(field) ?? fault?.details.find(({ path }) => path.startsWith(`${field}.`))?.message;
  return (
    <Card title={t(words.provider)} note={t(words.providerText)}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void model.save();
        }}
      >
        <div class="field">
          <span class="field__label">{t(words.redirectUri)}</span>
          <CopyField label={t(words.redirectUri)} text={`${location.origin}/api/v1/oidc/callback`} />
        </div>
        <TextField
          label={t(words.issuer)}
          type="url"
          hint={t(words.issuerHint)}
          value={model.issuer.value}
          error={faultAt('issuer')}
          isRequired
          onInput={(value) => {
            model.issuer.value = value;
          }}
        />
        <TextField
          label={t(words.clientId)}
          value={model.clientId.value}
          error={faultAt('clientId')}
          isRequired
          onInput={(value) => {
            model.clientId.value = value;
          }}
        />
        <TextField
          label={t(words.clientSecret)}
          type="password"
          autoComplete="off"
          hint={stored.provider && t(words.keepSecret)}
          value={model.clientSecret.value}
          error={faultAt('clientSecret')}
          isRequired={!stored.provider}
          onInput={(value) => {
            model.clientSecret.value = value;
          }}
        />
        <TextField
          label={t(words.domains)}
          hint={t(words.domainsHint)}
          value={model.domains.value}
          error={faultAt('domains') ?? (fault?.details.length === 0 ? fault.message : null)}
          isRequired
          onInput={(value) => {
            model.domains.value = value;
          }}
        />
        <Select
          label={t(words.newcomers)}
          value={model.newcomer.value}
          options={[
            { value: '' as Newcomer, label: t(words.invitedOnly) },
            ...newcomerRoles.map((role) => ({ value: role as Newcomer, label: t(roleWords[role]) })),
          ]}
          onChange={(value) => {
            model.newcomer.value = value;
          }}
        />
        <div class="row">
          <Button type="submit" isBusy={model.isBusy.value}>
            {t(uiWords.save)}
          </Button>
          {stored.provider && (
            <Button
              look="danger"
              onClick={() => {
                isRemoving.value = true;
              }}
            >
              {t(words.removeProvider)}
            </Button>
          )}
        </div>
      </form>
      {isRemoving.value && (
        <ConfirmDialog
          title={t(words.removeProviderTitle)}
          confirmLabel={t(words.removeProvider)}
          isDangerous
          onConfirm={model.remove}
          onClose={() => {
            isRemoving.value = false;
          }}
        >
          {t(words.removeProviderText)}
        </ConfirmDialog>
      )}
    </Card>
  );
}
