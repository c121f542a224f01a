import type { Stop } from '../../host/listen.ts';
import { listenWith } from '../../host/listen-with.ts';

/**
 * The address that takes the author to another page. On another of the host app's origins the tab's storage is another
 * one: there the token goes along in the fragment, as it came from the studio. It never goes to an origin that is not
 * the host app's.
 */
export function withToken(url: string, origins: readonly string[], token: string): string {
  const address = new URL(url, location.href);
  if (address.origin === location.origin || !origins.includes(address.origin)) return address.href;
  const kept = address.hash.slice(1);
  address.hash = `${kept === '' ? '' : `${kept}&`}cairn-picker=${token}`;
  return address.href;
}

/** Calls `follow` instead of the browser for a plain press on a link to another of the host app's origins. */
export function onForeignLink(origins: readonly string[], follow: (url: string) => void): Stop {
  return listenWith<MouseEvent>({ passive: false }, window, 'click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || event.defaultPrevented || (link.target && link.target !== '_self')) return;
    if (link.origin === location.origin || !origins.includes(link.origin)) return;
    event.preventDefault();
    follow(link.href);
  });
}
