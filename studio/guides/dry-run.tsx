import { FlaskConical } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DryRunResult } from '../../shared/contract/dry-run.ts';
import { api } from '../api.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { type ListColumn, ListTable } from '../list/list-table.tsx';
import { Button } from '../ui/button.tsx';
import { Definition } from '../ui/definition.tsx';
import { formatDate, formatNumber, formatShortDay, t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { seeAsWords as words } from './see-as-words.ts';

interface Props {
  guideId: string;
  /** Whose users are gone through. */
  environmentId: number;
  /** Stores what was typed last, because what is stored is run. */
  onBegin: () => Promise<unknown>;
}

/** What would have come of the draft in the last 30 days; runs when it is asked to, and says how far it is. */
export function DryRun({ guideId, environmentId, onBegin }: Props) {
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [result, setResult] = useState<DryRunResult>();
  const [fault, setFault] = useState<string>();
  const ending = useRef<AbortController>(undefined);
  useEffect(() => () => ending.current?.abort(), []);

  const run = async () => {
    ending.current?.abort();
    const mine = new AbortController();
    ending.current = mine;
    setFault(undefined);
    setProgress({ done: 0, total: 0 });
    try {
      await onBegin();
      setResult(await api.guides.dryRun(guideId, setProgress, mine.signal, environmentId));
    } catch (error) {
      if (!mine.signal.aborted) setFault((error as Error).message);
    }
    if (!mine.signal.aborted) setProgress(undefined);
  };

  return (
    <section class="dry-run stack" aria-label={t(words.dryRun)}>
      <div class="row row--apart">
        <div>
          <h3>{t(words.dryRun)}</h3>
          <p class="note">{t(words.dryRunText)}</p>
        </div>
        <Button icon={FlaskConical} isBusy={progress !== undefined} onClick={run}>
          {t(result ? words.dryRunAgain : words.dryRunStart)}
        </Button>
      </div>
      {progress && (
        <div class="stack stack--tight" role="status">
          <Progress label={t(words.dryRun)} done={progress.done} total={Math.max(1, progress.total)} />
          <span class="note">{t(words.dryRunning, progress.done, progress.total)}</span>
        </div>
      )}
      {fault && <Notice tone="danger">{fault}</Notice>}
      {result && !progress && <DryRunReport result={result} />}
    </section>
  );
}

/** What the address says of the guides that it meets. */
export const collisionList = 'collisions';

const oneDecimal = (value: number) => formatNumber(value, { maximumFractionDigits: 2 });

function DryRunReport({ result }: { result: DryRunResult }) {
  const { byDay, promptsPerWeek, mostPromptsInAWeek, collisions, displaced, judged, total } = result;
  const busiest = byDay.reduce((most, day) => (day.users > most.users ? day : most));
  return (
    <div class="stack">
      <div class="stats stats--five">
        <StatTile
          label={t(words.wouldReach)}
          definition={t(words.wouldReachDefinition)}
          value={formatNumber(result.users)}
          note={t(words.inAccounts, result.accounts)}
        />
        <StatTile
          label={t(words.firstDays)}
          definition={t(words.firstDaysDefinition)}
          value={formatNumber(busiest.users)}
          note={busiest.users > 0 && formatDate(busiest.day)}
        />
        <StatTile
          label={t(words.prompts)}
          definition={t(words.promptsDefinition)}
          value={t(words.beforeAfter, oneDecimal(promptsPerWeek.before), oneDecimal(promptsPerWeek.after))}
          note={t(words.mostInAWeek, mostPromptsInAWeek.before, mostPromptsInAWeek.after)}
        />
      </div>
      {result.users > 0 && (
        <div class="dry-run__chart">
          <h4>{t(words.newUsersByDay)}</h4>
          <BarChart
            title={t(words.newUsersByDay)}
            labelTitle={t(words.day)}
            height={140}
            points={byDay.map(({ day, users }) => ({
              label: formatShortDay(day),
              longLabel: formatDate(day),
              value: users,
            }))}
          />
        </div>
      )}
      <div>
        <h4 class="row">
          {t(words.collisions)}
          <Definition name={t(words.collisions)} text={t(words.collisionsDefinition)} />
        </h4>
        {collisions.length === 0 ? (
          <p class="soft">{t(words.noCollisions)}</p>
        ) : (
          <ListTable
            name={collisionList}
            label={t(words.collisions)}
            columns={collisionColumns()}
            rows={collisions}
            rowKey={({ guideId }) => guideId}
          />
        )}
      </div>
      {displaced.length > 0 && (
        <Notice tone="warn" title={t(words.displaced)}>
          <ul class="faults">
            {displaced.map(({ guideId, name, before, after }) => (
              <li key={guideId}>{t(words.displacedBy, name, before, after)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {judged < total && <p class="note">{t(words.estimated, judged, total)}</p>}
    </div>
  );
}

const collisionColumns = (): ListColumn<DryRunResult['collisions'][number]>[] => [
  { key: 'name', value: ({ name }) => name, header: t(words.otherGuide), cell: ({ name }) => name },
  {
    key: 'users',
    value: ({ users }) => users,
    header: t(words.users),
    align: 'end',
    cell: ({ users }) => formatNumber(users),
  },
  {
    key: 'this',
    value: ({ thisFirst }) => thisFirst,
    header: t(words.thisFirst),
    align: 'end',
    cell: ({ thisFirst }) => formatNumber(thisFirst),
  },
  {
    key: 'other',
    value: ({ otherFirst }) => otherFirst,
    header: t(words.otherFirst),
    align: 'end',
    cell: ({ otherFirst }) => formatNumber(otherFirst),
  },
];
