import { fewAnswers } from '../../shared/rules/nps.ts';
import type { Nps, NpsWave } from '../api.ts';
import { ScoreTrack } from '../charts/score-track.tsx';
import { definitionOf } from '../definition-of.ts';
import { Card } from '../ui/card.tsx';
import { Definition } from '../ui/definition.tsx';
import { formatNumber, formatShare, formatSigned, t } from '../ui/i18n.ts';
import { ShareBar } from '../ui/progress.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { halfYearName, scaleName } from './half-year.ts';
import { words } from './words.ts';

/** The score of each half-year, and how far the newest has come towards the target. */
export const WaveTrend = ({ nps }: { nps: Nps | undefined }) => (
  <Card title={t(words.trend)} note={t(words.trendNote)} isFlush>
    <Table
      label={t(words.trend)}
      rows={nps?.waves.toReversed()}
      rowKey={({ half, scale }) => `${half} ${scale}`}
      columns={columns()}
      empty={
        <div class="card__empty">
          <p class="soft">{t(words.noScore)}</p>
        </div>
      }
    />
    {nps && nps.waves.length > 0 && (
      <div class="nps-target">
        <Target nps={nps} />
      </div>
    )}
  </Card>
);

const columns = (): Column<NpsWave>[] => [
  {
    key: 'half',
    header: t(words.halfYear),
    cell: ({ half, scale }) => (
      <span class="two-lines">
        {halfYearName(half)}
        <span class="note">{t(words.scale, scaleName(scale))}</span>
      </span>
    ),
  },
  {
    key: 'track',
    header: t(words.intervalShort),
    definition: t(words.intervalDefinition),
    isSecondary: true,
    cell: ({ score, interval, half }) =>
      score !== null &&
      interval && (
        <ScoreTrack
          score={score}
          interval={[interval[0], interval[1]]}
          label={t(
            words.scoreOf,
            halfYearName(half),
            formatSigned(score),
            formatSigned(interval[0]),
            formatSigned(interval[1]),
          )}
        />
      ),
  },
  {
    key: 'score',
    header: t(words.score),
    align: 'end',
    cell: ({ score, n }) => (
      <strong class={n < fewAnswers ? 'pale' : ''}>{score === null ? '–' : formatSigned(score)}</strong>
    ),
  },
  { key: 'n', header: t(words.answersN), align: 'end', cell: ({ n }) => formatNumber(n) },
  {
    key: 'response',
    header: t(words.responseRate),
    definition: definitionOf('responseRate'),
    align: 'end',
    cell: ({ shown, answered }) => (
      <span title={t(words.answeredOf, answered, shown)}>
        {shown === 0 ? '–' : formatShare(answered / shown)}
      </span>
    ),
  },
];

function Target({ nps: { progress, target } }: { nps: Nps }) {
  const goal = formatSigned(target);
  if (!progress) return <p class="note">{t(words.noProgress, goal)}</p>;
  const { points, since, share } = progress;
  return (
    <>
      <span class="row">
        <strong>{t(words.target)}</strong>
        <Definition name={t(words.target)} text={definitionOf('npsProgress')} />
        <span class="soft">{t(words.progress, formatSigned(points), goal, halfYearName(since))}</span>
      </span>
      <ShareBar share={share} look={points < 0 ? 'warn' : 'accent'} />
    </>
  );
}
