import { createModel, useModel } from '@preact/signals';
import { api, type GoalReport } from '../api.ts';
import { useReferences } from '../references/references.tsx';
import { createResource } from '../resource.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { formatShare, formatSigned, type Phrase, t } from '../ui/i18n.ts';
import { ShareBar } from '../ui/progress.tsx';
import { goalWords as words } from './goal-words.ts';

const GoalModel = createModel((id: string) => ({
  goal: createResource(() => api.guides.goal(id), { pollMs: 30_000 }),
}));

const verdicts: Record<GoalReport['verdict'], { tone: Tone; label: Phrase }> = {
  better: { tone: 'good', label: words.better },
  worse: { tone: 'danger', label: words.worse },
  unclear: { tone: 'warn', label: words.unclear },
  tooFew: { tone: 'neutral', label: words.tooFew },
};

const points = (share: number) => formatSigned(share * 100, { maximumFractionDigits: 1 });

/** Whether the guide brings what it is for: both parts, their difference, and how sure it is. Nothing without a goal. */
export function GoalCard({ guideId }: { guideId: string }) {
  const model = useModel(() => new GoalModel(guideId));
  const features = useReferences().features.data.value;
  const report = model.goal.data.value?.report;
  if (!report) return null;
  const { goal, shown, heldOut, difference, verdict, waiting } = report;
  const feature = features?.find(({ id }) => id === goal.featureId)?.name ?? '…';
  return (
    <Card
      title={t(words.used, feature, goal.withinDays)}
      definition={t(words.usedDefinition)}
      actions={
        goal.holdout && (
          <Badge tone={verdicts[verdict].tone} hasDot>
            {t(verdicts[verdict].label)}
          </Badge>
        )
      }
    >
      <div class="goal">
        <GoalPart name={t(words.hadIt)} part={shown} />
        {goal.holdout && <GoalPart name={t(words.keptFrom)} part={heldOut} />}
        {difference && (
          <div class="goal__part">
            <span class="soft">{t(words.difference)}</span>
            <strong class="figure number">{t(words.points, points(difference.value))}</strong>
            <span class="note">{t(words.interval, points(difference.low), points(difference.high))}</span>
            <Interval {...difference} />
          </div>
        )}
      </div>
      {verdict === 'tooFew' && <p class="soft">{t(goal.holdout ? words.tooFewText : words.noHoldout)}</p>}
      {waiting.shown + waiting.heldOut > 0 && (
        <p class="note">{t(words.waiting, waiting.shown, waiting.heldOut)}</p>
      )}
    </Card>
  );
}

const GoalPart = ({ name, part }: { name: string; part: GoalReport['shown'] }) => (
  <div class="goal__part">
    <span class="soft">{name}</span>
    <strong class="figure number">{part.rate === null ? '–' : formatShare(part.rate)}</strong>
    <span class="note">{t(words.ofUsers, part.reached, part.users)}</span>
    <ShareBar share={part.rate ?? 0} />
  </div>
);

/** The interval over a line from −1 to 1, or closer where it is narrow; the mark is no difference. */
function Interval({ value, low, high }: { value: number; low: number; high: number }) {
  const reach = Math.max(Math.abs(low), Math.abs(high), 0.02) * 1.15;
  const at = (difference: number) => 100 + (difference / reach) * 100;
  return (
    <svg class="interval" viewBox="0 0 200 20" width="200" height="20" aria-hidden="true">
      <line class="chart__rule" x1="0" x2="200" y1="10" y2="10" />
      <line class="interval__none" x1="100" x2="100" y1="1" y2="19" />
      <rect class="interval__range" x={at(low)} width={at(high) - at(low)} y="7" height="6" rx="3" />
      <circle class="chart__dot" cx={at(value)} cy="10" r="4.5" />
    </svg>
  );
}
