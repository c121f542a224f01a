import { fewAnswers } from '../../shared/rules/nps.ts';
import { useQuery } from '../address.ts';
import type { AskQuery, NpsCut, NpsCutRow } from '../api.ts';
import { ScoreTrack } from '../charts/score-track.tsx';
import { type ListColumn, ListTable } from '../list/list-table.tsx';
import { Card } from '../ui/card.tsx';
import { classNames } from '../ui/class-names.ts';
import { formatNumber, formatSigned, type Phrase, t } from '../ui/i18n.ts';
import { RespondentsDialog } from './respondents-dialog.tsx';
import { words } from './words.ts';

/** Values that are ours; all others are the host app's own words. */
const ours = ['strategic', 'enterprise', 'longTail', 'new', 'old', 'decisionMaker', 'other'] as const;
const cutsOfOurs: readonly NpsCut[] = ['tier', 'tenure', 'decision'];

function nameOf(cut: NpsCut, value: string | null): string {
  if (value === null) return t(words.notKnown);
  const known = cutsOfOurs.includes(cut) ? ours.find((each) => each === value) : undefined;
  return known ? t(words[known]) : value;
}

const definitions: Partial<Record<NpsCut, Phrase>> = {
  decision: words.decisionDefinition,
  module: words.moduleDefinition,
  service: words.serviceDefinition,
};
const definitionOf = (name: NpsCut) => {
  const definition = definitions[name];
  return definition && t(definition);
};

/** More than these are shown when they are asked for. */
const rowsShown = 8;

interface CutTableProps {
  name: NpsCut;
  rows: readonly NpsCutRow[];
  /** Of which days. */
  query: AskQuery;
}

/** The score of each group, the largest first; small ones pale. */
export function CutTable({ name, rows, query }: CutTableProps) {
  const [address, changeAddress] = useQuery();
  // A row without a value is named by nothing.
  const opened =
    address.people === name ? rows.find(({ value }) => value === (address['people-of'] ?? null)) : undefined;
  return (
    <Card title={t(words[name])} definition={definitionOf(name)} isFlush>
      <ListTable
        name={`cut-${name}`}
        label={t(words[name])}
        rows={rows}
        rowsAtFirst={rowsShown}
        rowKey={({ value }) => value ?? ''}
        columns={columns(name, ({ value }) =>
          changeAddress({ people: name, 'people-of': value ?? undefined }),
        )}
        more={{
          low: ({ interval }) => interval?.[0] ?? null,
          high: ({ interval }) => interval?.[1] ?? null,
        }}
      />
      {opened && (
        <RespondentsDialog
          key={JSON.stringify([opened.value, query])}
          title={nameOf(name, opened.value)}
          query={{ ...query, cut: name, ...(opened.value !== null && { value: opened.value }) }}
        />
      )}
    </Card>
  );
}

const columns = (cut: NpsCut, onOpen: (row: NpsCutRow) => void): ListColumn<NpsCutRow>[] => [
  {
    key: 'value',
    header: t(words.group),
    value: ({ value }) => nameOf(cut, value),
    cell: ({ value, n }) => <span class={classNames('any-name', paleIf(n))}>{nameOf(cut, value)}</span>,
  },
  {
    key: 'track',
    header: t(words.intervalShort),
    isSecondary: true,
    width: 130,
    cell: ({ value, score, interval, n }) =>
      score !== null &&
      interval && (
        <span class={paleIf(n)}>
          <ScoreTrack
            score={score}
            interval={[interval[0], interval[1]]}
            label={t(
              words.scoreOf,
              nameOf(cut, value),
              formatSigned(score),
              formatSigned(interval[0]),
              formatSigned(interval[1]),
            )}
          />
        </span>
      ),
  },
  {
    key: 'score',
    header: t(words.score),
    value: ({ score }) => score,
    align: 'end',
    width: 70,
    cell: ({ score, n }) => (
      <strong class={paleIf(n)} title={n < fewAnswers ? t(words.tooFew, fewAnswers) : undefined}>
        {score === null ? '–' : formatSigned(score)}
      </strong>
    ),
  },
  {
    key: 'n',
    header: t(words.answersN),
    value: ({ n }) => n,
    align: 'end',
    width: 80,
    cell: (row) => (
      <button
        class={classNames('behind', paleIf(row.n))}
        type="button"
        aria-label={t(words.showPeople, nameOf(cut, row.value), formatNumber(row.n))}
        onClick={() => onOpen(row)}
      >
        {formatNumber(row.n)}
      </button>
    ),
  },
];

const paleIf = (n: number) => (n < fewAnswers ? 'pale' : '');
