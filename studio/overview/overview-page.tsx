import { Building2, Code, ExternalLink } from 'lucide';
import { LineChart } from '../charts/line-chart.tsx';
import { NpsBar } from '../charts/nps-bar.tsx';
import { definitionOf } from '../definition-of.ts';
import { FigureTile } from '../metrics/figure-tile.tsx';
import { session } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDate, formatShare, formatShortDay, t } from '../ui/i18n.ts';
import { FaultsOf } from '../ui/loaded.tsx';
import { LoadFault, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Progress, Skeleton } from '../ui/progress.tsx';
import { useModel } from '../ui/use-model.ts';
import { HardlyUsedCard, MostUsedCard } from './feature-cards.tsx';
import { FirstStepsCard } from './first-steps-card.tsx';
import { AlertsCard, DueCard, GrowingCard, MorningToCome, RenewalsCard } from './morning-cards.tsx';
import { OverviewModel } from './overview-model.ts';
import { words } from './words.ts';

export function OverviewPage() {
  const model = useModel(OverviewModel);
  const overview = model.overview.data.value;
  const demo = model.demo.value;
  const fault = model.overview.error.value;
  const isEmpty = overview !== undefined && overview.users === 0 && overview.accounts === 0;

  return (
    <Page
      title={t(words.title)}
      actions={
        demo && (
          <Button icon={ExternalLink} href={demo.hostAppUrl} target="_blank">
            {t(words.openHostApp)}
          </Button>
        )
      }
    >
      {demo?.progress && (
        <Notice tone="info" title={t(words.demoProgress)}>
          <div class="stack stack--tight">
            <span>
              {t(words.demoProgressText, formatShare(demo.progress.done / Math.max(1, demo.progress.total)))}
            </span>
            <Progress label={t(words.demoProgress)} {...demo.progress} />
          </div>
        </Notice>
      )}
      <FirstStepsCard model={model.firstSteps} />
      {!isEmpty && <Morning model={model} />}
      {fault && <LoadFault error={fault} onRetry={model.overview.reload} />}
      {isEmpty ? model.firstSteps.shown.value.length === 0 && <Empty /> : !fault && <Numbers model={model} />}
    </Page>
  );
}

/** What the member's day begins with. What could not be had is said, and does not keep the rest away. */
function Morning({ model }: { model: InstanceType<typeof OverviewModel> }) {
  const all = [model.alerts, model.due, model.renewals, model.growing];
  const alerts = model.alerts.data.value;
  const due = model.due.data.value;
  const renewals = model.renewals.data.value;
  const growing = model.growing.data.value;
  if (all.some(({ data, error }) => data.value === undefined && !error.value)) return <MorningToCome />;
  const isFree = alerts?.total === 0 && due?.length === 0;
  const hasChances = Boolean(renewals?.total || growing?.length);
  return (
    <>
      <FaultsOf asked={all} />
      {!(isFree && !hasChances) && (
        <div class="columns">
          {alerts && <AlertsCard alerts={alerts.mine} total={alerts.total} />}
          {due && <DueCard due={due} />}
          {renewals && renewals.total > 0 && <RenewalsCard {...renewals} />}
          {growing && growing.length > 0 && <GrowingCard growing={growing} />}
        </div>
      )}
    </>
  );
}

const Empty = () => (
  <Card>
    {session.value?.portfolio === 'all' ? (
      <EmptyState icon={Code} title={t(words.noEvents)}>
        {t(words.noEventsText)}
      </EmptyState>
    ) : (
      <EmptyState icon={Building2} title={t(words.noneOfYours)}>
        {t(words.noneOfYoursText)}
      </EmptyState>
    )}
  </Card>
);

function Numbers({ model }: { model: InstanceType<typeof OverviewModel> }) {
  const overview = model.overview.data.value;
  return (
    <>
      <div class="stats">
        <FigureTile
          name="activeUsers"
          label={t(words.activeUsers7)}
          figure={overview?.figures.activeUsers7}
          query={{ days: '7' }}
        />
        <FigureTile
          name="activeUsers"
          label={t(words.activeUsers28)}
          figure={overview?.figures.activeUsers28}
          query={{ days: '28' }}
        />
        <FigureTile
          name="activeAccounts"
          label={t(words.activeAccounts7)}
          figure={overview?.figures.activeAccounts7}
          query={{ days: '7' }}
          hasBar
        />
        <FigureTile name="nps" figure={overview?.figures.nps} query={{}} />
      </div>
      <Card
        title={t(words.dailyActiveUsers)}
        definition={definitionOf('dailyActiveUsers')}
        note={t(words.last90Days)}
      >
        {overview ? (
          <LineChart
            title={t(words.dailyActiveUsers)}
            labelTitle={t(words.day)}
            isLastOpen
            points={overview.dailyActiveUsers.map(({ day, users }) => ({
              label: formatShortDay(day),
              longLabel: formatDate(day, { dateStyle: 'full' }),
              value: users,
            }))}
          />
        ) : (
          <Skeleton height={240} />
        )}
      </Card>
      <div class="columns">
        <MostUsedCard overview={overview} />
        <div class="stack">
          <HardlyUsedCard overview={overview} />
          <Card
            title={t(words.npsGroups)}
            note={overview?.nps && t(words.fromAnswers, overview.nps.n)}
            actions={
              <Button look="quiet" size="small" href="/nps">
                {t(words.allAnswers)}
              </Button>
            }
          >
            {overview?.nps ? (
              <NpsBar
                {...overview.nps}
                names={[t(words.promoters), t(words.passives), t(words.detractors)]}
              />
            ) : (
              <p class="soft">{overview ? t(words.noAnswersText) : <Skeleton width={160} />}</p>
            )}
          </Card>
        </div>
      </div>
    </>
  );
}
