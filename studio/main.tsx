import './studio.css';
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ErrorBoundary } from 'preact-iso/lazy';
import { LocationProvider, useLocation } from 'preact-iso/router';
import { BehindOpened } from './metrics/behind-opened.tsx';
import { Pages, SharedPage } from './routes.tsx';
import { loadSession, session, sessionFault } from './session.ts';
import { guardUnsaved } from './shell/leave-guard.tsx';
import { PageGuard } from './shell/page-guard.tsx';
import { Shell } from './shell/shell.tsx';
import { Entrance } from './sign-in/entrance.tsx';
import { InvitationPage } from './sign-in/invitation-page.tsx';
import { NewPasswordPage } from './sign-in/new-password-page.tsx';
import { SecondFactorPage } from './sign-in/second-factor-page.tsx';
import { SetupPage } from './sign-in/setup-page.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { takeWayOn } from './sign-in/way-on.ts';
import { keepFocus } from './ui/keep-focus.ts';
import { LoadFault } from './ui/notice.tsx';
import { Spinner } from './ui/progress.tsx';
import { followTheme } from './ui/theme.ts';
import { Toasts } from './ui/toast.tsx';

/** Nobody gets past it unknown; who signs in stands at the address they asked for. */
function Gate() {
  const { path, route } = useLocation();
  const signedIn = session.value;
  const isEntrance = path === '/sign-in' || path === '/setup';
  const wasOutside = useRef(false);
  if (signedIn === null || signedIn?.mustSetUpSecondFactor) wasOutside.current = true;
  useEffect(() => {
    if (!signedIn) return;
    // Whoever signed in elsewhere has come back to the start.
    const wayOn = takeWayOn();
    if (wayOn !== undefined && (isEntrance || path === '/')) route(wayOn, true);
    else if (isEntrance) route(path === '/setup' ? '/install' : '/', true);
  }, [signedIn, isEntrance]);

  if (sessionFault.value) {
    return (
      <Entrance>
        <LoadFault error={sessionFault.value} onRetry={loadSession} />
      </Entrance>
    );
  }
  if (path === '/invitation') return <InvitationPage />;
  if (path === '/new-password') return <NewPasswordPage />;
  if (signedIn === null) return path === '/setup' ? <SetupPage /> : <SignInPage />;
  if (signedIn?.mustSetUpSecondFactor) return <SecondFactorPage />;
  if (signedIn === undefined || isEntrance) {
    return (
      <div class="page-wait">
        <Spinner />
      </div>
    );
  }
  return (
    <Shell comesFromEntrance={wasOutside.current}>
      <PageGuard path={path}>
        <Pages />
        <BehindOpened />
      </PageGuard>
    </Shell>
  );
}

followTheme();
guardUnsaved();
keepFocus();
/** A customer's link: it is opened without a sign-in, and asks for none. */
const sharedToken = /^\/shared\/([\w-]+)$/.exec(location.pathname)?.[1];
if (sharedToken === undefined) void loadSession();

const root = document.querySelector('#app');
if (!root) throw new Error('index.html has no #app');
render(
  <LocationProvider>
    {sharedToken === undefined ? (
      <Gate />
    ) : (
      // Waits for the page's file, as the router does for all others.
      <ErrorBoundary>
        <SharedPage token={sharedToken} />
      </ErrorBoundary>
    )}
    <Toasts />
  </LocationProvider>,
  root,
);
