import { createModel } from '@preact/signals';
import { useQuery } from '../address.ts';
import { api, type GoalPeopleQuery, type GoalReport } from '../api.ts';
import { useReferences } from '../references/references.tsx';
import { createResource } from '../resource.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { formatNumber, formatShare, formatSigned, type Phrase, t } from '../ui/i18n.ts';
import { ShareBar } from '../ui/progress.tsx';
import { useModel } from '../ui/use-model.ts';
import { goalWords as words } from './goal-words.ts';
import { openPeople, PeopleDialog } from './people-dialog.tsx';

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
  const report = model.goal.data.value?.report;
  return report ? <Reached guideId={guideId} report={report} /> : null;
}

/** Alone with a goal the features are looked up, which may be many. */
function Reached({ guideId, report }: { guideId: string; report: GoalReport }) {
  const features = useReferences().features.data.value;
  const [address, changeAddress] = useQuery();
  const asked = readAsked(address.people);
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
        <GoalPart
          name={t(words.hadIt)}
          part={shown}
          waiting={waiting.shown}
          onAsk={(group) => changeAddress(openPeople(`goal shown ${group}`))}
        />
        {goal.holdout && (
          <GoalPart
            name={t(words.keptFrom)}
            part={heldOut}
            waiting={waiting.heldOut}
            onAsk={(group) => changeAddress(openPeople(`goal heldOut ${group}`))}
          />
        )}
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
      {asked && (
        <PeopleDialog
          key={address.people}
          load={(page) => api.guides.goalPeople(guideId, { ...asked, ...page })}
          csvUrl={(order) => api.guides.goalPeopleCsvUrl(guideId, { ...asked, ...order })}
          title={`${t(asked.part === 'shown' ? words.hadIt : words.keptFrom)} · ${t(groupWords[asked.group])}`}
        />
      )}
    </Card>
  );
}

/** Which of its numbers the address names. */
function readAsked(people = ''): GoalPeopleQuery | undefined {
  const [, part, group] = /^goal (shown|heldOut) (reached|counted|waiting)$/.exec(people) ?? [];
  return part && group ? ({ part, group } as GoalPeopleQuery) : undefined;
}

const groupWords: Record<GoalPeopleQuery['group'], Phrase> = {
  reached: words.reached,
  counted: words.timeOver,
  waiting: words.stillWaiting,
};

interface PartProps {
  name: string;
  part: GoalReport['shown'];
  waiting: number;
  onAsk: (group: GoalPeopleQuery['group']) => void;
}

/** One part: its rate, and each number with the people behind it. */
const GoalPart = ({ name, part, waiting, onAsk }: PartProps) => {
  const counts = { reached: part.reached, counted: part.users, waiting };
  return (
    <div class="goal__part">
      <span class="soft">{name}</span>
      <strong class="figure number">{part.rate === null ? '–' : formatShare(part.rate)}</strong>
      <ShareBar share={part.rate ?? 0} />
      <dl class="goal__people">
        {(['reached', 'counted', 'waiting'] as const).map((group) => (
          <div key={group}>
            <dt>{t(groupWords[group])}</dt>
            <dd>
              <button class="number-link" type="button" onClick={() => onAsk(group)}>
                {formatNumber(counts[group])}
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

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
