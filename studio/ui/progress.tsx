import { t } from './i18n.ts';
import { words } from './words.ts';

/** A grey bar where text is about to stand. Sizes in CSS px. */
export const Skeleton = ({ width, height = 14 }: { width?: number; height?: number }) => (
  <span
    class="skeleton"
    aria-hidden="true"
    style={{ width: width ? `${width}px` : '100%', height: `${height}px` }}
  />
);

export const Spinner = () => <span class="spinner" role="status" aria-label={t(words.loading)} />;

/** How far something is. */
export const Progress = ({ label, done, total }: { label: string; done: number; total: number }) => (
  <progress class="progress" aria-label={label} max={total} value={done} />
);

/** A share between 0 and 1 as a bar; its text stands beside it. */
export const ShareBar = ({ share, look = 'accent' }: { share: number; look?: 'accent' | 'warn' }) => (
  <span class={`share-bar share-bar--${look}`} aria-hidden="true">
    <span style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
  </span>
);
