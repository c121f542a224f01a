import { useEffect, useState } from 'preact/hooks';
import type { TagRule } from '../../shared/contract/feature.ts';
import { api, type TagPreview } from '../api.ts';
import { formatNumber, t } from '../ui/i18n.ts';
import { Spinner } from '../ui/progress.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { words } from './words.ts';

type Source = TagPreview['sources'][number];

/** What the rules count over the last 90 days, as numbers and element by element, before anything is saved. */
export function MatchPreview({ rules }: { rules: TagRule[] }) {
  const [preview, setPreview] = useState<TagPreview>();
  const asked = JSON.stringify(rules);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      api.features
        .previewTag(rules)
        .then((answer) => !isOver && setPreview(answer))
        .catch(() => !isOver && setPreview(undefined));
    }, 400);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [asked]);

  return (
    <section class="stack stack--tight" aria-label={t(words.matches)}>
      <h3>{t(words.matches)}</h3>
      {preview ? (
        <p role="status">
          {preview.uses90 === 0
            ? t(words.matchesNothing)
            : t(words.matchesOf, preview.uses90, preview.users90, preview.accounts90)}
        </p>
      ) : (
        <Spinner />
      )}
      {preview && preview.sources.length > 0 && (
        <Table
          label={t(words.matches)}
          columns={columns()}
          rows={preview.sources.slice(0, 20)}
          rowKey={(source) => `${source.source} ${source.label} ${source.path ?? ''}`}
        />
      )}
    </section>
  );
}

const columns = (): Column<Source>[] => [
  {
    key: 'label',
    header: t(words.source),
    cell: (source) => (
      <>
        {source.label} {source.path && <span class="note">{source.path}</span>}
      </>
    ),
  },
  { key: 'uses', header: t(words.uses), align: 'end', cell: (source) => formatNumber(source.uses90) },
];
