import { ArrowRight, CircleCheck, History, Wrench } from 'lucide';
import { useState } from 'preact/hooks';
import { useQuery } from '../address.ts';
import type { ApiError, Drift, TagDrift, TargetDrift } from '../api.ts';
import { type ListColumn, ListTable } from '../list/list-table.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatNumber, formatShare, formatShortDay, t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { LoadFault, Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { toast } from '../ui/toast.tsx';
import { EntrySketch, entryName } from './entry-sketch.tsx';
import type { Catalogue } from './features-model.ts';
import { words } from './words.ts';

/** What releases of the host app have broken, with the new element to put in its place; and how all the rest is found. */
export function RepairList({ model }: { model: Catalogue }) {
  const { data, error, reload } = model.drift;
  if (error.value) return <LoadFault error={error.value} onRetry={reload} />;
  const drift = data.value;
  const toRepair = model.toRepair.value;
  if (!drift || !toRepair) return <Skeleton height={160} />;
  const { targets, tags } = toRepair;
  return (
    <div class="stack">
      {targets.length + tags.length === 0 ? (
        <Card>
          <EmptyState icon={CircleCheck} title={t(words.allFound)}>
            {t(drift.builds.length === 0 ? words.noBuildsText : words.allFoundText)}
          </EmptyState>
        </Card>
      ) : (
        <Card title={t(words.repairTab)} definition={t(words.repairDefinition)}>
          <ul class="notes">
            {targets.map((target) => (
              <TargetRepair key={`${target.guideId} ${target.stepId}`} model={model} target={target} />
            ))}
            {tags.map((tag) => (
              <TagRepair key={`${tag.featureId} ${tag.rule}`} model={model} tag={tag} builds={drift.builds} />
            ))}
          </ul>
        </Card>
      )}
      <BuildTable drift={drift} />
    </div>
  );
}

function TargetRepair({ model, target }: { model: Catalogue; target: TargetDrift }) {
  const worst = target.days
    .filter(({ missing }) => missing > 0)
    .toSorted((a, b) => b.missing / b.starts - a.missing / a.starts)[0];
  return (
    <Repair
      title={t(words.targetTitle, target.guideName, target.stepNumber)}
      href={`/guides/${target.guideId}`}
      text={
        worst &&
        t(
          words.targetMissing,
          formatShare(worst.missing / worst.starts),
          worst.starts,
          formatShortDay(worst.day),
          worst.build ?? '–',
        )
      }
      drift={target}
      approve={t(words.repairGuide)}
      onApprove={async (signatureId) => {
        await model.repairTarget(target, signatureId);
        toast(t(words.guideRepaired));
      }}
    />
  );
}

function TagRepair({ model, tag, builds }: { model: Catalogue; tag: TagDrift; builds: Drift['builds'] }) {
  return (
    <Repair
      title={tag.featureName}
      href={`/features?feature=${tag.featureId}`}
      text={t(words.tagMissing, builds.at(-1)?.name ?? '–', tag.expected)}
      drift={tag}
      approve={t(words.repairTag)}
      onApprove={async (signatureId) => {
        await model.repairTag(tag, signatureId);
        toast(t(words.tagRepaired));
      }}
    />
  );
}

interface RepairProps {
  title: string;
  href: string;
  text: string | undefined;
  drift: Pick<TargetDrift, 'sketch' | 'proposal'>;
  approve: string;
  onApprove: (signatureId: number) => Promise<void>;
}

function Repair({ title, href, text, drift: { sketch, proposal }, approve, onApprove }: RepairProps) {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const run = async (signatureId: number) => {
    setBusy(true);
    setFault(undefined);
    try {
      await onApprove(signatureId);
    } catch (error) {
      setFault((error as ApiError).code === 'conflict' ? t(words.conflict) : (error as Error).message);
    }
    setBusy(false);
  };
  return (
    <li class="notes__item">
      <Icon of={Wrench} size={18} />
      <div class="stack stack--tight">
        <a href={href}>
          <strong>{title}</strong>
        </a>
        {text && <span class="soft">{text}</span>}
        <div class="repair">
          <EntrySketch entry={sketch} />
          <Icon of={ArrowRight} size={16} />
          {proposal ? (
            <EntrySketch entry={proposal.sketch}>
              <Badge>{t(words.alike, formatShare(proposal.score))}</Badge>
            </EntrySketch>
          ) : (
            <span class="soft">{t(words.noProposal)}</span>
          )}
        </div>
        {proposal && (
          <div>
            <Button size="small" look="primary" isBusy={isBusy} onClick={() => run(proposal.signatureId)}>
              {approve}
            </Button>
          </div>
        )}
        {fault && <Notice tone="danger">{fault}</Notice>}
      </div>
    </li>
  );
}

