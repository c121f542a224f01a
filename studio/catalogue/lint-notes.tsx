import { CircleCheck, CopyX, MousePointerClick, Repeat, SearchX } from 'lucide';
import { useQuery } from '../address.ts';
import type { LintNote } from '../api.ts';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDate, formatList, formatShare, t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { LoadFault } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { entryName } from './entry-sketch.tsx';
import type { Catalogue } from './features-model.ts';
import { kindWords, words } from './words.ts';

const icons = {
  noHits: SearchX,
  overlap: CopyX,
  differentControls: MousePointerClick,
  countedSeveralWays: Repeat,
};

/** What makes numbers of the catalogue say less than they seem to, each with the way to the features it is about. */
export function LintNotes({ model }: { model: Catalogue }) {
  const [query] = useQuery();
  const { data, error, reload } = model.lint;
  if (error.value) return <LoadFault error={error.value} onRetry={reload} />;
  const notes = data.value?.notes;
  if (!notes) return <Skeleton height={120} />;
  if (notes.length === 0) {
    return (
      <Card>
        <EmptyState icon={CircleCheck} title={t(words.nothingWrong)}>
          {t(words.nothingWrongText)}
        </EmptyState>
      </Card>
    );
  }
  const names = new Map((model.features.value ?? []).map(({ id, name }) => [id, name]));
  return (
    <Card>
      <ul class="notes">
        {notes.map((note) => (
          <li
            class="notes__item"
            key={`${note.type} ${note.featureIds.join()} ${'rule' in note ? note.rule : ''}`}
          >
            <Icon of={icons[note.type]} size={18} />
            <div class="stack stack--tight">
              <strong>{titleOf(note)}</strong>
              <span class="soft">{textOf(note)}</span>
              <span class="row">
                {note.featureIds.map((id) => (
                  <a key={id} href={`/features?${new URLSearchParams({ ...query, feature: String(id) })}`}>
                    {names.get(id) ?? id}
                  </a>
                ))}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const titles = {
  noHits: words.noHits,
  overlap: words.overlap,
  differentControls: words.differentControls,
  countedSeveralWays: words.countedSeveralWays,
};
const titleOf = ({ type }: LintNote): string => t(titles[type]);

const labels = (entries: Parameters<typeof entryName>[0][]) => formatList(entries.map(entryName));

function textOf(note: LintNote): string {
  switch (note.type) {
    case 'noHits':
      return note.lastUsedOn ? t(words.noHitsSince, formatDate(note.lastUsedOn)) : t(words.noHitsEver);
    case 'overlap':
      return t(words.overlapText, note.uses, formatShare(note.share), labels(note.entries));
    case 'differentControls':
      return t(words.differentControlsText, labels(note.entries));
    case 'countedSeveralWays':
      return t(
        words.countedSeveralWaysText,
        formatShare(note.share),
        formatList(note.kinds.map((kind) => t(kindWords[kind]))),
      );
  }
}
