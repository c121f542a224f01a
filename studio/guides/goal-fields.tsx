import { createModel, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Audience } from '../../shared/contract/audience.ts';
import type { Goal } from '../../shared/contract/guide.ts';
import { api } from '../api.ts';
import { FeatureSelect } from '../references/reference-select.tsx';
import { createResource } from '../resource.ts';
import { Card } from '../ui/card.tsx';
import { Select, Switch } from '../ui/field.tsx';
import { formatNumber, formatShare, sentences, t } from '../ui/i18n.ts';
import { NumberField } from '../ui/number-field.tsx';
import { useModel } from '../ui/use-model.ts';
import { cardIdOf } from './fault-place.ts';
import { goalWords as words } from './goal-words.ts';

interface Props {
  goal: Goal | undefined;
  audience: Audience;
  onChange: (goal: Goal | undefined) => void;
}

const newGoal: Goal = { featureId: 0, withinDays: 14, holdout: { of: 'account', percent: 20 } };

/** What the guide is for, who is kept from it to tell, and what that will be able to show. */
export function GoalFields({ goal, audience, onChange }: Props) {
  return (
    <Card id={cardIdOf('goal')} title={t(words.goal)} note={t(words.goalNote)}>
      <div class="stack">
        <Switch
          label={t(words.hasGoal)}
          isChecked={goal !== undefined}
          onChange={(isOn) => onChange(isOn ? newGoal : undefined)}
        />
        {goal && (
          <>
            <div class="field-row">
              <FeatureSelect
                label={t(words.feature)}
                value={goal.featureId}
                onChange={(featureId) => onChange({ ...goal, featureId })}
              />
              <NumberField
                label={t(words.withinDays)}
                min={1}
                max={90}
                isWhole
                value={goal.withinDays}
                onChange={(withinDays) => onChange({ ...goal, withinDays })}
              />
            </div>
            <HoldoutFields goal={goal} onChange={onChange} />
            {goal.featureId !== 0 && goal.holdout && <Forecast goal={goal} audience={audience} />}
          </>
        )}
      </div>
    </Card>
  );
}

function HoldoutFields({ goal, onChange }: { goal: Goal; onChange: (goal: Goal) => void }) {
  const { holdout, ...rest } = goal;
  return (
    <>
      <Switch
        label={t(words.hasHoldout)}
        hint={t(words.holdoutHint)}
        isChecked={holdout !== undefined}
        onChange={(isOn) => onChange(isOn ? { ...rest, holdout: newGoal.holdout } : rest)}
      />
      {holdout && (
        <div class="field-row">
          <Select
            label={t(words.drawBy)}
            value={holdout.of}
            options={[
              { value: 'account', label: t(words.byAccount) },
              { value: 'user', label: t(words.byUser) },
            ]}
            onChange={(of) => onChange({ ...goal, holdout: { ...holdout, of } })}
          />
          <NumberField
            label={t(words.percent)}
            min={1}
            max={50}
            value={holdout.percent}
            onChange={(percent) => onChange({ ...goal, holdout: { ...holdout, percent } })}
          />
        </div>
      )}
      {holdout && <p class="note">{t(words.byAccountHint)}</p>}
    </>
  );
}

const ForecastModel = createModel((first: { goal: Goal; audience: Audience }) => {
  const asked = signal(first);
  return { asked, forecast: createResource(() => api.guides.forecastGoal(asked.value)) };
});

function Forecast({ goal, audience }: { goal: Goal; audience: Audience }) {
  const model = useModel(() => new ForecastModel({ goal, audience }));
  useEffect(() => {
    model.asked.value = { goal, audience };
  }, [JSON.stringify([goal, audience])]);
  const forecast = model.forecast.data.value;
  if (!forecast) return null;
  const { users, heldOut, rate, isAssumed, smallestDifference } = forecast;
  return (
    <p class="goal-forecast" role="status">
      {sentences(
        t(words.forecast, users, heldOut),
        t(isAssumed ? words.assumedRate : words.baseRate, formatShare(rate)),
        smallestDifference === null
          ? t(words.tooFewAhead)
          : t(words.smallest, formatNumber(smallestDifference * 100, { maximumFractionDigits: 1 })),
      )}
    </p>
  );
}
