import { useEffect } from 'preact/hooks';
import { type QueryChange, useQuery } from '../address.ts';
import { api, type Guide, type GuideReport, type PeopleQuery } from '../api.ts';
import { FunnelChart } from '../charts/funnel-chart.tsx';
import { offsetOfList } from '../list/list-address.ts';
import { useReferences } from '../references/references.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Select } from '../ui/field.tsx';
import { formatNumber, formatShare, type Phrase, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { useModel } from '../ui/use-model.ts';
import { GoalCard } from './goal-card.tsx';
import { openPeople, PeopleDialog } from './people-dialog.tsx';
import { stagesOf } from './report-stages.ts';
import { ResultTables } from './result-tables.tsx';
import { resultWords } from './result-words.ts';
import { ResultsModel } from './results-model.ts';
import { words } from './words.ts';

type Milestone = PeopleQuery['milestone'];
interface Asked {
  milestone: Milestone;
  stepId?: string | undefined;
  title: string;
}

/** What has come of the guide: how far users came, by version, segment and account, and who they are. */
export function Results({ guide }: { guide: Guide }) {
  const [address, changeAddress] = useQuery();
  /** Of others the list of accounts begins anew. */
  const choose = (whose: QueryChange) => changeAddress({ ...whose, ...offsetOfList('accounts', 0) });
  const model = useModel(() => new ResultsModel(guide.id, address));
  useEffect(() => model.show(address), [address]);
  const segments = useReferences().segments.data.value ?? [];
  const report = model.report.data.value;
  const fault = model.report.error.value;
  const { version, segment, account } = model.query.value;
  const isFiltered = Boolean(version || segment || account);
  const asked = askedBy(address.people ?? '', report);
  const people = asked && { ...model.query.value, milestone: asked.milestone, stepId: asked.stepId };

  return (
    <div class="stack">
      {fault && <LoadFault error={fault} onRetry={model.report.reload} />}
      <div class="row">
        <Select
          label={t(words.versions)}
          isLabelHidden
          value={version ? String(version) : ''}
          options={[
            { value: '', label: t(resultWords.allVersions) },
            ...guide.versions.map((each) => ({
              value: String(each.version),
              label: t(words.version, each.version),
            })),
          ]}
          onChange={(value) => choose({ version: value || undefined })}
        />
        <Select
          label={t(resultWords.segment)}
          isLabelHidden
          value={segment ?? ''}
          options={[
            { value: '', label: t(resultWords.allUsers) },
            ...segments.map(({ id, name }) => ({
              value: id,
              label: name,
            })),
          ]}
          onChange={(value) => choose({ segment: value || undefined })}
        />
        {account && (
          <Button onClick={() => choose({ account: undefined })}>
            {t(resultWords.onlyAccount, account)} ×
          </Button>
        )}
      </div>
      <Totals report={report} onAsk={(key) => changeAddress(openPeople(key))} />
      <GoalCard guideId={guide.id} />
      <Card title={t(resultWords.funnel)} definition={t(resultWords.funnelDefinition)}>
        {!report && <Skeleton height={180} />}
        {report?.shown === 0 && (
          <p class="soft">{t(isFiltered ? resultWords.emptyFilter : resultWords.empty)}</p>
        )}
        {report && report.shown > 0 && (
          <FunnelChart
            label={t(resultWords.funnel)}
            stages={stagesOf(report)}
            onOpen={(key) => changeAddress(openPeople(key))}
          />
        )}
      </Card>
      <ResultTables
        guide={guide}
        model={model}
        onAccount={(id) => choose({ account: id })}
        onVersion={(chosen) => choose({ version: chosen })}
      />
      {people && (
        <PeopleDialog
          key={JSON.stringify(people)}
          load={(page) => api.guides.people(guide.id, { ...people, ...page })}
          csvUrl={(order) => api.guides.peopleCsvUrl(guide.id, { ...people, ...order })}
          title={asked.title}
        />
      )}
    </div>
  );
}

const totals: { milestone: Extract<Milestone, keyof GuideReport>; label: Phrase; definition: Phrase }[] = [
  { milestone: 'shown', label: resultWords.shown, definition: resultWords.shownDefinition },
  { milestone: 'started', label: resultWords.started, definition: resultWords.startedDefinition },
  { milestone: 'completed', label: resultWords.completed, definition: resultWords.completedDefinition },
  { milestone: 'dismissed', label: resultWords.dismissed, definition: resultWords.dismissedDefinition },
  { milestone: 'missing', label: resultWords.missing, definition: resultWords.missingDefinition },
];

const Totals = ({
  report,
  onAsk,
}: {
  report: GuideReport | undefined;
  onAsk: (milestone: Milestone) => void;
}) => (
  <div class="stats stats--five">
    {totals.map(({ milestone, label, definition }) => {
      const count = report?.[milestone];
      return (
        <StatTile
          key={milestone}
          label={t(label)}
          definition={t(definition)}
          linesToCome={milestone === 'completed' ? 2 : 0}
          value={
            count && (
              <button class="number-link" type="button" onClick={() => onAsk(milestone)}>
                {formatNumber(count)}
              </button>
            )
          }
          note={
            milestone === 'completed' &&
            report &&
            report.started > 0 &&
            t(resultWords.ofStarted, formatShare(report.completed / report.started))
          }
        />
      );
    })}
  </div>
);

/** Which number the address names: one above, or one of the funnel's stages. */
function askedBy(key: string, report: GuideReport | undefined): Asked | undefined {
  const total = totals.find(({ milestone }) => milestone === key);
  if (total) return { milestone: total.milestone, title: t(total.label) };
  const title = report && stagesOf(report).find((stage) => stage.key === key)?.label;
  const [, kind, stepId] = /^(step|task) (.+)$/.exec(key) ?? [];
  if (title === undefined || stepId === undefined) return undefined;
  return { milestone: kind === 'step' ? 'stepShown' : 'taskDone', stepId, title };
}
