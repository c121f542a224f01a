import { ExternalLink, Sparkles } from 'lucide';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { useModel } from '../ui/use-model.ts';
import { Entrance } from './entrance.tsx';
import { SignInModel } from './sign-in-model.ts';
import { words } from './words.ts';

/** Shown in place of any page while nobody is signed in: the address stays, and with it where the member wanted to go. */
export function SignInPage() {
  const model = useModel(SignInModel);
  const { route } = useLocation();
  const setup = model.setup.data.value;
  const demo = setup?.demo;

  useEffect(() => {
    document.title = `${t(words.signIn)} · Cairn`;
  });
  useEffect(() => {
    if (setup?.needsFirstMember) route('/setup', true);
  }, [setup?.needsFirstMember]);

  return (
    <Entrance>
      <form
        class="entrance__form"
        onSubmit={(event) => {
          event.preventDefault();
          void model.submit();
        }}
      >
        <h1>{t(words.welcome)}</h1>
        <TextField
          label={t(words.email)}
          type="email"
          name="email"
          autoComplete="username"
          value={model.email.value}
          onInput={(value) => {
            model.email.value = value;
          }}
          isRequired
          hasAutoFocus
        />
        <TextField
          label={t(words.password)}
          type="password"
          name="password"
          autoComplete="current-password"
          value={model.password.value}
          onInput={(value) => {
            model.password.value = value;
          }}
          isRequired
        />
        {model.wantsCode.value && (
          <TextField
            label={t(words.code)}
            hint={t(words.codeHint)}
            name="code"
            autoComplete="one-time-code"
            value={model.code.value}
            onInput={(value) => {
              model.code.value = value;
            }}
            isRequired
            hasAutoFocus
            isMono
          />
        )}
        {model.fault.value && <Notice tone="danger">{model.fault.value}</Notice>}
        <Button type="submit" look="primary" isWide isBusy={model.isBusy.value}>
          {t(words.signIn)}
        </Button>
        {setup?.hasProvider && (
          <Button isWide onClick={() => void model.goToProvider()}>
            {t(words.byProvider)}
          </Button>
        )}
        <a href="/new-password">{t(words.forgotten)}</a>
      </form>
      {demo && (
        <section class="entrance__demo">
          <h2>{t(words.demoTitle)}</h2>
          <p class="soft">{t(words.demoText)}</p>
          <div class="row">
            <Button size="small" icon={Sparkles} onClick={model.fillDemo}>
              {t(words.demoFill)}
            </Button>
            <Button size="small" icon={ExternalLink} href={demo.hostAppUrl} target="_blank">
              {t(words.openHostApp)}
            </Button>
          </div>
          {demo.progress && (
            <div class="stack stack--tight">
              <p class="note">{t(words.demoProgress)}</p>
              <Progress label={t(words.demoProgress)} {...demo.progress} />
            </div>
          )}
        </section>
      )}
    </Entrance>
  );
}
