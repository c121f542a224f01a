import { createModel, signal } from '@preact/signals';
import { ApiError, api } from '../api.ts';
import { createResource } from '../resource.ts';
import { signIn } from '../session.ts';
import { locale, t } from '../ui/i18n.ts';
import { noteWayOn } from './way-on.ts';
import { words } from './words.ts';

type Setup = Awaited<ReturnType<typeof api.setup.get>>;

/** How far the demo is, is seen as it goes on; else a page that waits for its member asks seldom. */
const pollMs = (newest: Setup | undefined) => (newest?.demo?.progress ? 2_000 : 30_000);

export const SignInModel = createModel(() => {
  const localeAtFirst = locale.peek();
  const setup = createResource(() => api.setup.get(), { pollMs });
  const email = signal('');
  const password = signal('');
  /** Asked for once the password was right. */
  const code = signal('');
  const wantsCode = signal(false);
  const wasRefused = new URLSearchParams(location.search).get('refused') === 'provider';
  const fault = signal(wasRefused ? t(words.providerRefused) : '');
  const isBusy = signal(false);

  /**
   * The language on screen, where it says more than the profile: it was chosen just now, or the profile is that of
   * the demo, which is everybody's.
   */
  function wantedLocale() {
    const shown = locale.peek();
    const isDemo = setup.data.peek()?.demo?.email === email.peek().trim();
    return shown !== localeAtFirst || isDemo ? shown : undefined;
  }

  return {
    setup,
    email,
    password,
    code,
    wantsCode,
    fault,
    isBusy,
    fillDemo() {
      const demo = setup.data.peek()?.demo;
      if (!demo) return;
      email.value = demo.email;
      password.value = demo.password;
      fault.value = '';
    },
    async goToProvider() {
      fault.value = '';
      if (!email.peek().trim()) {
        fault.value = t(words.needEmailFirst);
        return;
      }
      isBusy.value = true;
      try {
        const { url } = await api.entrance.findProvider(email.peek().trim());
        noteWayOn();
        location.assign(url);
      } catch (error) {
        if (error instanceof ApiError && error.code === 'not_found') fault.value = t(words.noProvider);
        else fault.value = explain(error);
      } finally {
        isBusy.value = false;
      }
    },
    async submit() {
      isBusy.value = true;
      fault.value = '';
      try {
        const credentials = {
          email: email.peek().trim(),
          password: password.peek(),
          ...(wantsCode.peek() && { code: code.peek() }),
        };
        await signIn(credentials, wantedLocale());
      } catch (error) {
        if (error instanceof ApiError && error.code === 'second_factor_required') {
          fault.value = wantsCode.peek() ? t(words.wrongCode) : '';
          wantsCode.value = true;
        } else fault.value = explain(error);
      } finally {
        isBusy.value = false;
      }
    },
  };
});

function explain(error: unknown): string {
  if (!(error instanceof ApiError)) throw error;
  if (error.code === 'not_signed_in' || error.code === 'invalid_request') return t(words.wrong);
  if (error.code === 'rate_limited') return t(words.tooMany, error.retryAfterSeconds ?? 60);
  return error.message;
}
