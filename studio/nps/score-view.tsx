import { fewAnswers, npsGroup } from '../../shared/rules/nps.ts';
import type { AskQuery, Nps } from '../api.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { NpsBar } from '../charts/nps-bar.tsx';
import { definitionOf } from '../definition-of.ts';
import { Card } from '../ui/card.tsx';
import { formatNumber, formatSigned, t } from '../ui/i18n.ts';
import { Skeleton } from '../ui/progress.tsx';
import { CutTable } from './cut-table.tsx';
import { scaleName } from './half-year.ts';
import { SatisfactionTable } from './satisfaction-table.tsx';
import { WaveTrend } from './wave-trend.tsx';
import { words } from './words.ts';

const cuts = ['tier', 'industry', 'tenure', 'role', 'decision', 'module', 'service'] as const;

interface ScoreViewProps {
  /** Comes first. */
  score: Nps | undefined;
  nps: Nps | undefined;
  query: AskQuery;
}

/** The score, what became of it, and whose it is. */
export const ScoreView = ({ score, nps, query }: ScoreViewProps) => (
  <div class="stack">
    <div class="columns">
      <Card
        title={t(words.score)}
        definition={definitionOf('nps')}
        note={
          score ? `${t(words.fromAnswers, score.n)} · ${t(words.scale, scaleName(score.scale))}` : '\u00a0'
        }
      >
        {score ? (
          <Score nps={score} />
        ) : (
          <div class="score-to-come">
            <Skeleton height={140} />
          </div>
        )}
      </Card>
      <Card title={t(words.distribution)} note={t(words.distributionNote)}>
        {score ? (
          <BarChart
            title={t(words.answersCount)}
            labelTitle={t(words.score)}
            height={190}
            points={score.distribution.map(({ score, count }) => ({ label: String(score), value: count }))}
            look={(index) => npsGroup(score.distribution[index]?.score ?? 0)}
          />
        ) : (
          <Skeleton height={190} />
        )}
      </Card>
    </div>
    <div class="columns">
      <WaveTrend nps={nps} />
      <Card title={t(words.reasons)}>{nps ? <Reasons nps={nps} /> : <Skeleton height={120} />}</Card>
    </div>
    {nps && nps.satisfaction.length > 0 && <SatisfactionTable rows={nps.satisfaction} />}
    {nps && nps.n > 0 && (
      <section class="stack">
        <header>
          <h2>{t(words.cuts)}</h2>
          <p class="note">{t(words.cutsNote, nps.n)}</p>
        </header>
        <div class="columns columns--packed">
          {cuts.map((name) => (
            <CutTable key={name} name={name} rows={nps.cuts[name]} query={query} />
          ))}
        </div>
      </section>
    )}
  </div>
);

function Score({ nps }: { nps: Nps }) {
  if (nps.score === null || !nps.interval) return <p class="soft">{t(words.noScore)}</p>;
  const [low, high] = nps.interval;
  return (
    <div class="stack">
      <div>
        <p class={`figure figure--large number ${nps.n < fewAnswers ? 'pale' : ''}`}>
          {formatSigned(nps.score)}
        </p>
        <p class="note">
          {nps.n < fewAnswers
            ? t(words.tooFew, fewAnswers)
            : t(words.interval, formatSigned(low), formatSigned(high))}
        </p>
      </div>
      <NpsBar {...nps} names={[t(words.promoters), t(words.passives), t(words.detractors)]} />
      {nps.selectedSample > 0 && <p class="note">{t(words.selectedSample, nps.selectedSample)}</p>}
    </div>
  );
}

const groups = ['detractors', 'passives', 'promoters'] as const;

function Reasons({ nps }: { nps: Nps }) {
  if (nps.reasons.length === 0) return <p class="soft">{t(words.noReasons)}</p>;
  return (
    <div class="stack">
      {groups.map((group) => {
        const named = nps.reasons.filter((reason) => reason.group === group);
        const most = Math.max(1, ...named.map(({ count }) => count));
        return (
          named.length > 0 && (
            <section key={group} class="reasons">
              <h3>{t(words[group])}</h3>
              <dl>
                {named.map(({ reason, count }) => (
                  <div key={reason}>
                    <dt>{reason}</dt>
                    <dd>
                      <span
                        class={`reasons__bar reasons__bar--${group}`}
                        style={{ width: `${(count / most) * 100}%` }}
                        aria-hidden="true"
                      />
                      <span class="number">{formatNumber(count)}</span>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        );
      })}
    </div>
  );
}
