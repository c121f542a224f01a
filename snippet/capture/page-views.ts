import { listen, type Stop } from '../host/listen.ts';
import { pagePath } from './page-path.ts';

export interface PageViews {
  /** The address changed, or the page came back from the back/forward cache. */
  look(change: 'moved' | 'restored'): void;
  stop: Stop;
}

/**
 * Counts a page view now, and one each time the page's path changes or the page is restored; a changed query alone
 * is the same page. A prerendered page counts when it is shown.
 */
export function countPageViews(record: () => void): PageViews {
  let last = '';
  const look = (change: 'moved' | 'restored') => {
    const path = pagePath(location);
    if (path === last && change === 'moved') return;
    last = path;
    record();
  };
  let stop: Stop = () => {};
  if ((document as { prerendering?: boolean }).prerendering) {
    stop = listen(document, 'prerenderingchange', () => look('moved'), { once: true });
  } else look('moved');
  return { look, stop };
}
