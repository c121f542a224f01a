import { useModel } from '@preact/signals';
import { Code, ExternalLink } from 'lucide';
import { environment } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatNumber, formatShare, formatSigned, t } from '../ui/i18n.ts';
import { LoadFault, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Progress } from '../ui/progress.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { OverviewModel } from './overview-model.ts';
import { words } from './words.ts';

export function OverviewPage() {
  const model = useModel(OverviewModel);
  const overview = model.overview.data.value;
  const demo = model.demo.value;
  const fault = model.overview.error.value;

  const against = (now: number, before: number, days: number) => ({
    difference: now - before,
    text: t(
      words.againstBefore,
      before === 0
        ? formatSigned(now)
        : formatSigned((now - before) / before, { style: 'percent', maximumFractionDigits: 0 }),
      days,
    ),
  });

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
      {fault && <LoadFault error={fault} onRetry={model.overview.reload} />}
      {!environment.value?.firstEventAt && overview?.users === 0 ? (
        <EmptyState
          icon={Code}
          title={t(words.noEvents)}
          actions={
            <Button look="primary" href="/install">
              {t(words.install)}
            </Button>
          }
        >
          {t(words.noEventsText)}
        </EmptyState>
      ) : (
        <div class="stats">
          <StatTile
            label={t(words.activeUsers7)}
            value={overview && formatNumber(overview.activeUsers7)}
            note={overview && t(words.ofUsers, overview.users)}
            change={overview && against(overview.activeUsers7, overview.previousActiveUsers7, 7)}
          />
          <StatTile
            label={t(words.activeUsers28)}
            value={overview && formatNumber(overview.activeUsers28)}
            note={overview && t(words.ofUsers, overview.users)}
            change={overview && against(overview.activeUsers28, overview.previousActiveUsers28, 28)}
          />
          <StatTile
            label={t(words.activeAccounts7)}
            value={overview && formatNumber(overview.activeAccounts7)}
            note={overview && t(words.ofAccounts, overview.accounts)}
          />
          <StatTile
            label={t(words.nps)}
            value={overview && (overview.nps ? formatSigned(overview.nps.score) : '–')}
            note={overview && (overview.nps ? t(words.fromAnswers, overview.nps.n) : t(words.noAnswers))}
          />
        </div>
      )}
    </Page>
  );
}
