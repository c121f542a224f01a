import { ChevronLeft, ChevronRight } from 'lucide';
import { useEffect } from 'preact/hooks';
import { IconButton } from './button.tsx';
import { t } from './i18n.ts';
import { words } from './words.ts';

export interface PaginationProps {
  offset: number;
  limit: number;
  total: number;
  onMove: (offset: number) => void;
}

/** Nothing when all is on one page. From beyond the end, where an old link or a list grown short leads, it goes to the last. */
export function Pagination({ offset, limit, total, onMove }: PaginationProps) {
  const isBeyond = offset > 0 && offset >= total;
  const lastOffset = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  useEffect(() => {
    if (isBeyond) onMove(lastOffset);
  }, [isBeyond, lastOffset]);
  if (total <= limit && offset === 0) return null;
  const last = Math.min(offset + limit, total);
  return (
    <nav class="pagination" aria-label={t(words.pages)}>
      <span class="note number">{t(words.range, Math.min(offset + 1, total), last, total)}</span>
      <IconButton
        icon={ChevronLeft}
        look="secondary"
        size="small"
        label={t(words.previousPage)}
        isDisabled={offset === 0}
        onClick={() => onMove(Math.max(0, offset - limit))}
      />
      <IconButton
        icon={ChevronRight}
        look="secondary"
        size="small"
        label={t(words.nextPage)}
        isDisabled={last >= total}
        onClick={() => onMove(offset + limit)}
      />
    </nav>
  );
}
