import { lazy } from 'preact-iso';
import { Route, Router } from 'preact-iso/router';
import { NotFoundPage } from './shell/not-found-page.tsx';

// Each page is a file of its own, fetched when it is first opened.
const OverviewPage = lazy(() => import('./overview/overview-page.tsx').then((room) => room.OverviewPage));

/** Which address shows which page. A room adds its lines. */
export const Pages = () => (
  <Router>
    <Route path="/" component={OverviewPage} />
    <Route default component={NotFoundPage} />
  </Router>
);
