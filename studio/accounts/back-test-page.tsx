import { FlaskConical, Upload } from 'lucide';
import {
  type BackTest,
  fewestKept,
  fewestLost,
  type LostAccount,
  type SignalResult,
} from '../../shared/contract/back-test.ts';
import { ScoreTrack } from '../charts/score-track.tsx';
import { ListTable } from '../list/list-table.tsx';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDate, formatNumber, formatShare, t } from '../ui/i18n.ts';
import { LoadFault, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { Table } from '../ui/table.tsx';
import { useModel } from '../ui/use-model.ts';
import { BackTestModel, type BackTestState, leadChoices } from './back-test-model.ts';
import { backTestWords as words } from './back-test-words.ts';
import { ImportDialog } from './import-dialog.tsx';
import { HealthBadge, LevelBadge, RiskBadge } from './judgement-badges.tsx';
import { profileWords } from './profile-words.ts';
import { TuningCard } from './tuning-card.tsx';

/** The judgement put to the test of the accounts that were lost. */
export function BackTestPage() {
  const model = useModel(BackTestModel);
  const result = model.current.data.value;
  const fault = model.current.error.value;
  return (
    <Page
      title={t(words.title)}
      note={t(words.note)}
      actions={
        may('account.assign') && (
          <Button
            icon={Upload}
            onClick={() => {
              model.isImporting.value = true;
            }}
          >
            {t(words.import)}
          </Button>
        )
      }
    >
      {fault ? (
        <LoadFault error={fault} onRetry={model.current.reload} />
      ) : (
        <>
          <div class="row">
            <span class="note" aria-hidden="true">
              {t(words.lookBefore)}
            </span>
            <SegmentedControl
              label={t(words.lookBefore)}
              size="small"
              value={String(model.leadDays.value)}
              options={leadChoices.map((days) => ({ value: String(days), label: t(words.leadText, days) }))}
              onChange={(chosen) => {
                model.leadDays.value = Number(chosen);
              }}
            />
          </div>
          {result && !result.isEnough && (
            <Notice tone="info" title={t(words.tooFew)}>
              {t(words.tooFewText, fewestLost, fewestKept)}
            </Notice>
          )}
          <Tiles result={result} />
          <Signals model={model} />
          <TuningCard model={model} />
          <LostAccounts result={result} />
        </>
      )}
      {model.isImporting.value && (
        <ImportDialog
          onClose={() => {
            model.isImporting.value = false;
            model.current.reload();
          }}
        />
      )}
    </Page>
  );
}

function Tiles({ result }: { result: BackTest | undefined }) {
  const risk = result?.signals.find(({ signal }) => signal === 'risk');
  return (
    <div class="stats">
      <StatTile
        label={t(words.lostAccounts)}
        value={result && formatNumber(result.lost)}
        note={result && t(words.withPast, result.lostWithPast, result.leadDays)}
      />
      <StatTile
        label={t(words.compared)}
        value={result && formatNumber(result.kept)}
        note={t(words.comparedNote)}
      />
      <StatTile
        label={t(words.warnedByRisk)}
        value={risk && t(words.warnedOf, risk.warned, risk.lost)}
        note={t(words.riskIsOrdinary)}
      />
      <StatTile
        label={t(words.medianLead)}
        definition={t(words.leadMeaning)}
        value={risk && (risk.leadDays === null ? '–' : t(words.leadText, risk.leadDays))}
        note={t(words.leadNote)}
      />
    </div>
  );
}

/** Best first; what can't be said last. */
const byTelling = (a: SignalResult, b: SignalResult) =>
  (b.concordance?.auc ?? -1) - (a.concordance?.auc ?? -1);

function Signals({ model }: { model: BackTestState }) {
  const result = model.current.data.value;
  const trial = model.trial.data.value;
  const triedOf = (row: SignalResult) => trial?.signals.find(({ signal }) => signal === row.signal) ?? row;
  return (
    <Card title={t(words.signals)} note={t(words.signalsNote, model.leadDays.value)} isFlush>
      <Table
        label={t(words.signals)}
        rows={result?.signals.toSorted(byTelling)}
        rowKey={({ signal }) => signal}
        isStale={model.current.isLoading.value || model.trial.isLoading.value}
        isStackedOnPhone
        columns={[
          {
            key: 'signal',
            header: t(words.signal),
            width: 240,
            cell: ({ signal }) => t(words[`signal_${signal}`]),
          },
          {
            key: 'telling',
            header: t(words.telling),
            definition: t(words.tellingMeaning),
            hasOwnLine: true,
            cell: (row) => <Telling before={row} after={triedOf(row)} />,
          },
          {
            key: 'warned',
            header: t(words.warned),
            definition: t(words.warnedMeaning),
            align: 'end',
            cell: (row) => <Moved before={warnedText(row)} after={warnedText(triedOf(row))} />,
          },
          {
            key: 'falseAlarms',
            header: t(words.falseAlarms),
            definition: t(words.falseAlarmsMeaning),
            align: 'end',
            cell: (row) => <Moved before={falseText(row)} after={falseText(triedOf(row))} />,
          },
          {
            key: 'lead',
            header: t(words.lead),
            definition: t(words.leadMeaning),
            align: 'end',
            isSecondary: true,
            cell: (row) => <Moved before={leadText(row)} after={leadText(triedOf(row))} />,
          },
        ]}
      />
    </Card>
  );
}

const warnedText = ({ warned, lost }: SignalResult) => t(words.warnedOf, warned, lost);
const falseText = ({ falseAlarms }: SignalResult) => (falseAlarms === null ? '–' : formatShare(falseAlarms));
const leadText = ({ leadDays }: SignalResult) => (leadDays === null ? '–' : t(words.leadText, leadDays));

/** What is, and what would be where that is something else. */
const Moved = ({ before, after }: { before: string; after: string }) => (
  <span class="number nowrap">
    {before === after ? before : <strong>{t(words.becomes, before, after)}</strong>}
  </span>
);

function Telling({ before, after }: { before: SignalResult; after: SignalResult }) {
  const { concordance } = after;
  if (!concordance) return <span class="note">{t(words.few)}</span>;
  const { auc, low, high } = concordance;
  const was = before.concordance && formatShare(before.concordance.auc);
  const text = t(words.tellingIs, formatShare(auc), formatShare(low), formatShare(high));
  const onTrack = (share: number) => share * 200 - 100;
  return (
    <span class="telling">
      <ScoreTrack score={onTrack(auc)} interval={[onTrack(low), onTrack(high)]} label={text} />
      <span class="two-lines">
        <span class="number nowrap">
          {was && was !== formatShare(auc) ? <strong>{t(words.becomes, was, text)}</strong> : text}
        </span>
        {low <= 0.5 && high >= 0.5 && <span class="note">{t(words.asChance)}</span>}
      </span>
    </span>
  );
}

function LostAccounts({ result }: { result: BackTest | undefined }) {
  return (
    <Card title={t(words.lostAccounts)} isFlush>
      <ListTable
        name="lost"
        more={{ id: ({ id }) => id, note: ({ note }) => note }}
        label={t(words.lostAccounts)}
        rows={result?.accounts}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/accounts/${encodeURIComponent(id)}`}
        isStackedOnPhone
        empty={<EmptyState icon={FlaskConical} title={t(words.noneLost)} />}
        columns={[
          { key: 'name', value: ({ name }) => name, header: t(words.account), cell: ({ name }) => name },
          {
            key: 'lostOn',
            value: ({ churnedOn }) => churnedOn,
            header: t(words.lostOn),
            cell: ({ churnedOn }) => <span class="nowrap">{formatDate(churnedOn)}</span>,
          },
          {
            key: 'why',
            value: ({ reason }) => t(profileWords[`churn_${reason}`]),
            header: t(words.why),
            isSecondary: true,
            cell: ({ reason, note }) => (
              <span class="two-lines">
                <span>{t(profileWords[`churn_${reason}`])}</span>
                <span class="note">{note}</span>
              </span>
            ),
          },
          {
            key: 'before',
            header: t(words.thought, result?.leadDays ?? 90),
            hasOwnLine: true,
            width: 280,
            cell: ({ before }: LostAccount) =>
              before ? (
                <span class="row">
                  <LevelBadge level={before.level} />
                  <HealthBadge health={before.health} />
                  <RiskBadge risk={before.risk} />
                </span>
              ) : (
                <span class="note">{t(words.unknown)}</span>
              ),
          },
          {
            key: 'since',
            value: ({ warnedDays }) => warnedDays,
            header: t(words.warnedSince),
            align: 'end',
            cell: ({ warnedDays }) => (
              <span class="number nowrap">
                {warnedDays === null ? t(words.never) : t(words.leadText, warnedDays)}
              </span>
            ),
          },
        ]}
      />
    </Card>
  );
}
