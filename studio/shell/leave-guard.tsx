import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { t } from '../ui/i18n.ts';
import { isUnsaved, leaveBy, letGo, wayOut } from '../ui/unsaved.ts';
import { words } from './words.ts';

/** The address of the page that is shown, and the router's way to another. */
let shown = '';
let route: (url: string) => void = () => undefined;

/**
 * Stops a link or the browser's Back that leads away from what is not saved, until the member agrees. To be called
 * before the router listens: of two listeners on the window, the first that came is the first to hear.
 */
export function guardUnsaved(): void {
  window.addEventListener(
    'click',
    (event) => {
      const href = isUnsaved() && otherPage(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      leaveBy(() => route(href));
    },
    { capture: true },
  );
  window.addEventListener('popstate', (event) => {
    if (!isUnsaved() || location.pathname === new URL(shown, location.origin).pathname) return;
    event.stopImmediatePropagation();
    // The address has changed already, and the page has not.
    history.pushState(null, '', shown);
    leaveBy(() => {
      letGo();
      history.back();
    });
  });
}

/** Where in the studio a click leads, if it takes this page's place. */
function otherPage(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return undefined;
  const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement && each.href);
  const { origin, pathname, search, hash, target, download } = (link ?? {}) as HTMLAnchorElement;
  const isHere = origin === location.origin && !download && /^(_self)?$/i.test(target);
  return isHere && pathname !== location.pathname ? pathname + search + hash : undefined;
}

/** Asks whether what is not saved may be lost. */
export function LeaveGuard() {
  const { url, route: go } = useLocation();
  shown = url;
  route = go;
  // With a sign-out the question goes too, before it is told that it was answered.
  useLayoutEffect(
    () => () => {
      wayOut.value = undefined;
    },
    [],
  );
  const agreed = wayOut.value;
  if (!agreed) return null;
  return (
    <ConfirmDialog
      title={t(words.leaveTitle)}
      confirmLabel={t(words.leave)}
      isDangerous
      onConfirm={agreed}
      onClose={() => {
        wayOut.value = undefined;
      }}
    >
      {t(words.leaveText)}
    </ConfirmDialog>
  );
}
