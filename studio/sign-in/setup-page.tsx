import { useEffect } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { TextField, type TextFieldProps } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { useModel } from '../ui/use-model.ts';
import { Entrance } from './entrance.tsx';
import { type SetupField, SetupModel } from './setup-model.ts';
import { words } from './words.ts';

/** First run: the first member, their workspace and its first app. */
export function SetupPage() {
  const model = useModel(SetupModel);
  useEffect(() => {
    document.title = `${t(words.setUp)} · Cairn`;
  });

  const field = (name: SetupField, label: string, rest: Partial<TextFieldProps> = {}) => (
    <TextField
      label={label}
      name={name}
      value={model.form.value[name]}
      error={model.faults.value(name)}
      onInput={(value) => model.fill(name, value)}
      {...rest}
      hint={model.faults.value(name) ? undefined : rest.hint}
    />
  );
  return (
    <Entrance>
      <form
        class="entrance__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void model.submit().then(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
        }}
      >
        <div>
          <h1>{t(words.setUp)}</h1>
          <p class="soft">{t(words.setUpText)}</p>
        </div>
        <h2>{t(words.you)}</h2>
        {field('name', t(words.name), { autoComplete: 'name', hasAutoFocus: true })}
        {field('email', t(words.email), { type: 'email', autoComplete: 'username' })}
        {field('password', t(words.password), {
          type: 'password',
          autoComplete: 'new-password',
          hint: t(words.passwordHint),
        })}
        <h2>{t(words.yourApp)}</h2>
        {field('workspaceName', t(words.workspaceName), { autoComplete: 'organization' })}
        {field('appName', t(words.appName))}
        {field('appUrl', t(words.appUrl), {
          type: 'url',
          placeholder: 'https://app.example.com',
          hint: t(words.appUrlHint),
        })}
        {model.message.value && <Notice tone="danger">{model.message.value}</Notice>}
        <Button type="submit" look="primary" isWide isBusy={model.isBusy.value}>
          {t(words.create)}
        </Button>
      </form>
    </Entrance>
  );
}
