import { createModel, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { ApiError, api } from '../api.ts';
import { createResource } from '../resource.ts';
import { session } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { toast } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { Entrance } from './entrance.tsx';
import { takeToken } from './token-in-address.ts';
import { words } from './words.ts';

const NewPasswordModel = createModel(() => {
  const token = takeToken();
  const hasToken = signal(token !== '');
  const setup = createResource(() => api.setup.get());
  const email = signal('');
  const password = signal('');
  const isSent = signal(false);
  const fault = signal('');
  const isBusy = signal(false);
  const trying = async (work: () => Promise<void>): Promise<boolean> => {
    isBusy.value = true;
    fault.value = '';
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fault.value =
        error.code === 'rate_limited'
          ? t(words.tooMany, error.retryAfterSeconds ?? 60)
          : (error.faultAt('password') ?? error.faultAt('email') ?? error.message);
      return false;
    } finally {
      isBusy.value = false;
    }
  };
  return {
    hasToken,
    setup,
    email,
    password,
    isSent,
    fault,
    isBusy,
    ask: () =>
      trying(async () => {
        await api.entrance.askForReset(email.peek().trim());
        isSent.value = true;
      }),
    save: () =>
      trying(async () => {
        await api.entrance.reset(token, password.peek());
      }),
  };
});

/** Somebody has forgotten their password: with a link they choose a new one, without one they ask for it. */
export function NewPasswordPage() {
  const model = useModel(NewPasswordModel);
  const { route } = useLocation();
  const wayBack = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    document.title = `${t(words.newPassword)} · Cairn`;
  });
  useEffect(() => {
    // The form is gone, and the keyboard with it.
    if (model.isSent.value) wayBack.current?.focus();
  }, [model.isSent.value]);
  const save = async () => {
    if (!(await model.save())) return;
    // All sessions have ended, the one of this browser too if it was theirs.
    session.value = null;
    toast(t(words.passwordSaved));
    route('/', true);
  };
  const canMail = model.setup.data.value?.canMail;
  // A form that went away again would take the keyboard with it.
  const isUnknown = canMail === undefined && !model.setup.error.value;
  const fault = model.fault.value && <Notice tone="danger">{model.fault.value}</Notice>;
  return (
    <Entrance>
      <form
        class="entrance__form"
        onSubmit={(event) => {
          event.preventDefault();
          void (model.hasToken.value ? save() : model.ask());
        }}
      >
        <h1>{t(words.newPassword)}</h1>
        {model.hasToken.value ? (
          <>
            <TextField
              label={t(words.password)}
              type="password"
              name="password"
              autoComplete="new-password"
              hint={t(words.passwordHint)}
              value={model.password.value}
              isRequired
              hasAutoFocus
              onInput={(value) => {
                model.password.value = value;
              }}
            />
            {fault}
            <Button type="submit" look="primary" isWide isBusy={model.isBusy.value}>
              {t(words.savePassword)}
            </Button>
          </>
        ) : isUnknown ? (
          <Spinner />
        ) : canMail === false ? (
          <Notice tone="info">{t(words.cannotMail)}</Notice>
        ) : model.isSent.value ? (
          <Notice tone="info">{t(words.linkSent)}</Notice>
        ) : (
          <>
            <p class="soft">{t(words.askText)}</p>
            <TextField
              label={t(words.email)}
              type="email"
              name="email"
              autoComplete="username"
              value={model.email.value}
              isRequired
              hasAutoFocus
              onInput={(value) => {
                model.email.value = value;
              }}
            />
            {fault}
            <Button type="submit" look="primary" isWide isBusy={model.isBusy.value}>
              {t(words.sendLink)}
            </Button>
          </>
        )}
        <a href="/" ref={wayBack}>
          {t(words.backToSignIn)}
        </a>
      </form>
    </Entrance>
  );
}
