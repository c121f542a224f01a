import { createModel, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { ApiError, api } from '../api.ts';
import { createResource } from '../resource.ts';
import { acceptInvitation } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { locale, t } from '../ui/i18n.ts';
import { LoadFault, Notice } from '../ui/notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useModel } from '../ui/use-model.ts';
import { Entrance } from './entrance.tsx';
import { takeToken } from './token-in-address.ts';
import { words } from './words.ts';

const InvitationModel = createModel(() => {
  const token = takeToken();
  const invitation = createResource(() => api.entrance.readInvitation(token));
  const name = signal('');
  const password = signal('');
  const fault = signal<ApiError | null>(null);
  const isBusy = signal(false);
  return {
    invitation,
    name,
    password,
    fault,
    isBusy,
    /** Whether the member is in. */
    async submit(): Promise<boolean> {
      isBusy.value = true;
      fault.value = null;
      try {
        const given = { name: name.peek().trim(), password: password.peek(), locale: locale.peek() };
        await acceptInvitation({ token, ...given });
        return true;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        fault.value = error;
        return false;
      } finally {
        isBusy.value = false;
      }
    },
  };
});

/** Used, run out, taken back, or not the whole link: trying again changes nothing. */
const isOver = (refusal: Error) =>
  refusal instanceof ApiError && ['gone', 'not_found', 'invalid_request'].includes(refusal.code);

/** Where the link of an invitation leads: a name, a password, and in. */
export function InvitationPage() {
  const model = useModel(InvitationModel);
  const { route } = useLocation();
  const invitation = model.invitation.data.value;
  const refusal = model.invitation.error.value;
  const fault = model.fault.value;
  useEffect(() => {
    const title = invitation ? t(words.join, invitation.workspaceName) : refusal && t(words.invitation);
    if (title) document.title = `${title} · Cairn`;
  });
  if (refusal) {
    return (
      <Entrance>
        <div class="entrance__form">
          <div>
            <h1>{t(words.invitation)}</h1>
            <p class="soft">{isOver(refusal) ? t(words.invitationOver) : t(words.invitationLater)}</p>
          </div>
          {isOver(refusal) ? (
            <Button look="primary" isWide href="/">
              {t(words.backToSignIn)}
            </Button>
          ) : (
            <LoadFault error={refusal} onRetry={model.invitation.reload} />
          )}
        </div>
      </Entrance>
    );
  }
  if (!invitation) {
    return (
      <Entrance>
        <Spinner />
      </Entrance>
    );
  }
  return (
    <Entrance>
      <form
        class="entrance__form"
        onSubmit={(event) => {
          event.preventDefault();
          void model.submit().then((isIn) => isIn && route('/', true));
        }}
      >
        <div>
          <h1>{t(words.join, invitation.workspaceName)}</h1>
          <p class="soft">{t(words.joinText, invitation.email)}</p>
        </div>
        <TextField
          label={t(words.name)}
          name="name"
          autoComplete="name"
          value={model.name.value}
          error={fault?.faultAt('name')}
          isRequired
          hasAutoFocus
          maxLength={120}
          onInput={(value) => {
            model.name.value = value;
          }}
        />
        {/* Lets password managers know whose password it is. */}
        <input
          class="visually-hidden"
          type="text"
          autocomplete="username"
          value={invitation.email}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <TextField
          label={t(words.password)}
          type="password"
          name="password"
          autoComplete="new-password"
          hint={t(words.passwordHint)}
          value={model.password.value}
          error={fault?.faultAt('password')}
          isRequired
          onInput={(value) => {
            model.password.value = value;
          }}
        />
        {fault && fault.details.length === 0 && <Notice tone="danger">{fault.message}</Notice>}
        <Button type="submit" look="primary" isWide isBusy={model.isBusy.value}>
          {t(words.joinNow)}
        </Button>
      </form>
    </Entrance>
  );
}
