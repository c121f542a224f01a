import { useEffect, useRef } from 'preact/hooks';

/** For the button that does the same. */
export const saveKeys = 'Control+S Meta+S';

/**
 * Ctrl or ⌘ with S stores what the page is about, wherever in it one is typing; else the browser would offer to store
 * the page as a file. A dialog that is open comes first.
 *
 * @param save does nothing where there is nothing to store
 */
export function useSaveKey(save: () => void): void {
  const newest = useRef(save);
  newest.current = save;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's';
      if (!isSave) return;
      event.preventDefault();
      if (!document.querySelector('dialog[open]')) newest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
