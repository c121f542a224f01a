import type { ComponentChildren } from 'preact';

/** Lines that stand for a page of the host app, with a place for an element. */
export const PageSketch = ({ isHidden, children }: { isHidden: boolean; children?: ComponentChildren }) => (
  <div class="preview__page" aria-hidden={isHidden}>
    <span class="preview__line preview__line--title" />
    <span class="preview__line" />
    <span class="preview__line preview__line--short" />
    {children}
    <span class="preview__line" />
    <span class="preview__line" />
    <span class="preview__line preview__line--short" />
  </div>
);
