import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { idOf, isRedesigned, testIdOf } from './design.ts';
import { look } from './look.ts';
import { ApprovalsPage } from './pages/approvals-page.tsx';
import { CustomerPage } from './pages/customer-page.tsx';
import { CustomersPage } from './pages/customers-page.tsx';
import { DashboardPage } from './pages/dashboard-page.tsx';
import { DealsPage } from './pages/deals-page.tsx';
import { IntegrationsPage } from './pages/integrations-page.tsx';
import { NewOrderPage } from './pages/new-order-page.tsx';
import { OrdersPage } from './pages/orders-page.tsx';
import { ReportsPage } from './pages/reports-page.tsx';
import { SettingsPage } from './pages/settings-page.tsx';
import { Avatar, Icon, type IconName, isHere, PageHead, Toast } from './parts.tsx';
import { accountOf, hostAccounts, hostUsers, type Role } from './people.ts';
import { matchPath, navigate, path } from './route.ts';
import { account, books, signInAs, t, user } from './state.ts';
import type { TextKey } from './texts.ts';

const places: { href: string; icon: IconName & TextKey }[] = [
  { href: '/', icon: 'dashboard' },
  { href: '/customers', icon: 'customers' },
  { href: '/deals', icon: 'deals' },
  { href: '/orders', icon: 'orders' },
  { href: '/reports', icon: 'reports' },
  { href: '/approvals', icon: 'approvals' },
  { href: '/integrations', icon: 'integrations' },
  { href: '/settings', icon: 'settings' },
];

const pages: { pattern: string; title: TextKey; page: ComponentType<{ id: string }> }[] = [
  { pattern: '/', title: 'dashboard', page: DashboardPage },
  { pattern: '/customers', title: 'customers', page: CustomersPage },
  { pattern: '/customers/:id', title: 'customers', page: CustomerPage },
  { pattern: '/deals', title: 'deals', page: DealsPage },
  { pattern: '/orders', title: 'orders', page: OrdersPage },
  { pattern: '/orders/new', title: 'newOrder', page: NewOrderPage },
  { pattern: '/reports', title: 'reports', page: ReportsPage },
  { pattern: '/approvals', title: 'approvals', page: ApprovalsPage },
  { pattern: '/integrations', title: 'integrations', page: IntegrationsPage },
  { pattern: '/settings', title: 'settings', page: SettingsPage },
];

/** The second design has what is used most in front. */
const shownPlaces = isRedesigned
  ? ['orders', 'customers', 'deals', 'dashboard', 'approvals', 'reports', 'settings', 'integrations'].flatMap(
      (icon) => places.filter((place) => place.icon === icon),
    )
  : places;

export function Shell() {
  const here = path.value;
  const shown = pages.find(({ pattern }) => matchPath(pattern, here));
  const title = t(shown?.title ?? 'notFound');
  useEffect(() => {
    document.title = `${title} · Harbour CRM`;
  }, [title]);
  const Page = shown?.page ?? NotFoundPage;
  const { id = '' } = matchPath(shown?.pattern ?? '', here) ?? {};
  return (
    <div class={look.frame}>
      {isRedesigned ? null : <Sidebar />}
      <Topbar />
      {isRedesigned && (
        <div>
          <Sidebar />
        </div>
      )}
      {/* Another person or record is another page: nothing half-typed stays behind. */}
      <main class={look.content} key={`${here} ${user.value.id}`}>
        <Page id={id} />
      </main>
      <Toast />
    </div>
  );
}

const NotFoundPage = () => (
  <>
    <PageHead title={t('notFound')} />
    <a href="/">{t('backToDashboard')}</a>
  </>
);

const Sidebar = () => (
  <aside class={look.sidebar}>
    <a href="/" class={look.brand} aria-label="Harbour CRM">
      <img src="/harbour.svg" alt="" width="30" height="30" />
      <span>
        Harbour<small>{account.value.name}</small>
      </span>
    </a>
    <nav class={look.nav} aria-label={t('mainNavigation')}>
      {shownPlaces.map(({ href, icon }) => (
        <a
          key={href}
          href={href}
          class={look.navLink}
          data-testid={testIdOf(`nav-${icon}`)}
          aria-current={isHere(href) ? 'page' : undefined}
        >
          <Icon name={icon} />
          <span>{t(icon)}</span>
          {icon === 'approvals' && <WaitingCount />}
        </a>
      ))}
    </nav>
  </aside>
);

function WaitingCount() {
  const waiting = books.value.approvals.filter((approval) => !approval.answer).length;
  return waiting > 0 ? <b>{waiting}</b> : null;
}

