import { listen, type Stop, stopAll } from '../host/listen.ts';
import { safely } from '../host/safe-call.ts';
import { pagePath } from './page-path.ts';

export interface PageViews {
  /** The address changed, or the page came back from the back/forward cache. */
  look(change: 'moved' | 'restored'): void;
  stop: Stop;
}

/**
 * Counts a page view at the start, and one each time the page's path changes or the page is restored; a changed query alone
 * is the same page. A prerendered page counts when it is shown.
 */
export function countPageViews(record: () => void): PageViews {
  let last = '';
  const isAhead = () => (document as { prerendering?: boolean }).prerendering;
  const look = (change: 'moved' | 'restored') => {
    const path = pagePath(location);
    // An app's router may change the address of a page that nobody sees yet.
    if (isAhead() || (path === last && change === 'moved')) return;
    last = path;
    record();
  };
  let isStopped = false;
  const stops: Stop[] = [
    () => {
      isStopped = true;
    },
  ];
  if (isAhead()) {
    stops.push(listen(document, 'prerenderingchange', () => look('moved')));
  } else {
    // After the calls that the host app queued: the first page view has its user too.
    queueMicrotask(safely(() => !isStopped && look('moved')));
  }
  return { look, stop: stopAll(stops) };
}
