import { useEffect, useState } from 'preact/hooks';
import type { TagRule } from '../../shared/contract/feature.ts';
import { api, type TagMatches, type TagPreview } from '../api.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { formatNumber, t } from '../ui/i18n.ts';
import { Skeleton, Spinner } from '../ui/progress.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { EntrySketch } from './entry-sketch.tsx';
import { words } from './words.ts';

type Entry = TagMatches['entries'][number] & Partial<TagPreview['entries'][number]>;

interface Props {
  rules: TagRule[];
  /** Compared with its stored rules; absent for a new feature. */
  featureId: number | undefined;
}

const shownAtFirst = 10;

/**
 * What the rules count over the last 90 days, as numbers and element by element, and what enters or leaves compared
 * with the stored rules: before anything is saved. The elements are there at once; to count millions of uses of them may
 * take seconds.
 */
export function MatchPreview({ rules, featureId }: Props) {
  const [preview, setPreview] = useState<TagMatches | TagPreview>();
  const [isAll, setAll] = useState(false);
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
        <Table
          label={t(words.matches)}
          columns={columns()}
          rows={isAll ? entries : entries.slice(0, shownAtFirst)}
          rowKey={(entry) => `${entry.change} ${entry.kind} ${entry.id}`}
        />
      )}
      {entries.length > shownAtFirst && !isAll && (
        <div>
          <Button size="small" look="quiet" onClick={() => setAll(true)}>
            {t(words.showAll, entries.length)}
          </Button>
        </div>
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

const columns = (): Column<Entry>[] => [
  {
    key: 'label',
    header: t(words.source),
    cell: (entry) => (
      <EntrySketch entry={entry} path={entry.path}>
        {entry.change === 'enters' && <Badge tone="good">{t(words.enters)}</Badge>}
        {entry.change === 'leaves' && <Badge tone="warn">{t(words.leaves)}</Badge>}
      </EntrySketch>
    ),
  },
  { key: 'uses', header: t(words.uses), align: 'end', cell: (entry) => number(entry.uses90) },
];
