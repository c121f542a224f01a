import { signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';

/** Editors on this page that hold what is not saved. */
const holders = new Set<object>();

/** What goes on once the member has agreed to lose what is not saved; undefined while nothing is asked. */
export const wayOut = signal<(() => void) | undefined>();

export const isUnsaved = (): boolean => holders.size > 0;

/** The browser asks before the page is closed or loaded anew with something in it that is not saved. */
export function useUnloadWarning(hasUnsaved: boolean): void {
  useLayoutEffect(() => {
    if (!hasUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [hasUnsaved]);
}

/** For a page with a button that saves: with something unsaved, the studio asks too, before it shows another page. */
export function useUnsaved(hasUnsaved: boolean): void {
  useUnloadWarning(hasUnsaved);
  useLayoutEffect(() => {
    if (!hasUnsaved) return;
    const holder = {};
    holders.add(holder);
    return () => void holders.delete(holder);
  }, [hasUnsaved]);
}

/** Nothing holds what is on this page any more, which is left for certain. */
export const letGo = (): void => holders.clear();

/** Goes at once, or when the member has agreed to lose what is not saved. */
export function leaveBy(go: () => void): void {
  if (!isUnsaved()) {
    go();
    return;
  }
  wayOut.value = go;
}
