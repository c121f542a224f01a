import { useSignal } from '@preact/signals';
import { OctagonX, Pencil, Play, Plus } from 'lucide';
import { ApiError, api, type HostApp } from '../api.ts';
import { environment, may, refreshSession, session } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { ConfirmDialog, Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { formatAgo, t } from '../ui/i18n.ts';
import { toast, toastFault } from '../ui/toast.tsx';
import { words as uiWords } from '../ui/words.ts';
import { words } from './words.ts';

/** The host apps of the workspace, and the emergency stop of the selected environment. */
export function Apps() {
  const edited = useSignal<HostApp | 'new' | null>(null);
  const apps = session.value?.apps ?? [];
  return (
    <>
      {may('guide.publish') && <EmergencyStop />}
      {apps.map((app) => (
        <Card
          key={app.id}
          title={app.name}
          note={app.url}
          actions={
            may('settings.write') && (
              <Button
                size="small"
                icon={Pencil}
                onClick={() => {
                  edited.value = app;
                }}
              >
                {t(words.editApp)}
              </Button>
            )
          }
        >
          <div class="stack">
            {app.environments.map((each) => (
              <div key={each.id} class="stack stack--tight">
                <div class="row row--apart">
                  <h3 class="settings__name">{t(words[each.name])}</h3>
                  {each.isStopped ? (
                    <Badge tone="danger" hasDot>
                      {t(words.isStopped)}
                    </Badge>
                  ) : (
                    <Badge tone={each.lastEventAt ? 'good' : 'neutral'} hasDot>
                      {each.lastEventAt ? t(words.lastEvent, formatAgo(each.lastEventAt)) : t(words.noEvent)}
                    </Badge>
                  )}
                </div>
                <CopyField
                  label={`${t(words.publicKey)}, ${app.name}, ${t(words[each.name])}`}
                  text={each.publicKey}
                />
              </div>
            ))}
          </div>
        </Card>
      ))}
      {may('settings.write') && (
        <div class="row">
          <Button
            icon={Plus}
            onClick={() => {
              edited.value = 'new';
            }}
          >
            {t(words.addApp)}
          </Button>
        </div>
      )}
      {edited.value && (
        <AppDialog
          app={edited.value === 'new' ? null : edited.value}
          onClose={() => {
            edited.value = null;
          }}
        />
      )}
    </>
  );
}

function AppDialog({ app, onClose }: { app: HostApp | null; onClose: () => void }) {
  const name = useSignal(app?.name ?? '');
  const url = useSignal(app?.url ?? '');
  const fault = useSignal<ApiError | null>(null);
  const isBusy = useSignal(false);

  const save = async (event: Event) => {
    event.preventDefault();
    isBusy.value = true;
    fault.value = null;
    const input = { name: name.value.trim(), url: url.value.trim() };
    try {
      if (app) await api.apps.update(app.id, input);
      else await api.apps.create(input);
      await refreshSession();
      toast(t(app ? words.saved : words.appAdded));
      onClose();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fault.value = error;
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <Dialog
      title={app ? t(words.editAppTitle, app.name) : t(words.addApp)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form="app-form" isBusy={isBusy.value}>
            {app ? t(uiWords.save) : t(words.add)}
          </Button>
        </>
      }
    >
      {!app && <p class="soft">{t(words.addAppText)}</p>}
      <form id="app-form" class="stack" onSubmit={save}>
        <TextField
          label={t(words.appName)}
          value={name.value}
          error={fault.value?.faultAt('name')}
          onInput={(value) => {
            name.value = value;
          }}
          isRequired
          hasAutoFocus
          maxLength={120}
        />
        <TextField
          label={t(words.appUrl)}
          type="url"
          value={url.value}
          error={
            fault.value?.faultAt('url') ?? (fault.value?.details.length === 0 ? fault.value.message : null)
          }
          onInput={(value) => {
            url.value = value;
          }}
          hint={t(words.appUrlHint)}
          isRequired
        />
      </form>
    </Dialog>
  );
}

function EmergencyStop() {
  const isAsking = useSignal(false);
  const current = environment.value;
  if (!current) return null;
  const name = `${current.app.name} · ${t(words[current.name])}`;
  const change = async (isStopped: boolean) => {
    await api.environment.update({ isStopped });
    await refreshSession();
    toast(t(isStopped ? words.stopped : words.started));
  };
  return (
    <Card
      title={t(words.emergencyStop)}
      note={name}
      actions={
        current.isStopped ? (
          <Button
            look="primary"
            icon={Play}
            onClick={() => change(false).catch((error: Error) => toastFault(error.message))}
          >
            {t(words.start)}
          </Button>
        ) : (
          <Button
            look="danger"
            icon={OctagonX}
            onClick={() => {
              isAsking.value = true;
            }}
          >
            {t(words.stop)}
          </Button>
        )
      }
    >
      <p class="soft">{t(words.emergencyText)}</p>
      {isAsking.value && (
        <ConfirmDialog
          title={t(words.stopTitle)}
          confirmLabel={t(words.stopNow)}
          isDangerous
          onConfirm={() => change(true)}
          onClose={() => {
            isAsking.value = false;
          }}
        >
          {t(words.stopText, name)}
        </ConfirmDialog>
      )}
    </Card>
  );
}
