import { fewAnswers } from '../../shared/rules/nps.ts';
import type { NpsCutRow } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { ListTable } from '../list/list-table.tsx';
import { Card } from '../ui/card.tsx';
import { formatNumber, formatSigned, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { useModel } from '../ui/use-model.ts';
import { RoleScoresModel } from './role-scores-model.ts';
import { words } from './words.ts';

type ScoreRow = NpsCutRow & { key: string; name: string };

/** The scores of an account by who gave them: those who decide apart, then each role. Small ones pale. */
export function RoleScores({ accountId }: { accountId: string }) {
  const model = useModel(() => new RoleScoresModel(accountId));
  const nps = model.nps.data.value;
  const fault = model.nps.error.value;
  if (fault) return <LoadFault error={fault} onRetry={model.nps.reload} />;
  if (nps?.n === 0) return null;
  return (
    <Card title={t(words.scoreByRole)} definition={definitionOf('nps')} isFlush>
      {nps ? (
        <ListTable
          name="nps-by-role"
          label={t(words.scoreByRole)}
          rows={rowsOf(nps.cuts)}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              value: ({ name }) => name,
              header: t(words.roleOfPerson),
              cell: ({ name, n }) => <span class={paleIf(n)}>{name}</span>,
            },
            {
              key: 'score',
              value: ({ score }) => score,
              header: t(words.nps),
              align: 'end',
              cell: ({ score, n }) => (
                <strong class={paleIf(n)}>{score === null ? '–' : formatSigned(score)}</strong>
              ),
            },
            {
              key: 'n',
              value: ({ n }) => n,
              header: t(words.answersN),
              align: 'end',
              cell: ({ n }) => <span class={`number ${paleIf(n)}`}>{formatNumber(n)}</span>,
            },
          ]}
        />
      ) : (
        <Skeleton height={120} />
      )}
    </Card>
  );
}

function rowsOf({
  decision,
  role,
}: {
  decision: readonly NpsCutRow[];
  role: readonly NpsCutRow[];
}): ScoreRow[] {
  const who = (value: string) => decision.filter((row) => row.value === value);
  return [
    ...who('decisionMaker').map((row) => ({ ...row, key: 'decisionMaker', name: t(words.decisionMakers) })),
    ...who('other').map((row) => ({ ...row, key: 'other', name: t(words.everybodyElse) })),
    ...role.map((row) => ({
      ...row,
      key: `role ${row.value ?? ''}`,
      name: row.value === null ? t(words.roleUnknown) : t(words.roleNamed, row.value),
    })),
  ];
}

const paleIf = (n: number) => (n < fewAnswers ? 'pale' : '');
