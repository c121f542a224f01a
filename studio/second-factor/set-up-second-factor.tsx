import { createModel, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ApiError, api } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { useModel } from '../ui/use-model.ts';
import { QrCode } from './qr-code.tsx';
import { words } from './words.ts';

const SetUpModel = createModel(() => {
  const password = signal('');
  const code = signal('');
  const fault = signal('');
  const isBusy = signal(false);
  const begun = signal<{ secret: string; uri: string } | null>(null);
  const recoveryCodes = signal<readonly string[] | null>(null);
  const trying = async (work: () => Promise<void>) => {
    fault.value = '';
    isBusy.value = true;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fault.value = error.message;
    } finally {
      isBusy.value = false;
    }
  };
  return {
    password,
    code,
    fault,
    isBusy,
    begun,
    recoveryCodes,
    begin: () =>
      trying(async () => {
        begun.value = await api.secondFactor.begin(password.peek());
      }),
    prove: () =>
      trying(async () => {
        recoveryCodes.value = (await api.secondFactor.prove(code.peek())).recoveryCodes;
      }),
  };
});

/** Three steps: the password, the app, the recovery codes. From the last one on it is on, and the session is to be read again. */
export function SetUpSecondFactor({ onDone }: { onDone: () => void }) {
  const model = useModel(SetUpModel);
  const begun = model.begun.value;
  const recoveryCodes = model.recoveryCodes.value;
  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} onDone={onDone} />;
  if (begun) {
    return (
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void model.prove();
        }}
      >
        <p class="soft">{t(words.scan)}</p>
        <QrCode text={begun.uri} label={t(words.picture)} />
        <p class="note">{t(words.byHand)}</p>
        <CopyField label={t(words.byHand)} text={begun.secret} />
        <TextField
          label={t(words.code)}
          value={model.code.value}
          error={model.fault.value}
          autoComplete="one-time-code"
          isRequired
          hasAutoFocus
          isMono
          onInput={(value) => {
            model.code.value = value;
          }}
        />
        <Button type="submit" look="primary" isWide isBusy={model.isBusy.value}>
          {t(words.prove)}
        </Button>
      </form>
    );
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void model.begin();
      }}
    >
      <TextField
        label={t(words.password)}
        type="password"
        autoComplete="current-password"
        value={model.password.value}
        error={model.fault.value}
        isRequired
        hasAutoFocus
        onInput={(value) => {
          model.password.value = value;
        }}
      />
      <Button type="submit" look="primary" isWide isBusy={model.isBusy.value}>
        {t(words.next)}
      </Button>
    </form>
  );
}

/** The keyboard comes to copying them: they are not shown again. */
function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.querySelector('button')?.focus(), []);
  return (
    <div class="stack" ref={element}>
      <h3>{t(words.codesTitle)}</h3>
      <p class="soft">{t(words.codesText)}</p>
      <CopyField label={t(words.codes)} text={codes.join('\n')} isBlock />
      <Button look="primary" isWide onClick={onDone}>
        {t(words.done)}
      </Button>
    </div>
  );
}
