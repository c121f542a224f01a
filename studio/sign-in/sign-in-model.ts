import { createModel, signal } from '@preact/signals';
import { ApiError, api } from '../api.ts';
import { createResource } from '../resource.ts';
import { signIn } from '../session.ts';
import { t } from '../ui/i18n.ts';
import { words } from './words.ts';

export const SignInModel = createModel(() => {
  const setup = createResource(() => api.setup.get(), { pollMs: 2000 });
  const email = signal('');
  const password = signal('');
  const fault = signal('');
  const isBusy = signal(false);

  return {
    setup,
    email,
    password,
    fault,
    isBusy,
    fillDemo() {
      const demo = setup.data.peek()?.demo;
      if (!demo) return;
      email.value = demo.email;
      password.value = demo.password;
      fault.value = '';
    },
    async submit() {
      isBusy.value = true;
      fault.value = '';
      try {
        await signIn(email.peek().trim(), password.peek());
      } catch (error) {
        fault.value = explain(error);
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
