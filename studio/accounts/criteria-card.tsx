import { Plus, Target } from 'lucide';
import type { Criterion, CriterionQuarter } from '../../shared/contract/account.ts';
import { dueQuarter, quarterState, returnOnInvestment } from '../../shared/rules/criterion-progress.ts';
import type { KeptCriterion } from '../api.ts';
import { may } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatNumber, t } from '../ui/i18n.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { withUnit } from '../ui/with-unit.ts';
import type { AccountState } from './account-model.ts';
import { careWords as words } from './care-words.ts';

/** `2026 Q2` */
export const quarterName = (startsOn: string) =>
  `${startsOn.slice(0, 4)} Q${(Number(startsOn.slice(5, 7)) - 1) / 3 + 1}`;

/** @param props.today in the account’s time zone; undefined: not known yet */
export function CriteriaCard({ model, today }: { model: AccountState; today: string | undefined }) {
  const criteria = model.criteria.data.value?.criteria;
  const add = may('account.write') && (
    <Button size="small" look="quiet" icon={Plus} onClick={() => model.open({ type: 'criterion', id: null })}>
      {t(words.addCriterion)}
    </Button>
  );
  return (
    <Card title={t(words.criteria)} note={t(words.criteriaNote)} actions={criteria?.length ? add : undefined}>
      <Loaded of={model.criteria} height={120}>
        {({ criteria }) =>
          criteria.length === 0 ? (
            <EmptyState icon={Target} title={t(words.noCriteriaTitle)} actions={add}>
              {t(words.noCriteriaText)}
            </EmptyState>
          ) : today === undefined ? (
            <Skeleton height={120} />
          ) : (
            <ul class="criteria">
              {criteria.map((criterion) => (
                <CriterionView
                  key={criterion.id}
                  criterion={criterion}
                  today={today}
                  onEdit={() => model.open({ type: 'criterion', id: criterion.id })}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

const stateTones = { met: 'good', behind: 'danger', open: 'neutral', missing: 'warn' } as const;

/** What a quarter shows: "behind (7.4 of 8)". */
export function quarterText(
  criterion: Criterion,
  quarter: Criterion['quarters'][number],
  today: string,
): string {
  const state = quarterState(criterion, quarter, today);
  const target = formatNumber(quarter.target);
  if (quarter.value === null) return t(state === 'missing' ? words.valueMissing : words.targetIs, target);
  return t(state === 'met' ? words.met : words.behind, formatNumber(quarter.value), target);
}

/** So many stand beside each other; all are in the dialog. */
const quartersShown = 4;

/** The quarter before the one that is due, that one, and what comes next. */
export function quartersAround({ quarters }: Pick<Criterion, 'quarters'>, due: CriterionQuarter | undefined) {
  const before = due ? quarters.findIndex(({ startsOn }) => startsOn === due.startsOn) - 1 : 0;
  const first = Math.max(0, Math.min(before, quarters.length - quartersShown));
  return quarters.slice(first, first + quartersShown);
}

function CriterionView({
  criterion,
  today,
  onEdit,
}: {
  criterion: KeptCriterion;
  today: string;
  onEdit: () => void;
}) {
  const due = dueQuarter(criterion, today);
  const dueState = due ? quarterState(criterion, due, today) : 'open';
  const roi = returnOnInvestment(criterion);
  return (
    <li class="criterion">
      <div class="criterion__head">
        <button class="link-button" type="button" onClick={onEdit}>
          {criterion.name}
        </button>
        <Badge tone={stateTones[dueState]}>
          {due ? `${quarterName(due.startsOn)} · ${quarterText(criterion, due, today)}` : t(words.notDue)}
        </Badge>
      </div>
      <div class="quarters">
        {quartersAround(criterion, due).map((quarter) => {
          const state = quarterState(criterion, quarter, today);
          return (
            <div key={quarter.startsOn} class={`quarter quarter--${state}`}>
              <span class="note">{quarterName(quarter.startsOn)}</span>
              <span class="number">
                {quarter.value === null ? '–' : formatNumber(quarter.value)}
                <span class="note"> / {withUnit(formatNumber(quarter.target), criterion.unit)}</span>
              </span>
            </div>
          );
        })}
      </div>
      <p class="note">
        {criterion.baseline !== null &&
          t(words.baselineIs, withUnit(formatNumber(criterion.baseline), criterion.unit))}
        {criterion.industryValue !== null &&
          ` · ${t(words.industryIs, withUnit(formatNumber(criterion.industryValue), criterion.unit))}`}
        {' · '}
        {roi === null || criterion.roiCost === null || criterion.roiGain === null
          ? t(words.noRoi)
          : t(
              words.roiIs,
              formatNumber(roi),
              formatNumber(criterion.roiGain),
              formatNumber(criterion.roiCost),
              criterion.roiMethod ?? '–',
            )}
      </p>
    </li>
  );
}
