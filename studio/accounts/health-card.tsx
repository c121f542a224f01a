import type { Account } from '../api.ts';
import { Card } from '../ui/card.tsx';
import { classNames } from '../ui/class-names.ts';
import { formatShare, t } from '../ui/i18n.ts';
import { Skeleton } from '../ui/progress.tsx';
import { HealthBadge } from './judgement-badges.tsx';
import { judgementWords as words } from './judgement-words.ts';

/** The four classes of features as a ladder, deepest on top: how far up the account has come. */
export function HealthCard({ account }: { account: Account | undefined }) {
  const health = account?.judgement.health;
  return (
    <Card title={t(words.health)} definition={t(words.healthMeaning)}>
      {account && health ? (
        <div class="verdict">
          <div class="verdict__head">
            <HealthBadge health={account.health} />
            {health.isShallow && <HealthBadge health={health.tier} isShallow />}
          </div>
          <ol class="ladder">
            {health.components.toReversed().map(({ featureClass, isMet, users, share, uses }) => (
              <li key={featureClass} class={classNames('ladder__rung', isMet && 'ladder__rung--met')}>
                <span class="ladder__name">{t(words[featureClass])}</span>
                <span class="ladder__bar" aria-hidden="true">
                  <span style={{ width: `${Math.min(100, Math.round(share * 100))}%` }} />
                </span>
                <span class="note number" title={t(words.usersOfClass, users, formatShare(share), uses)}>
                  {formatShare(share)}
                </span>
              </li>
            ))}
          </ol>
          <p class="note">
            {health.isAtRisk
              ? t(words.healthAtRiskText)
              : health.narrow
                ? t(words[`narrow_${health.narrow.fact}`], health.narrow.value)
                : t(words.in28Days)}
          </p>
        </div>
      ) : (
        <Skeleton height={220} />
      )}
    </Card>
  );
}
