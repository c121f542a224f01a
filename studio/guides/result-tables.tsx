import { Eye, MessageSquareText, Wrench } from 'lucide';
import { api, type Guide, type GuideReport, type TargetOfBuild } from '../api.ts';
import { type ListColumn, ListTable } from '../list/list-table.tsx';
import { PagedTable } from '../list/paged-table.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatNumber, formatShare, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { ShareBar } from '../ui/progress.tsx';
import { HealthBadge } from './guide-columns.tsx';
import { listWords } from './list-words.ts';
import { resultWords } from './result-words.ts';
import { accountsPerPage, type ResultsModel } from './results-model.ts';
import { seeAsWords } from './see-as-words.ts';
import { words } from './words.ts';

interface Props {
  guide: Guide;
  model: InstanceType<typeof ResultsModel>;
  /** Shows the results of this one alone. */
  onAccount: (id: string) => void;
  onVersion: (version: number) => void;
}

interface Counts {
  shown: number;
  started: number;
  completed: number;
  dismissed: number;
}

const countColumns = <Row extends Counts>(): ListColumn<Row>[] => [
  {
    key: 'shown',
    sortKey: 'shown',
    value: ({ shown }) => shown,
    header: t(resultWords.shown),
    align: 'end',
    cell: ({ shown }) => formatNumber(shown),
  },
  {
    key: 'started',
    sortKey: 'started',
    value: ({ started }) => started,
    header: t(resultWords.started),
    align: 'end',
    isSecondary: true,
    cell: ({ started }) => formatNumber(started),
  },
  {
    key: 'completed',
    sortKey: 'completed',
    value: ({ completed }) => completed,
    header: t(resultWords.completed),
    align: 'end',
    cell: ({ started, completed }) => (
      <span class="feature-share feature-share--long">
        {started > 0 && <ShareBar share={completed / started} />}
        <span>
          {formatNumber(completed)}
          {started > 0 && <span class="note"> {formatShare(completed / started)}</span>}
        </span>
      </span>
    ),
  },
  {
    key: 'dismissed',
    sortKey: 'dismissed',
    value: ({ dismissed }) => dismissed,
    header: t(resultWords.dismissed),
    align: 'end',
    isSecondary: true,
    cell: ({ dismissed }) => formatNumber(dismissed),
  },
];

/** The same results by version and by account, where to ask about one user, and how the steps’ elements were found. */
export function ResultTables({ guide, model, onAccount, onVersion }: Props) {
  const report = model.report.data.value;
  const accounts = model.accounts.data.value;
  return (
    <>
      <div class="columns">
        <Card title={t(resultWords.byVersion)} isFlush>
          <ListTable
            name="by-version"
            label={t(resultWords.byVersion)}
            columns={versionColumns(onVersion)}
            rows={report?.versions}
            rowKey={({ version }) => version}
            empty={<p class="card__empty soft">{t(resultWords.emptyFilter)}</p>}
          />
        </Card>
        <div class="stack">
          <Card title={t(seeAsWords.why)} note={t(seeAsWords.whyText)}>
            <Button icon={Eye} href={`/see-as?guide=${guide.id}`}>
              {t(seeAsWords.title)}
            </Button>
          </Card>
          {guide.kind === 'survey' && (
            <Card title={t(resultWords.answers)} note={t(resultWords.answersText)}>
              <Button icon={MessageSquareText} href="/nps?tab=answers">
                {t(resultWords.openAnswers)}
              </Button>
            </Card>
          )}
        </div>
      </div>
      <Card title={t(resultWords.byAccount)} isFlush>
        {model.accounts.error.value && (
          <LoadFault error={model.accounts.error.value} onRetry={model.accounts.reload} />
        )}
        <PagedTable
          name="accounts"
          label={t(resultWords.byAccount)}
          columns={[
            {
              key: 'account',
              sortKey: 'account',
              header: t(resultWords.account),
              cell: ({ id, name }) => (
                <button class="linklike" type="button" onClick={() => onAccount(id)}>
                  {name || id}
                </button>
              ),
            },
            ...countColumns<Counts & { id: string; name: string }>(),
          ]}
          rows={accounts?.accounts}
          total={accounts?.total}
          pageSize={accountsPerPage}
          csv={{
            href: api.guides.reportAccountsCsvUrl(guide.id, model.accountsAsked.value),
            file: 'accounts.csv',
          }}
          rowKey={({ id }) => id}
          isStale={model.accounts.isLoading.value}
          empty={<p class="card__empty soft">{t(resultWords.noAccounts)}</p>}
        />
      </Card>
      <TargetTable targets={model.targets.data.value?.targets} />
    </>
  );
}

