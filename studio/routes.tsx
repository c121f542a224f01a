import lazy from 'preact-iso/lazy';
import { Route, Router } from 'preact-iso/router';
import { NotFoundPage } from './shell/not-found-page.tsx';

// Each page is a file of its own, fetched when it is first opened.
const OverviewPage = lazy(() => import('./overview/overview-page.tsx').then((room) => room.OverviewPage));
const InstallPage = lazy(() => import('./install/install-page.tsx').then((room) => room.InstallPage));
const AccountListPage = lazy(() =>
  import('./accounts/account-list-page.tsx').then((room) => room.AccountListPage),
);
const AccountPage = lazy(() => import('./accounts/account-page.tsx').then((room) => room.AccountPage));
const BackTestPage = lazy(() => import('./accounts/back-test-page.tsx').then((room) => room.BackTestPage));
const UserListPage = lazy(() => import('./accounts/user-list-page.tsx').then((room) => room.UserListPage));
const UserPage = lazy(() => import('./accounts/user-page.tsx').then((room) => room.UserPage));
const AlertsPage = lazy(() => import('./alerts/alerts-page.tsx').then((room) => room.AlertsPage));
const AlertPage = lazy(() => import('./alerts/alert-page.tsx').then((room) => room.AlertPage));
const RulesPage = lazy(() => import('./alerts/rules-page.tsx').then((room) => room.RulesPage));
const CompanyPage = lazy(() => import('./adoption/company-page.tsx').then((room) => room.CompanyPage));
const NpsPage = lazy(() => import('./nps/nps-page.tsx').then((room) => room.NpsPage));
const SettingsPage = lazy(() => import('./settings/settings-page.tsx').then((room) => room.SettingsPage));
const GuidesPage = lazy(() => import('./guides/guides-page.tsx').then((room) => room.GuidesPage));
const GalleryPage = lazy(() => import('./guides/gallery-page.tsx').then((room) => room.GalleryPage));
const ThemePage = lazy(() => import('./guides/theme-page.tsx').then((room) => room.ThemePage));
const GuidePage = lazy(() => import('./guides/guide-page.tsx').then((room) => room.GuidePage));
const SeeAsPage = lazy(() => import('./guides/see-as-page.tsx').then((room) => room.SeeAsPage));
const SegmentsPage = lazy(() => import('./segments/segments-page.tsx').then((room) => room.SegmentsPage));
const SegmentPage = lazy(() => import('./segments/segment-page.tsx').then((room) => room.SegmentPage));
const FeaturesPage = lazy(() => import('./catalogue/features-page.tsx').then((room) => room.FeaturesPage));
const FeaturePage = lazy(() => import('./catalogue/feature-page.tsx').then((room) => room.FeaturePage));
/** Not behind the sign-in: `main` shows it. */
export const SharedPage = lazy(() => import('./reports/shared-page.tsx').then((room) => room.SharedPage));
const ReviewsPage = lazy(() => import('./reports/reviews-page.tsx').then((room) => room.ReviewsPage));
const ReviewPage = lazy(() => import('./reports/review-page.tsx').then((room) => room.ReviewPage));

/** Those that the navigation leads to. */
const pagesAtHand = [
  ...[OverviewPage, AlertsPage, AccountListPage, UserListPage, CompanyPage, NpsPage],
  ...[GuidesPage, FeaturesPage, SegmentsPage, AccountPage, FeaturePage],
];

let isFetching = false;

/** Fetches, once, what a next click would wait for: when the first page has come and nothing else is to be done. */
function fetchPagesAtHand(): void {
  if (isFetching) return;
  isFetching = true;
  const whenIdle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1_000));
  whenIdle(async () => {
    try {
      for (const page of pagesAtHand) await page.preload();
    } catch {
      // The server is away: whatever is opened next says so.
    }
  });
}

/** Which address shows which page. A room adds its lines. */
export const Pages = () => (
  <Router onLoadEnd={fetchPagesAtHand}>
    <Route path="/" component={OverviewPage} />
    <Route path="/install" component={InstallPage} />
    <Route path="/accounts" component={AccountListPage} />
    <Route path="/accounts/:id" component={AccountPage} />
    <Route path="/accounts/:id/reviews" component={ReviewsPage} />
    <Route path="/reviews/:id" component={ReviewPage} />
    <Route path="/back-test" component={BackTestPage} />
    <Route path="/users" component={UserListPage} />
    <Route path="/users/:id" component={UserPage} />
    <Route path="/company" component={CompanyPage} />
    <Route path="/nps" component={NpsPage} />
    <Route path="/alerts" component={AlertsPage} />
    <Route path="/alerts/rules" component={RulesPage} />
    <Route path="/alerts/:id" component={AlertPage} />
    <Route path="/settings/:section?" component={SettingsPage} />
    <Route path="/guides" component={GuidesPage} />
    <Route path="/guides/new" component={GalleryPage} />
    <Route path="/guides/:id" component={GuidePage} />
    <Route path="/see-as" component={SeeAsPage} />
    <Route path="/theme" component={ThemePage} />
    <Route path="/segments" component={SegmentsPage} />
    <Route path="/segments/:id" component={SegmentPage} />
    <Route path="/features" component={FeaturesPage} />
    <Route path="/features/:id" component={FeaturePage} />
    <Route default component={NotFoundPage} />
  </Router>
);