interface Row {
  key: string;
  name: string;
  href: string;
  sketch: TargetDrift['sketch'];
  exact: number;
  healed: number;
  /** Undefined: a tag, of which nobody knows how often it was looked for. */
  missing: number | undefined;
}

/** Everything that points at an element, by how it was found in the newest build it was looked for in. */
function BuildTable({ drift }: { drift: Drift }) {
  const [{ build }, changeQuery] = useQuery();
  const names = drift.builds.map(({ name }) => name).toReversed();
  const shown = names.find((name) => name === build) ?? names[0];
  const rows = shown === undefined ? [] : rowsOf(drift, shown);
  if (drift.builds.length === 0) {
    return (
      <Card title={t(words.byBuild)}>
        <EmptyState icon={History} title={t(words.noBuilds)}>
          <p>{t(words.noBuildsText)}</p>
          <code>{'<script … data-key="pk_…" data-build="2026.3.1"></script>'}</code>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card
      title={t(words.byBuild)}
      definition={t(words.byBuildDefinition)}
      isFlush
      actions={
        <select
          class="control control--select"
          aria-label={t(words.build)}
          value={shown}
          onChange={(event) => changeQuery({ build: event.currentTarget.value })}
        >
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      }
    >
      <ListTable
        name="found"
        more={{ element: ({ sketch }) => entryName(sketch) }}
        label={t(words.byBuild)}
        columns={columns()}
        rows={rows}
        rowsAtFirst={rowsAtFirst}
        rowKey={(row) => row.key}
        rowHref={(row) => row.href}
        empty={<p class="card__empty soft">{t(words.nothingInBuild)}</p>}
      />
    </Card>
  );
}

/** What is found in a build and how, what is found worst first. */
function rowsOf({ targets, tags }: Drift, build: string): Row[] {
  const sum = <Day extends { build: string | null }>(days: readonly Day[], of: (day: Day) => number) =>
    days.filter((day) => day.build === build).reduce((total, day) => total + of(day), 0);
  return [
    ...targets.map((target) => ({
      key: `${target.guideId} ${target.stepId}`,
      name: t(words.targetTitle, target.guideName, target.stepNumber),
      href: `/guides/${target.guideId}`,
      sketch: target.sketch,
      exact: sum(target.days, ({ exact }) => exact),
      healed: sum(target.days, ({ healed }) => healed),
      missing: sum(target.days, ({ missing }) => missing),
    })),
    ...tags.map((tag) => ({
      key: `${tag.featureId} ${tag.rule}`,
      name: tag.featureName,
      href: `/features?feature=${tag.featureId}`,
      sketch: tag.sketch,
      exact: sum(tag.days, ({ exact }) => exact),
      healed: sum(tag.days, ({ healed }) => healed),
      missing: undefined,
    })),
  ]
    .filter(({ exact, healed, missing }) => exact + healed + (missing ?? 0) > 0)
    .toSorted((a, b) => (b.missing ?? 0) - (a.missing ?? 0) || b.healed - a.healed);
}

/** What needs a look comes first; the rest is found as it was made. */
const rowsAtFirst = 12;

const columns = (): ListColumn<Row>[] => [
  {
    key: 'name',
    value: ({ name }) => name,
    header: t(words.pointsAt),
    cell: (row) => (
      <span class="sketch__text">
        {row.name}
        <span class="note">{entryName(row.sketch)}</span>
      </span>
    ),
  },
  {
    key: 'exact',
    value: ({ exact }) => exact,
    header: t(words.foundExactly),
    align: 'end',
    cell: (row) => formatNumber(row.exact),
  },
  {
    key: 'healed',
    value: ({ healed }) => healed,
    header: t(words.foundHealed),
    align: 'end',
    cell: (row) => formatNumber(row.healed),
  },
  {
    key: 'missing',
    value: ({ missing }) => missing,
    header: t(words.foundNot),
    align: 'end',
    cell: (row) => (row.missing === undefined ? '–' : formatNumber(row.missing)),
  },
];
