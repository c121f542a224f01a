import type { Signature } from '../../../shared/contract/signature.ts';
import { likelyScore, minMargin } from '../../../shared/rules/match-target-signature.ts';
import { type Finder, isVisible } from '../../target/finder.ts';

const maxCandidates = 200;

/**
 * Opens what an element is folded away in, by the press that its user would make: on the summary of closed
 * `<details>`, on an unselected tab, on the button of a collapsed menu. False when there is nothing of the sort, or no
 * telling which of two is meant.
 */
export function unfold(signature: Signature, { compare }: Pick<Finder, 'compare'>): boolean {
  const hidden = [...document.getElementsByTagName(signature.tag)]
    .filter((element) => !isVisible(element))
    .slice(0, maxCandidates)
    .map((element) => ({ element, score: compare(signature, element).likeness }))
    .sort((one, other) => other.score - one.score);
  const [best, second] = hidden;
  if (!best || best.score < likelyScore || best.score - (second?.score ?? 0) < minMargin) return false;
  const handles: HTMLElement[] = [];
  for (let around: Element | null = best.element; around; around = around.parentElement) {
    const handle = handleOf(around);
    if (handle) handles.unshift(handle);
  }
  // From the outside inwards, as one would.
  for (const handle of handles) handle.click();
  return handles.length > 0;
}

/** What opens this element, if it is closed. */
function handleOf(element: Element): HTMLElement | null | undefined {
  if (element.localName === 'details') {
    return (element as HTMLDetailsElement).open ? undefined : element.querySelector<HTMLElement>('summary');
  }
  if (isVisible(element)) return undefined;
  const { id } = element;
  const labels = element.getAttribute('role') === 'tabpanel' && element.getAttribute('aria-labelledby');
  const tab = labels ? document.getElementById(labels) : null;
  if (tab?.getAttribute('role') === 'tab') return tab;
  if (!id) return undefined;
  const name = CSS.escape(id);
  return document.querySelector<HTMLElement>(
    `[role=tab][aria-controls="${name}"], [aria-expanded=false][aria-controls="${name}"], [popovertarget="${name}"]`,
  );
}
