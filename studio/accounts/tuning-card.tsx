import { RotateCcw } from 'lucide';
import { type BackTest, tunableNames } from '../../shared/contract/back-test.ts';
import { type RiskLevel, riskLevels } from '../../shared/contract/judgement.ts';
import { thresholds as defined, type ThresholdName } from '../../shared/contract/threshold.ts';
import type { Threshold } from '../api.ts';
import { may } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Select } from '../ui/field.tsx';
import { formatNumber, formatShare, t } from '../ui/i18n.ts';
import { FaultsOf, hasFault } from '../ui/loaded.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Skeleton } from '../ui/progress.tsx';
import type { BackTestState } from './back-test-model.ts';
import { backTestWords as words } from './back-test-words.ts';
import { riskWords } from './judgement-badges.tsx';
import { judgementWords } from './judgement-words.ts';

const signWeights: readonly ThresholdName[] = [
  'weightLowActivation',
  'weightLowUse',
  'weightFallingUse',
  'weightShallowUse',
  'weightWentSilent',
  'weightNoDecisionMakerContact',
];
const groups = [
  { title: words.thresholds, isIn: (name: ThresholdName) => defined[name].unit !== 'weight' },
  { title: words.signWeights, isIn: (name: ThresholdName) => signWeights.includes(name) },
  {
    title: words.reasonWeights,
    isIn: (name: ThresholdName) => defined[name].unit === 'weight' && !signWeights.includes(name),
  },
];

/** Shares are typed in per cent. */
const scaleOf = ({ unit }: Pick<Threshold, 'unit'>) => (unit === 'share' ? 100 : 1);

/** Other thresholds and weights, and what they would change today. */
export function TuningCard({ model }: { model: BackTestState }) {
  const list = model.thresholds.data.value?.thresholds;
  const current = model.current.data.value;
  return (
    <Card
      title={t(words.tune)}
      note={t(words.tuneNote)}
      actions={
        model.isChanged.value && (
          <>
            <Button size="small" look="quiet" icon={RotateCcw} onClick={() => model.reset()}>
              {t(words.reset)}
            </Button>
            {may('judgement.write') && (
              <Button
                size="small"
                look="primary"
                isBusy={model.isSaving.value}
                onClick={() => void model.save()}
              >
                {t(words.save)}
              </Button>
            )}
          </>
        )
      }
    >
      <FaultsOf asked={[model.thresholds, model.trial]} />
      {hasFault(model.thresholds) ? null : !list || !current ? (
        <Skeleton height={220} />
      ) : (
        <div class="stack stack--loose">
          <Today before={current} after={model.trial.data.value ?? current} />
          {groups.map(({ title, isIn }) => (
            <div key={title.en} class="stack stack--tight">
              <h3>{t(title)}</h3>
              <div class="tuning">
                {list
                  .filter(({ name }) => (tunableNames as readonly string[]).includes(name) && isIn(name))
                  .map((threshold) => (
                    <Tunable key={threshold.name} model={model} threshold={threshold} />
                  ))}
              </div>
            </div>
          ))}
        </div>
      )}
    </Card>
  );
}

function Tunable({ model, threshold }: { model: BackTestState; threshold: Threshold }) {
  const { name, value, min, max, unit } = threshold;
  const tried = model.tried.value[name] ?? value;
  const meaning = t(defined[name].meaning);
  const change = (next: number) => model.try(name, next === value ? undefined : next);
  if (unit === 'weight') {
    return (
      <Select
        // The group says that it is a weight.
        label={meaning.replace(/^[^:：]+[:：]\s*/, '')}
        value={String(tried)}
        options={riskLevels.map((level, index) => ({ value: String(index), label: t(weightName(level)) }))}
        onChange={(chosen) => change(Number(chosen))}
      />
    );
  }
  const scale = scaleOf(threshold);
  const usual = unit === 'share' ? formatShare(threshold.default) : formatNumber(threshold.default);
  return (
    <NumberField
      label={unit === 'share' ? `${meaning} (%)` : meaning}
      hint={t(words.usual, usual)}
      min={min * scale}
      max={max * scale}
      isWhole={unit !== 'share'}
      value={Math.round(tried * scale * 100) / 100}
      onChange={(typed) => change(typed / scale)}
    />
  );
}

const weightName = (level: RiskLevel) => (level === 'none' ? words.weightNone : riskWords[level]);

const levels = ['low', 'medium', 'high', 'tooEarly'] as const;
const risks = ['high', 'ordinary', 'light', 'none'] as const;

/** How many accounts have each level and each risk today, and how many would. */
function Today({ before, after }: { before: BackTest; after: BackTest }) {
  const count = (name: string, was: number, is: number) => (
    <Badge key={name} tone={was === is ? 'neutral' : 'accent'}>
      {name} {was === is ? formatNumber(is) : t(words.becomes, formatNumber(was), formatNumber(is))}
    </Badge>
  );
  return (
    <div class="stack stack--tight" aria-live="polite">
      <h3>{t(words.today)}</h3>
      <div class="row">
        <span class="note">{t(judgementWords.level)}</span>
        {levels.map((level) =>
          count(t(judgementWords[level]), before.today.levels[level], after.today.levels[level]),
        )}
      </div>
      <div class="row">
        <span class="note">{t(judgementWords.risk)}</span>
        {risks.map((risk) => count(t(riskWords[risk]), before.today.risks[risk], after.today.risks[risk]))}
      </div>
    </div>
  );
}
