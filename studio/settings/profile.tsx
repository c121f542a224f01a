import { createModel, signal } from '@preact/signals';
import { Monitor, Moon, Sun } from 'lucide';
import type { MemberChange } from '../../shared/contract/session.ts';
import { ApiError, api } from '../api.ts';
import { chooseLocale, session } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Switch, TextField } from '../ui/field.tsx';
import { locale, localeNames, locales, t } from '../ui/i18n.ts';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { themeChoice, themeChoices } from '../ui/theme.ts';
import { toast, toastFault } from '../ui/toast.tsx';
import { useUnsaved } from '../ui/unsaved.ts';
import { useModel } from '../ui/use-model.ts';
import { themeWords, words as uiWords } from '../ui/words.ts';
import { SecondFactor } from './second-factor.tsx';
import { words } from './words.ts';

const themeIcons = { auto: Monitor, light: Sun, dark: Moon };

const ProfileModel = createModel(() => {
  const name = signal(session.peek()?.member.name ?? '');
  const currentPassword = signal('');
  const newPassword = signal('');
  const passwordFault = signal<{ current?: string; new?: string }>({});
  const isBusy = signal(false);
  async function save(change: MemberChange) {
    try {
      const member = await api.member.update(change);
      const signedIn = session.peek();
      if (signedIn) session.value = { ...signedIn, member };
      toast(t(words.saved));
    } catch (error) {
      toastFault((error as Error).message);
    }
  }
  return {
    name,
    currentPassword,
    newPassword,
    passwordFault,
    isBusy,
    saveName: () => save({ name: name.peek().trim() }),
    chooseAlertMail: (wantsAlertMail: boolean) => save({ wantsAlertMail }),
    async changePassword() {
      passwordFault.value = newPassword.peek().length < 8 ? { new: t(words.passwordTooShort) } : {};
      if (passwordFault.peek().new) return;
      isBusy.value = true;
      try {
        await api.member.update({ currentPassword: currentPassword.peek(), newPassword: newPassword.peek() });
        currentPassword.value = '';
        newPassword.value = '';
        toast(t(words.passwordChanged));
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const fault = error.faultAt('newPassword');
        passwordFault.value = fault
          ? { new: fault }
          : { current: error.faultAt('currentPassword') ?? error.message };
      } finally {
        isBusy.value = false;
      }
    },
  };
});

export function Profile() {
  const model = useModel(ProfileModel);
  const member = session.value?.member;
  useUnsaved(
    (member && model.name.value.trim() !== member.name) ||
      model.currentPassword.value + model.newPassword.value !== '',
  );
  if (!member) return null;
  return (
    <>
      <Card title={t(words.profile)} note={member.email}>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void model.saveName();
          }}
        >
          <TextField
            label={t(words.name)}
            value={model.name.value}
            autoComplete="name"
            isRequired
            maxLength={120}
            onInput={(value) => {
              model.name.value = value;
            }}
          />
          <div class="row">
            <Button
              type="submit"
              isDisabled={!model.name.value.trim() || model.name.value.trim() === member.name}
            >
              {t(uiWords.save)}
            </Button>
          </div>
        </form>
      </Card>
      <Card title={t(words.language)} note={t(words.languageText)}>
        <SegmentedControl
          label={t(words.language)}
          value={locale.value}
          options={locales.map((value) => ({ value, label: localeNames[value] }))}
          onChange={(chosen) => chooseLocale(chosen).catch((error: Error) => toastFault(error.message))}
        />
      </Card>
      <Card title={t(words.appearance)} note={t(words.appearanceText)}>
        <SegmentedControl
          label={t(words.appearance)}
          value={themeChoice.value}
          options={themeChoices.map((value) => ({
            value,
            label: t(themeWords[value]),
            icon: themeIcons[value],
          }))}
          onChange={(chosen) => {
            themeChoice.value = chosen;
          }}
        />
      </Card>
      <Card title={t(words.alertMail)} note={t(words.alertMailText)}>
        <Switch
          label={t(words.alertMailSwitch)}
          isChecked={member.wantsAlertMail}
          onChange={(wantsAlertMail) => void model.chooseAlertMail(wantsAlertMail)}
        />
      </Card>
      <Card title={t(words.password)}>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void model.changePassword();
          }}
        >
          {/* Lets password managers know whose password it is. */}
          <input
            class="visually-hidden"
            type="text"
            autocomplete="username"
            value={member.email}
            readOnly
            tabIndex={-1}
            aria-hidden="true"
          />
          <TextField
            label={t(words.currentPassword)}
            type="password"
            autoComplete="current-password"
            value={model.currentPassword.value}
            error={model.passwordFault.value.current}
            isRequired
            onInput={(value) => {
              model.currentPassword.value = value;
            }}
          />
          <TextField
            label={t(words.newPassword)}
            type="password"
            autoComplete="new-password"
            value={model.newPassword.value}
            error={model.passwordFault.value.new}
            hint={t(words.newPasswordHint)}
            isRequired
            onInput={(value) => {
              model.newPassword.value = value;
            }}
          />
          <div class="row">
            <Button type="submit" isBusy={model.isBusy.value}>
              {t(words.changePassword)}
            </Button>
          </div>
        </form>
      </Card>
      <SecondFactor />
    </>
  );
}
