import { type Account, type AlertRow, api } from '../api.ts';
import { alertNumbers, alertTitle } from '../metrics/alert-numbers.ts';
import { may } from '../session.ts';
import { AskingButton } from '../ui/asking-button.tsx';
import { Button } from '../ui/button.tsx';
import { formatDate, sentences, t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import type { AccountState } from './account-model.ts';
import { judgementWords } from './judgement-words.ts';
import { profileWords } from './profile-words.ts';
import { words } from './words.ts';

/** What waits for somebody: it was lost, an alert, a chance. */
export function AccountNews({ model, account }: { model: AccountState; account: Account }) {
  const alerts = model.alerts.data.value?.alerts ?? [];
  const { churn } = account;
  const { expansion } = account.judgement;
  if (!churn && !expansion && alerts.length === 0) return null;
  return (
    <div class="stack stack--tight">
      {churn && (
        <Notice
          tone="danger"
          title={t(
            profileWords.lostOn,
            formatDate(churn.churnedOn),
            t(profileWords[`churn_${churn.reason}`]),
          )}
          actions={
            may('account.write') && (
              <AskingButton
                size="small"
                label={t(profileWords.regain)}
                title={t(profileWords.regainTitle)}
                confirmLabel={t(profileWords.regain)}
                onConfirm={async () => {
                  await api.accounts.regain(model.id.value);
                  model.reload();
                }}
              >
                {t(profileWords.regainText)}
              </AskingButton>
            )
          }
        >
          {churn.note}
        </Notice>
      )}
      {alerts.map((alert) => (
        <Notice
          key={alert.id}
          tone={alert.direction === 'up' && alert.metric !== 'risk' ? 'good' : 'warn'}
          title={alertTitle(alert)}
          actions={
            <Button size="small" href={`/alerts/${alert.id}`}>
              {t(words.lookInto)}
            </Button>
          }
        >
          <span class="account-news">
            <span>{alertText(alert, expansion)}</span>
            <span class="nowrap">{t(profileWords.due, formatDate(alert.dueOn))}</span>
          </span>
        </Notice>
      ))}
      {expansion && !alerts.some(({ shipped }) => shipped === 'expansion') && (
        <Notice tone="good" title={t(judgementWords.expansion)}>
          {expansionText(expansion)}
        </Notice>
      )}
    </div>
  );
}

type Expansion = NonNullable<Account['judgement']['expansion']>;

/** By which numbers it opened. What a risk is made of has a card of its own. */
function alertText(alert: AlertRow, expansion: Expansion | null): string {
  if (alert.shipped === 'expansion' && expansion) return expansionText(expansion);
  return alert.metric === 'risk' ? '' : alertNumbers(alert);
}

const expansionText = ({ activatedUsers, seats, fullOn }: Expansion): string =>
  sentences(
    t(judgementWords.expansionText, activatedUsers, seats),
    ...(fullOn ? [t(judgementWords.fullOn, formatDate(fullOn))] : []),
  );