const Topbar = () => (
  <header class={look.topbar}>
    <SearchBox />
    <a href="/orders/new" id={idOf('new-order')} data-testid={testIdOf('new-order')} class={look.primary}>
      <Icon name="plus" />
      <span>{t('newOrder')}</span>
    </a>
    <Notifications />
    <UserSwitch />
  </header>
);

function SearchBox() {
  const [wanted, setWanted] = useState('');
  const text = wanted.trim().toLowerCase();
  const { customers, deals } = books.value;
  const results = [
    ...customers.map(({ id, name }) => ({ key: `c${id}`, name, href: `/customers/${id}` })),
    ...deals.map(({ id, name, customerId }) => ({ key: id, name, href: `/customers/${customerId}` })),
  ].filter(({ name }) => name.toLowerCase().includes(text));
  const here = path.value;
  // Arriving somewhere is what ends the search.
  useEffect(() => setWanted(''), [here]);
  return (
    <search class={look.searchBox}>
      <Icon name="search" />
      <input
        id={idOf('global-search')}
        type="search"
        value={wanted}
        placeholder={t('searchEverywhere')}
        aria-label={t('searchEverywhere')}
        onInput={(event) => setWanted(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setWanted('');
          const [first] = results;
          if (event.key === 'Enter' && text && first) navigate(first.href);
        }}
      />
      {text && (
        <div class={look.searchResults}>
          {results.slice(0, 6).map(({ key, name, href }) => (
            <a key={key} href={href}>
              {name}
            </a>
          ))}
          {results.length === 0 && <p>{t('noSearchResult', wanted)}</p>}
        </div>
      )}
    </search>
  );
}

/** Opens below its button; a press elsewhere or Esc closes it. */
function useMenu() {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const onPress = (event: PointerEvent) => {
      if (!event.composedPath().includes(place.current as EventTarget)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false);
    };
    addEventListener('pointerdown', onPress);
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('pointerdown', onPress);
      removeEventListener('keydown', onKey);
    };
  }, [isOpen]);
  return { isOpen, setOpen, place };
}

function Notifications() {
  const { isOpen, setOpen, place } = useMenu();
  const waiting = books.value.approvals.filter((approval) => !approval.answer);
  return (
    <div ref={place} class="hb-menu-place">
      <button
        type="button"
        id={idOf('notifications')}
        class={look.iconButton}
        aria-label={t('notifications')}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="bell" />
        {waiting.length > 0 && <i class="hb-dot" />}
      </button>
      {isOpen && (
        <div class={look.menu}>
          <strong>{t('notifications')}</strong>
          {waiting.length === 0 && <p>{t('noNotifications')}</p>}
          {waiting.length > 0 && (
            <a href="/approvals" class={look.menuItem}>
              <Icon name="approvals" />
              <span>
                {t('waitingForApproval')} <b>{waiting.length}</b>
              </span>
            </a>
          )}
        </div>
      )}
    </div>
  );
}

const roleTexts: Record<Role, TextKey> = { sales: 'roleSales', admin: 'roleAdmin', support: 'roleSupport' };

function UserSwitch() {
  const { isOpen, setOpen, place } = useMenu();
  return (
    <div ref={place} class="hb-menu-place">
      <button
        type="button"
        id={idOf('user-switch')}
        class={look.userButton}
        aria-label={t('signedInAs', user.value.name)}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Avatar name={user.value.name} />
        <span>
          {user.value.name}
          <small>{t(roleTexts[user.value.role])}</small>
        </span>
        <Icon name="down" />
      </button>
      {isOpen && (
        <div class={look.menu}>
          <strong>{t('switchUser')}</strong>
          {hostAccounts.map((one) => (
            <fieldset key={one.id}>
              <legend>{one.name}</legend>
              {hostUsers
                .filter((candidate) => accountOf(candidate) === one)
                .map((candidate) => (
                  <button
                    key={candidate.id}
                    type="button"
                    class={look.menuItem}
                    data-user={candidate.id}
                    aria-pressed={candidate.id === user.value.id}
                    onClick={() => {
                      setOpen(false);
                      signInAs(candidate);
                    }}
                  >
                    <Avatar name={candidate.name} />
                    <span>
                      {candidate.name}
                      <small>{t(roleTexts[candidate.role])}</small>
                    </span>
                    {candidate.id === user.value.id && <Icon name="check" />}
                  </button>
                ))}
            </fieldset>
          ))}
        </div>
      )}
    </div>
  );
}
