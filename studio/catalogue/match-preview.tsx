import { useEffect, useState } from 'preact/hooks';
import type { TagRule } from '../../shared/contract/feature.ts';
import { api, type TagMatches, type TagPreview } from '../api.ts';
import type { CellValue } from '../list/arrange-rows.ts';
import { type ListColumn, ListTable } from '../list/list-table.tsx';
import { roleName } from '../picker/target-name.ts';
import { Badge } from '../ui/badge.tsx';
import { formatNumber, t } from '../ui/i18n.ts';
import { Skeleton, Spinner } from '../ui/progress.tsx';
import { EntrySketch } from './entry-sketch.tsx';
import { words } from './words.ts';

type Entry = TagMatches['entries'][number] & Partial<TagPreview['entries'][number]>;

interface Props {
  rules: TagRule[];
  /** Compared with its stored rules; absent for a new feature. */
  featureId: number | undefined;
}

const shownAtFirst = 10;
/** What the address says of the list. */
export const matchList = 'matches';

/**
 * What the rules count over the last 90 days, as numbers and element by element, and what enters or leaves compared
 * with the stored rules: before anything is saved. The elements are there at once; to count millions of uses of them may
 * take seconds.
 */
export function MatchPreview({ rules, featureId }: Props) {
  const [preview, setPreview] = useState<TagMatches | TagPreview>();
  const asked = JSON.stringify(rules);
  useEffect(() => {
    let isOver = false;
    let isCounted = false;
    const timer = setTimeout(() => {
      api.features
        .matchTag(rules, featureId)
        .then((answer) => !isOver && !isCounted && setPreview(answer))
        .catch(() => {});
      api.features
        .previewTag(rules, featureId)
        .then((answer) => {
          isCounted = true;
          if (!isOver) setPreview(answer);
        })
        .catch(() => !isOver && setPreview(undefined));
    }, 400);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [asked, featureId]);

  const entries: Entry[] = preview?.entries ?? [];
  return (
    <div class="stack stack--tight">
      <h3>{t(words.matches)}</h3>
      {preview ? <Summary preview={preview} /> : <Spinner />}
      {entries.length > 0 && (
        <ListTable
          name={matchList}
          label={t(words.matches)}
          columns={columns()}
          more={more}
          rows={entries}
          rowsAtFirst={shownAtFirst}
          rowKey={(entry) => `${entry.change} ${entry.kind} ${entry.id}`}
        />
      )}
    </div>
  );
}

function Summary({ preview }: { preview: TagMatches | TagPreview }) {
  const { changes } = preview;
  const isChanged = changes.enters + changes.leaves > 0;
  return (
    <div role="status">
      {'uses90' in preview ? (
        <Counted preview={preview} />
      ) : (
        <Counting taken={changes.stays + changes.enters} />
      )}
      {isChanged && <p class="note">{t(words.matchChanges, changes.enters, changes.leaves)}</p>}
    </div>
  );
}

const Counting = ({ taken }: { taken: number }) => (
  <p class="row">
    <Spinner /> {t(words.matchesCounting, taken)}
  </p>
);

const Counted = ({ preview: { uses90, users90, accounts90, stored } }: { preview: TagPreview }) => (
  <p>
    {uses90 === 0 ? t(words.matchesNothing) : t(words.matchesOf, uses90, users90, accounts90)}
    {stored && stored.uses90 !== uses90 && ` ${t(words.matchesBefore, stored.uses90)}`}
  </p>
);

/** What is not counted yet has a place. */
const number = (count: number | undefined) =>
  count === undefined ? <Skeleton width={32} /> : formatNumber(count);

/** By what else an element is found, and what else of it the file tells. */
const more: Record<string, (entry: Entry) => CellValue> = {
  kind: ({ kind }) => kind,
  role: ({ role }) => role && roleName(role),
  section: ({ section }) => section,
  path: ({ path }) => path,
  change: ({ change }) => change,
};

const columns = (): ListColumn<Entry>[] => [
  {
    key: 'label',
    value: ({ name, label }) => name ?? label,
    header: t(words.source),
    cell: (entry) => (
      <EntrySketch entry={entry} path={entry.path}>
        {entry.change === 'enters' && <Badge tone="good">{t(words.enters)}</Badge>}
        {entry.change === 'leaves' && <Badge tone="warn">{t(words.leaves)}</Badge>}
      </EntrySketch>
    ),
  },
  {
    key: 'uses',
    value: ({ uses90 }) => uses90,
    header: t(words.uses),
    align: 'end',
    cell: ({ uses90 }) => number(uses90),
  },
];
