import { Check, Minus, Pencil, X } from 'lucide';
import type { LevelFact } from '../../shared/contract/judgement.ts';
import { type Account, api } from '../api.ts';
import { may } from '../session.ts';
import { AskingButton } from '../ui/asking-button.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { Skeleton } from '../ui/progress.tsx';
import type { AccountState } from './account-model.ts';
import { LevelBadge } from './judgement-badges.tsx';
import { dayText, heldAgainst, shareText, judgementWords as words } from './judgement-words.ts';

/** One fact in a sentence. */
export function levelFactText({ fact, effect, value, limit, day }: LevelFact): string {
  switch (fact) {
    case 'beforeSteadyUse':
      return t(words.beforeSteadyUse, dayText(day));
    case 'featureUsageRate':
      return t(words.usageIs, heldAgainst(value, effect === 'low'), shareText(limit));
    case 'activity':
      return t(words.activityIs, heldAgainst(value, effect === 'low'), shareText(limit));
    case 'coreFeaturesUsed':
      return t(words.coreIs, value ?? 0, limit ?? 0);
    case 'healthTier':
      return t(effect === 'good' ? words.healthyEnough : words.notHealthyEnough);
    case 'criteriaMet':
      return limit === 0 ? t(words.noneDue) : t(words.criteriaMet, value ?? 0, limit ?? 0);
    case 'noCriteria':
      return t(words.noCriteria);
  }
}

const icons = { good: Check, notHigh: Minus, low: X };

export function LevelCard({ model, account }: { model: AccountState; account: Account | undefined }) {
  if (!account) {
    return (
      <Card title={t(words.level)}>
        <Skeleton height={220} />
      </Card>
    );
  }
  const { levelSet, judgement } = account;
  const isSet = levelSet !== null && !levelSet.isOver;
  return (
    <Card title={t(words.level)} definition={t(words.levelMeaning)}>
      <div class="verdict">
        <div class="verdict__head">
          <LevelBadge level={account.level} />
          {isSet && <span class="note">{t(words.setByHand)}</span>}
        </div>
        {isSet && levelSet && (
          <p class="soft">
            {t(words.setUntil, levelSet.reason, formatDate(levelSet.until))}{' '}
            {t(words.factsSay, t(words[judgement.level.level]))}
          </p>
        )}
        <ul class="evidence">
          {(judgement.level.facts as LevelFact[]).map((fact) => (
            <li key={fact.fact} class={`evidence__item evidence__item--${fact.effect}`}>
              <Icon of={icons[fact.effect]} size={15} />
              <span>{levelFactText(fact)}</span>
            </li>
          ))}
        </ul>
        {may('account.write') && (
          <div class="row">
            {isSet ? (
              <AskingButton
                size="small"
                look="quiet"
                label={t(words.releaseLevel)}
                title={t(words.releaseTitle)}
                confirmLabel={t(words.releaseLevel)}
                onConfirm={async () => {
                  await api.accounts.releaseLevel(model.id.value);
                  model.reload();
                }}
              >
                {t(words.releaseText, t(words[judgement.level.level]))}
              </AskingButton>
            ) : (
              <Button size="small" look="quiet" icon={Pencil} onClick={() => model.open({ type: 'level' })}>
                {t(words.setLevel)}
              </Button>
            )}
          </div>
        )}
      </div>
    </Card>
  );
}
