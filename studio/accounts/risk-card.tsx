import { CircleAlert, Plus, TriangleAlert, X } from 'lucide';
import type { RiskSign } from '../../shared/contract/judgement.ts';
import { type Account, api } from '../api.ts';
import { may } from '../session.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatDate, formatSigned, t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { toastFault } from '../ui/toast.tsx';
import type { AccountState } from './account-model.ts';
import { RiskBadge } from './judgement-badges.tsx';
import { dayText, shareText, judgementWords as words } from './judgement-words.ts';

/** One sign in a sentence. */
export function riskSignText({ sign, value, limit, day }: RiskSign): string {
  switch (sign) {
    case 'lowActivation':
      return t(words.lowActivation, shareText(value), shareText(limit));
    case 'lowUse':
      return t(words.lowUse);
    case 'fallingUse':
      return t(words.fallingUse, formatSigned(value ?? 0, { style: 'percent', maximumFractionDigits: 0 }));
    case 'shallowUse':
      return t(words.shallowUse);
    case 'wentSilent':
      return t(words.wentSilent, dayText(day));
    case 'noDecisionMakerContact':
      return day === undefined ? t(words.neverContacted) : t(words.noContact, limit ?? 0, dayText(day));
  }
}

export function RiskCard({ model, account }: { model: AccountState; account: Account | undefined }) {
  const risk = account?.judgement.risk;
  const drop = async (id: string) => {
    try {
      await api.accounts.dropReason(model.id.value, id);
      model.reload();
    } catch (error) {
      toastFault((error as Error).message);
    }
  };
  return (
    <Card title={t(words.risk)} definition={t(words.riskMeaning)}>
      {risk ? (
        <div class="verdict">
          <div class="verdict__head">
            <RiskBadge risk={risk.level} />
          </div>
          <ul class="evidence">
            {risk.causes.map(({ id, reason, weight, evidence, day }) => (
              <li
                key={id ?? reason}
                class={`evidence__item evidence__item--${weight === 'high' ? 'low' : 'notHigh'}`}
              >
                <Icon of={CircleAlert} size={15} />
                <span>
                  <strong>{t(words[reason])}</strong>
                  {evidence && <span class="soft"> · {evidence}</span>}
                  {day && (
                    <>
                      {' '}
                      <span class="note nowrap">{t(words.since, formatDate(day))}</span>
                    </>
                  )}
                </span>
                {id && may('account.write') && (
                  <IconButton
                    icon={X}
                    size="small"
                    label={t(words.endReason)}
                    onClick={() => void drop(id)}
                  />
                )}
              </li>
            ))}
            {(risk.signs as RiskSign[]).map((sign) => (
              <li key={sign.sign} class="evidence__item evidence__item--notHigh">
                <Icon of={TriangleAlert} size={15} />
                <span>{riskSignText(sign)}</span>
              </li>
            ))}
            {risk.causes.length + risk.signs.length === 0 && <li class="soft">{t(words.noSigns)}</li>}
          </ul>
          {may('account.write') && (
            <div class="row">
              <Button size="small" look="quiet" icon={Plus} onClick={() => model.open({ type: 'reason' })}>
                {t(words.addReason)}
              </Button>
            </div>
          )}
        </div>
      ) : (
        <Skeleton height={220} />
      )}
    </Card>
  );
}
