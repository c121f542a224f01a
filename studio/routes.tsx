import { lazy } from 'preact-iso';
import { Route, Router } from 'preact-iso/router';
import { NotFoundPage } from './shell/not-found-page.tsx';

// Each page is a file of its own, fetched when it is first opened.
const OverviewPage = lazy(() => import('./overview/overview-page.tsx').then((room) => room.OverviewPage));
const GuidesPage = lazy(() => import('./guides/guides-page.tsx').then((room) => room.GuidesPage));
const GuidePage = lazy(() => import('./guides/guide-page.tsx').then((room) => room.GuidePage));
const FeaturesPage = lazy(() => import('./catalogue/features-page.tsx').then((room) => room.FeaturesPage));

/** Which address shows which page. A room adds its lines. */
export const Pages = () => (
  <Router>
    <Route path="/" component={OverviewPage} />
    <Route path="/guides" component={GuidesPage} />
    <Route path="/guides/:id" component={GuidePage} />
    <Route path="/features" component={FeaturesPage} />
    <Route default component={NotFoundPage} />
  </Router>
);
