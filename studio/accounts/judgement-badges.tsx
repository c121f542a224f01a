import type { Stage, Tier } from '../../shared/contract/account.ts';
import type { AdoptionLevel, HealthState, RiskLevel } from '../../shared/contract/judgement.ts';
import { stageName } from '../stage-name.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { t } from '../ui/i18n.ts';
import { judgementWords as words } from './judgement-words.ts';

const levelTones: Record<AdoptionLevel, Tone> = {
  low: 'danger',
  medium: 'warn',
  high: 'good',
  tooEarly: 'neutral',
};
const riskTones: Record<RiskLevel, Tone> = { none: 'good', light: 'warn', ordinary: 'warn', high: 'danger' };
export const riskWords = {
  none: words.riskNone,
  light: words.riskLight,
  ordinary: words.riskOrdinary,
  high: words.riskHigh,
};

const Unknown = () => <span class="note">–</span>;

export const LevelBadge = ({ level }: { level: AdoptionLevel | null }) =>
  level ? (
    <Badge tone={levelTones[level]} hasDot>
      {t(words[level])}
    </Badge>
  ) : (
    <Unknown />
  );

interface HealthBadgeProps {
  health: HealthState | null;
  isShallow?: boolean;
}

export const HealthBadge = ({ health, isShallow }: HealthBadgeProps) => {
  if (!health) return <Unknown />;
  const tone =
    health === 'atRisk'
      ? 'danger'
      : isShallow
        ? 'warn'
        : health === 'none' || health === 'record'
          ? 'neutral'
          : 'good';
  return <Badge tone={tone}>{t(isShallow && health !== 'atRisk' ? words.shallow : words[health])}</Badge>;
};

export const RiskBadge = ({ risk }: { risk: RiskLevel | null }) =>
  risk ? <Badge tone={riskTones[risk]}>{t(riskWords[risk])}</Badge> : <Unknown />;

/** Also of an account whose dates say nothing. */
export const stageOf = (stage: Stage | null) => (stage ? stageName(stage) : t(words.noStage));
export const tierName = (tier: Tier | null) => t(tier ? words[tier] : words.noTier);
