import { signal } from '@preact/signals';

/** The path shown now, without query and fragment. */
export const path = signal(location.pathname);

/** Keeps the query, so that a choice made in the address (such as a design) survives moving around. */
export function navigate(to: string): void {
  if (to === path.value) return;
  history.pushState(null, '', to + location.search);
  path.value = to;
  scrollTo(0, 0);
}

addEventListener('popstate', () => {
  path.value = location.pathname;
});

/** Links into this app move without a reload; one pressed with a modifier key is left to the browser. */
addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.origin !== location.origin || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  navigate(link.pathname);
});

/** `/customers/:id` against `/customers/12` gives `{ id: '12' }`; undefined when it doesn't fit. */
export function matchPath(pattern: string, actual: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const parts = actual.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== parts.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, name] of wanted.entries()) {
    const part = parts[index] ?? '';
    if (name.startsWith(':')) found[name.slice(1)] = decodeURIComponent(part);
    else if (name !== part) return undefined;
  }
  return found;
}
