import { computed, createModel, signal, useModel } from '@preact/signals';
import { MessageSquareText } from 'lucide';
import { useEffect } from 'preact/hooks';
import { npsGroup } from '../../shared/rules/nps.ts';
import { useQuery } from '../address.ts';
import { api } from '../api.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { NpsBar } from '../charts/nps-bar.tsx';
import { definitionOf } from '../definition-of.ts';
import { createResource } from '../resource.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatSigned, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { AnswerList } from './answer-list.tsx';
import { distributionOf } from './nps.ts';
import { words } from './words.ts';

const pageSize = 50;
const pollMs = 3000;
/** The distribution is drawn from the newest answers, at most as many as one request gives. */
const distributionSize = 500;

const kinds = ['all', 'nps', 'text'] as const;
type Kind = (typeof kinds)[number];

const NpsModel = createModel((firstKind: Kind, firstOffset: number) => {
  const kind = signal(firstKind);
  const offset = signal(firstOffset);
  // Only the newest answer is polled; score and distribution are fetched anew when there is a new one.
  const newest = createResource(() => api.responses.list({ kind: 'nps', limit: 1 }), { pollMs });
  const newestId = computed(() => newest.data.value?.responses[0]?.id);
  const afterNewest = <T,>(load: () => Promise<T>) => {
    newestId.value;
    return load();
  };
  const overview = createResource(() => afterNewest(() => api.metrics.overview()));
  const scores = createResource(() =>
    afterNewest(() => api.responses.list({ kind: 'nps', limit: distributionSize })),
  );
  const list = createResource(
    () =>
      api.responses.list({
        ...(kind.value !== 'all' && { kind: kind.value }),
        limit: pageSize,
        offset: offset.value,
      }),
    { pollMs },
  );
  return {
    overview,
    scores,
    list,
    show(nextKind: Kind, nextOffset: number) {
      kind.value = nextKind;
      offset.value = nextOffset;
    },
  };
});

export function NpsPage() {
  const [address, changeAddress] = useQuery();
  const kind = kinds.find((each) => each === address.kind) ?? 'all';
  const offset = Math.max(0, Math.trunc(Number(address.offset)) || 0);
  const model = useModel(() => new NpsModel(kind, offset));
  useEffect(() => model.show(kind, offset), [kind, offset]);

  const overview = model.overview.data.value;
  const scores = model.scores.data.value?.responses;
  const list = model.list.data.value;
  const fault = model.overview.error.value ?? model.list.error.value;
  const isEmpty = list?.total === 0 && kind === 'all';

  if (isEmpty) {
    return (
      <Page title={t(words.nps)}>
        <Card>
          <EmptyState
            icon={MessageSquareText}
            title={t(words.noAnswers)}
            actions={
              <Button look="primary" href="/guides">
                {t(words.makeSurvey)}
              </Button>
            }
          >
            {t(words.noAnswersText)}
          </EmptyState>
        </Card>
      </Page>
    );
  }
  const scale = scores?.[0]?.scale === '0-10' ? '0-10' : '1-10';
  const distribution = scores && distributionOf(scores, scale);
  return (
    <Page title={t(words.nps)} note={list && t(words.answersNote, list.total)}>
      {fault && (
        <LoadFault
          error={fault}
          onRetry={() => {
            model.overview.reload();
            model.list.reload();
          }}
        />
      )}
      <div class="columns">
        <Card
          title={t(words.score)}
          definition={definitionOf('nps')}
          note={overview?.nps && t(words.npsOf, overview.nps.n)}
        >
          {!overview ? (
            <Skeleton height={80} />
          ) : overview.nps ? (
            <div class="stack">
              <p class="figure figure--large number">{formatSigned(overview.nps.score)}</p>
              <NpsBar
                {...overview.nps}
                names={[t(words.promoters), t(words.passives), t(words.detractors)]}
              />
            </div>
          ) : (
            <p class="soft">{t(words.noScore)}</p>
          )}
        </Card>
        <Card
          title={t(words.distribution)}
          note={scores && t(words.newestAnswers, scores.length, scale === '0-10' ? '0–10' : '1–10')}
        >
          {distribution ? (
            <BarChart
              title={t(words.answersCount)}
              labelTitle={t(words.scoreColumn)}
              height={160}
              points={distribution.map(({ score, count }) => ({ label: String(score), value: count }))}
              look={(index) => npsGroup(distribution[index]?.score ?? 0)}
            />
          ) : (
            <Skeleton height={160} />
          )}
        </Card>
      </div>
      <Card isFlush>
        <div class="toolbar">
          <SegmentedControl
            label={t(words.showAnswers)}
            size="small"
            value={kind}
            options={[
              { value: 'all', label: t(words.all) },
              { value: 'nps', label: t(words.scores) },
              { value: 'text', label: t(words.comments) },
            ]}
            onChange={(chosen) =>
              changeAddress({ kind: chosen === 'all' ? undefined : chosen, offset: undefined })
            }
          />
        </div>
        <AnswerList responses={list?.responses} hasAccount />
        {list && (
          <Pagination
            offset={offset}
            limit={pageSize}
            total={list.total}
            onMove={(next) => changeAddress({ offset: next || undefined })}
          />
        )}
      </Card>
    </Page>
  );
}