const versionColumns = (
  onVersion: (version: number) => void,
): ListColumn<GuideReport['versions'][number]>[] => [
  {
    key: 'version',
    value: ({ version }) => version,
    header: t(words.oneVersion),
    cell: ({ version }) => (
      <button class="linklike" type="button" onClick={() => onVersion(version)}>
        {t(words.version, version)}
      </button>
    ),
  },
  ...countColumns<GuideReport['versions'][number]>(),
];

function TargetTable({ targets }: { targets: TargetOfBuild[] | undefined }) {
  // Pages of an older snippet tell that an element was found, and not how.
  const knowsHow = targets?.some(({ exact, healed }) => exact + healed > 0);
  const needsRepair = targets?.some(({ health }) => health === 'missing');
  return (
    <Card
      title={t(resultWords.targets)}
      definition={t(resultWords.targetsDefinition)}
      isFlush
      actions={
        needsRepair && (
          <Button icon={Wrench} href="/features?tab=repair">
            {t(resultWords.repair)}
          </Button>
        )
      }
    >
      <ListTable
        name="elements"
        more={{ title: ({ title }) => title, version: ({ version }) => version }}
        label={t(resultWords.targets)}
        columns={targetColumns().filter(({ key }) => knowsHow || (key !== 'exact' && key !== 'healed'))}
        rows={targets}
        rowKey={({ stepId, version, build }) => `${stepId} ${version} ${build}`}
        empty={<p class="card__empty soft">{t(resultWords.noTargets)}</p>}
      />
    </Card>
  );
}

const targetColumns = (): ListColumn<TargetOfBuild>[] => [
  {
    key: 'step',
    value: ({ place }) => place,
    header: t(words.oneStep),
    cell: ({ place, title, version }) => (
      <>
        {t(resultWords.stepTitled, place, title)} <span class="note">{t(words.version, version)}</span>
      </>
    ),
  },
  {
    key: 'build',
    value: ({ build }) => build,
    header: t(resultWords.build),
    cell: ({ build }) => build ?? <span class="soft">{t(resultWords.unnamedBuild)}</span>,
  },
  {
    key: 'health',
    value: ({ health }) => health,
    header: t(listWords.targets),
    cell: ({ health }) => <HealthBadge health={health} />,
  },
  {
    key: 'looks',
    value: ({ looks }) => looks,
    header: t(resultWords.looks),
    align: 'end',
    isSecondary: true,
    cell: ({ looks }) => formatNumber(looks),
  },
  {
    key: 'exact',
    value: ({ exact }) => exact,
    header: t(resultWords.exact),
    align: 'end',
    isSecondary: true,
    cell: ({ exact, healed }) => (exact + healed > 0 ? formatNumber(exact) : '–'),
  },
  {
    key: 'healed',
    value: ({ healed }) => healed,
    header: t(resultWords.healed),
    align: 'end',
    isSecondary: true,
    cell: ({ exact, healed }) => (exact + healed > 0 ? formatNumber(healed) : '–'),
  },
  {
    key: 'missing',
    value: ({ missing }) => missing,
    header: t(resultWords.notFound),
    align: 'end',
    cell: ({ missing }) => formatNumber(missing),
  },
];
