import { computed, createModel, signal } from '@preact/signals';
import { ApiError } from '../api.ts';
import { setUp } from '../session.ts';
import { locale, type Phrase, t } from '../ui/i18n.ts';
import { words } from './words.ts';

const empty = { name: '', email: '', password: '', workspaceName: '', appName: '', appUrl: '' };
export type SetupField = keyof typeof empty;

const isAddress = (text: string) => /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text);

/** What is wrong with the form, per field. */
export function faultsOf(form: typeof empty): Partial<Record<SetupField, Phrase>> {
  return {
    ...(!form.name.trim() && { name: words.needText }),
    ...(!/^\S+@\S+\.\S+$/.test(form.email.trim()) && { email: words.needEmail }),
    ...(form.password.length < 8 && { password: words.needPassword }),
    ...(!form.workspaceName.trim() && { workspaceName: words.needText }),
    ...(!form.appName.trim() && { appName: words.needText }),
    ...(!isAddress(form.appUrl.trim()) && { appUrl: words.needUrl }),
  };
}

export const SetupModel = createModel(() => {
  const form = signal(empty);
  /** Faults are shown from the first try on, not while the form is filled in for the first time. */
  const wasTried = signal(false);
  const refusal = signal<ApiError | undefined>();
  const isBusy = signal(false);

  const faults = computed(() => {
    const found = wasTried.value ? faultsOf(form.value) : {};
    return (field: SetupField) => {
      const phrase = found[field];
      return phrase ? t(phrase) : refusal.value?.faultAt(field);
    };
  });
  const message = computed(() => {
    if (!refusal.value || refusal.value.details.length > 0) return '';
    return refusal.value.code === 'conflict' ? t(words.alreadySetUp) : refusal.value.message;
  });

  return {
    form,
    faults,
    message,
    isBusy,
    fill(field: SetupField, value: string) {
      form.value = { ...form.peek(), [field]: value };
    },
    async submit(): Promise<void> {
      wasTried.value = true;
      refusal.value = undefined;
      const filled = form.peek();
      if (Object.keys(faultsOf(filled)).length > 0) return;
      isBusy.value = true;
      try {
        await setUp({
          ...filled,
          name: filled.name.trim(),
          email: filled.email.trim(),
          appUrl: filled.appUrl.trim(),
          locale: locale.peek(),
        });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        refusal.value = error;
      } finally {
        isBusy.value = false;
      }
    },
  };
});
