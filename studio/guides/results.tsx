import { createModel, useModel } from '@preact/signals';
import type { GuideContent } from '../../shared/contract/guide.ts';
import { api, type Guide } from '../api.ts';
import { createResource } from '../resource.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatDateTime, formatNumber, formatShare, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { ShareBar } from '../ui/progress.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { toast, toastFault } from '../ui/toast.tsx';
import { words } from './words.ts';

const ReportModel = createModel((id: string) =>
  createResource(() => api.guides.report(id), { pollMs: 5000 }),
);

interface Props {
  guide: Guide;
  draft: GuideContent;
  onChanged: () => void;
}

/** What has come of the guide, and its versions. */
export function Results({ guide, draft, onChanged }: Props) {
  const report = useModel(() => new ReportModel(guide.id));
  const data = report.data.value;
  const fault = report.error.value;
  const rollBack = async (version: number) => {
    try {
      await api.guides.rollBack(guide.id, version);
      toast(t(words.rolledBack, version));
      onChanged();
    } catch (error) {
      toastFault((error as Error).message);
    }
  };
  const numberOf = (stepId: string) => draft.steps.findIndex(({ id }) => id === stepId) + 1;

  return (
    <div class="stack">
      {fault && !data && <LoadFault error={fault} onRetry={report.reload} />}
      <div class="stats">
        <StatTile
          label={t(words.started)}
          definition={t(words.startedDefinition)}
          value={data && formatNumber(data.started)}
        />
        <StatTile
          label={t(words.completed)}
          definition={t(words.completedDefinition)}
          value={data && formatNumber(data.completed)}
        />
        <StatTile
          label={t(words.dismissed)}
          definition={t(words.dismissedDefinition)}
          value={data && formatNumber(data.dismissed)}
        />
        <StatTile
          label={t(words.missing)}
          definition={t(words.missingDefinition)}
          value={data && formatNumber(data.missing)}
        />
      </div>
      <div class="columns">
        <Card title={t(words.funnel)}>
          {data?.started === 0 && <p class="soft">{t(words.noResults)}</p>}
          {data && data.started > 0 && (
            <ol class="funnel">
              {data.steps
                .filter((step) => numberOf(step.stepId) > 0)
                .toSorted((a, b) => numberOf(a.stepId) - numberOf(b.stepId))
                .map((step) => (
                  <li key={step.stepId}>
                    <span>{t(words.step, numberOf(step.stepId))}</span>
                    <ShareBar share={step.shown / data.started} />
                    <span class="number">
                      {formatNumber(step.shown)} · {formatShare(step.shown / data.started)}
                    </span>
                  </li>
                ))}
            </ol>
          )}
        </Card>
        <Card title={t(words.versions)}>
          {guide.versions.length === 0 && <p class="soft">{t(words.noVersions)}</p>}
          <ol class="versions">
            {guide.versions
              .toSorted((a, b) => b.version - a.version)
              .map(({ version, publishedAt }) => (
                <li class="row row--apart" key={version}>
                  <span>
                    <strong>{t(words.version, version)}</strong>{' '}
                    <span class="note">{formatDateTime(publishedAt)}</span>
                  </span>
                  {guide.live?.version === version ? (
                    <Badge tone="good" hasDot>
                      {t(words.live)}
                    </Badge>
                  ) : (
                    <Button size="small" onClick={() => rollBack(version)}>
                      {t(words.rollBack)}
                    </Button>
                  )}
                </li>
              ))}
          </ol>
        </Card>
      </div>
    </div>
  );
}
