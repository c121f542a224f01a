import { Archive, ArchiveRestore, Copy, EllipsisVertical } from 'lucide';
import { kindWords } from '../../shared/rules/choice-words.ts';
import { completionOf, type TargetHealth } from '../../shared/rules/pick-guides.ts';
import type { GuideSummary } from '../api.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { IconButton } from '../ui/button.tsx';
import { formatAgo, formatDateTime, formatNumber, formatShare, type Phrase, t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import { ShareBar, Skeleton } from '../ui/progress.tsx';
import type { Column } from '../ui/table.tsx';
import { stateLabel } from './guides-model.ts';
import { listWords } from './list-words.ts';
import { words } from './words.ts';

const healthLooks: Record<TargetHealth, { tone: Tone; label: Phrase }> = {
  found: { tone: 'good', label: listWords.targetsFound },
  healed: { tone: 'warn', label: listWords.targetsHealed },
  missing: { tone: 'danger', label: listWords.targetsMissing },
};

/** How the targets of a guide or step were found, in a word. */
export const HealthBadge = ({ health }: { health: TargetHealth }) => (
  <Badge tone={healthLooks[health].tone} hasDot>
    {t(healthLooks[health].label)}
  </Badge>
);

const unknown = <span class="note">–</span>;

/** What can be done with a guide; what is missing, the member may not. */
export interface GuideActions {
  onDuplicate?: (guide: GuideSummary) => void;
  onArchive?: (guide: GuideSummary) => void;
  onRestore?: (guide: GuideSummary) => void;
}

/**
 * What the list of guides shows of each.
 *
 * @param lacksCounts whether how many have seen them could not be had, and is not on its way
 */
export const guideColumns = (actions: GuideActions, lacksCounts = false): Column<GuideSummary>[] => [
  {
    key: 'name',
    header: t(words.name),
    sortKey: 'name',
    cell: (guide) => (
      <span class="two-lines guide-name">
        <span>{guide.name}</span>
        <span class="note guide-name__audience" title={guide.audience}>
          {t(kindWords[guide.kind])} · {guide.audience}
        </span>
      </span>
    ),
  },
  { key: 'state', header: t(listWords.state), cell: (guide) => <GuideStateBadges guide={guide} /> },
  {
    key: 'shown',
    header: t(listWords.reach),
    definition: t(listWords.reachDefinition),
    sortKey: 'shown',
    align: 'end',
    // On a phone the names need its room.
    isSecondary: true,
    cell: ({ shownUsers }) =>
      shownUsers !== null ? formatNumber(shownUsers) : lacksCounts ? unknown : <Skeleton width={40} />,
  },
  {
    key: 'completion',
    header: t(listWords.completion),
    definition: t(listWords.completionDefinition),
    sortKey: 'completion',
    isSecondary: true,
    cell: (guide) => (lacksCounts && guide.startedUsers === null ? unknown : <Completion guide={guide} />),
  },
  {
    key: 'health',
    header: t(listWords.targets),
    definition: t(listWords.targetsDefinition),
    sortKey: 'health',
    isSecondary: 'tablet',
    cell: ({ health }) => (health ? <HealthBadge health={health} /> : <span class="note">–</span>),
  },
  {
    key: 'changed',
    header: t(listWords.changed),
    sortKey: 'changed',
    align: 'end',
    isSecondary: true,
    cell: (guide) => <span class="soft nowrap">{formatAgo(guide.updatedAt)}</span>,
  },
  ...(Object.keys(actions).length > 0 ? [menuColumn(actions)] : []),
];

const menuColumn = (actions: GuideActions): Column<GuideSummary> => ({
  key: 'actions',
  header: '',
  align: 'end',
  width: 56,
  cell: (guide) => <GuideMenu guide={guide} {...actions} />,
});

const GuideStateBadges = ({ guide }: { guide: GuideSummary }) => (
  <span class="row guide-states">
    <Badge tone={guide.live ? 'good' : 'neutral'} hasDot>
      {stateLabel(guide)}
    </Badge>
    {guide.isInReview && <Badge tone="accent">{t(listWords.inReview)}</Badge>}
    {guide.plannedAt && (
      <Badge tone={guide.isPlanGivenUp ? 'danger' : 'accent'}>
        {guide.isPlanGivenUp
          ? t(listWords.didNotGoLive)
          : t(listWords.plannedFor, formatDateTime(guide.plannedAt))}
      </Badge>
    )}
    {guide.live && guide.hasUnpublishedChanges && (
      <Badge tone="warn">{t(listWords.unpublishedChanges)}</Badge>
    )}
  </span>
);

function Completion({ guide }: { guide: GuideSummary }) {
  if (guide.startedUsers === null) return <Skeleton width={120} />;
  const share = completionOf(guide);
  if (share === undefined) return <span class="note">–</span>;
  return (
    <span class="nowrap guide-completion">
      <ShareBar share={share} /> <span class="number">{formatShare(share)}</span>
    </span>
  );
}

function GuideMenu({ guide, onDuplicate, onArchive, onRestore }: GuideActions & { guide: GuideSummary }) {
  const duplicate = onDuplicate && {
    label: t(words.duplicate),
    icon: Copy,
    onSelect: () => onDuplicate(guide),
  };
  const archive = onArchive && {
    label: t(listWords.archive),
    icon: Archive,
    startsGroup: true,
    onSelect: () => onArchive(guide),
  };
  const restore = onRestore && {
    label: t(listWords.restore),
    icon: ArchiveRestore,
    onSelect: () => onRestore(guide),
  };
  const items = (guide.isArchived ? [restore] : [duplicate, archive]).filter((item) => item !== undefined);
  if (items.length === 0) return null;
  return (
    <Menu
      label={t(words.actions)}
      align="end"
      items={items}
      trigger={(attributes) => (
        <IconButton icon={EllipsisVertical} size="small" label={t(words.actions)} {...attributes} />
      )}
    />
  );
}
