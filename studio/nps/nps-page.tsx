import { Download, MessageSquareText } from 'lucide';
import { useEffect } from 'preact/hooks';
import { readOffset, useQuery } from '../address.ts';
import { type AnswerFilter, api } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { FaultsOf, hasFault } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useModel } from '../ui/use-model.ts';
import { AnswerCards } from './answer-cards.tsx';
import { readAnswerOrder } from './answer-order.ts';
import { CoverageList } from './coverage-list.tsx';
import { halfYearName } from './half-year.ts';
import { NpsModel, periodOf } from './nps-model.ts';
import { ScoreView } from './score-view.tsx';
import { words } from './words.ts';

const tabs = ['score', 'answers', 'coverage'] as const;
const tabWords = { score: words.scoreTab, answers: words.commentsTab, coverage: words.coverageTab };
const groups = ['promoters', 'passives', 'detractors'] as const;

/** Everything that people said of the product: the score and what it is made of, their words, and who was not heard. */
export function NpsPage() {
  const [address, changeAddress] = useQuery();
  const tab = tabs.find((each) => each === address.tab) ?? 'score';
  const wave = /^\d{4}-H[12]$/.test(address.wave ?? '') ? address.wave : undefined;
  const offset = readOffset(address);
  const filter: AnswerFilter = {
    group: groups.find((each) => each === address.group),
    tag: address.tag,
    search: address.search,
    hasComment: address.comments ? 'true' : undefined,
    isOpen: address.open ? 'true' : undefined,
    owner: address.owner === 'me' ? 'me' : undefined,
    ...readAnswerOrder(address.order),
  };
  const model = useModel(() => new NpsModel({ wave, filter, offset }));
  const key = JSON.stringify([wave, filter, offset]);
  useEffect(() => model.show({ wave, filter, offset }), [key]);

  const nps = model.nps.data.value;
  const isEmpty =
    nps?.n === 0 && nps.waves.length === 0 && model.answers.data.value?.total === 0 && key === '[null,{},0]';
  if (isEmpty && tab !== 'coverage') {
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
  return (
    <Page
      title={t(words.nps)}
      actions={
        <>
          <Select
            label={t(words.period)}
            isLabelHidden
            value={wave ?? ''}
            options={[
              { value: '', label: t(words.lastYear) },
              ...[...new Set([...model.waves.value, ...(wave ? [wave] : [])])].map((half) => ({
                value: half,
                label: halfYearName(half),
              })),
            ]}
            onChange={(chosen) => changeAddress({ wave: chosen, offset: undefined })}
          />
          {/* Of the answers; who was heard has a file of its own. */}
          {tab !== 'coverage' && (
            <Button
              icon={Download}
              href={api.answers.csvUrl({ ...periodOf(wave), ...filter })}
              download="answers.csv"
            >
              {t(words.exportCsv)}
            </Button>
          )}
        </>
      }
    >
      <Tabs
        label={t(words.views)}
        selected={tab}
        tabs={tabs.map((each) => ({ key: each, label: t(tabWords[each]) }))}
        onSelect={(next) =>
          changeAddress({ tab: next === 'score' ? undefined : next, offset: undefined, next: undefined })
        }
      >
        {tab === 'score' &&
          (hasFault(...model.parts) ? (
            <FaultsOf asked={model.parts} />
          ) : (
            <ScoreView score={model.score.value} nps={nps} query={periodOf(wave)} />
          ))}
        {tab === 'answers' && (
          <AnswerCards model={model} filter={filter} offset={offset} onChange={changeAddress} />
        )}
        {tab === 'coverage' && <CoverageList />}
      </Tabs>
    </Page>
  );
}
