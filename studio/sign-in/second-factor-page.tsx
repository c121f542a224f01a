import { useEffect } from 'preact/hooks';
import { SetUpSecondFactor } from '../second-factor/set-up-second-factor.tsx';
import { words } from '../second-factor/words.ts';
import { refreshSession, signOut } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/i18n.ts';
import { Entrance } from './entrance.tsx';

/** Shown in place of any page while the workspace asks for a second factor that the member has not set up. */
export function SecondFactorPage() {
  useEffect(() => {
    document.title = `${t(words.title)} · Cairn`;
  });
  return (
    <Entrance>
      <div class="entrance__form">
        <div>
          <h1>{t(words.mustTitle)}</h1>
          <p class="soft">{t(words.mustText)}</p>
        </div>
        <SetUpSecondFactor onDone={() => void refreshSession()} />
        <Button look="quiet" onClick={() => void signOut()}>
          {t(words.signOut)}
        </Button>
      </div>
    </Entrance>
  );
}
