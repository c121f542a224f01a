import { Ellipsis } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { changeQuery, isTakenPath } from '../address.ts';
import { environment, environmentParameter, isDefaultEnvironment, session } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { Logo } from '../ui/logo.tsx';
import { Menu } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { leaveBy } from '../ui/unsaved.ts';
import { useModel } from '../ui/use-model.ts';
import { AlertCount, AlertCountModel } from './alert-count.tsx';
import { EnvironmentMenu } from './environment-menu.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { MemberMenu } from './member-menu.tsx';
import { isCurrent, type NavigationItem, navigation } from './navigation.ts';
import { words } from './words.ts';

interface ShellProps {
  /** Whether the member has signed in just now, on this page: the form that had the keyboard is gone. */
  comesFromEntrance: boolean;
  children: ComponentChildren;
}

/** What surrounds every page of a signed-in member: sidebar on wide screens, top and bottom bar on narrow ones. */
export function Shell({ comesFromEntrance, children }: ShellProps) {
  const { url, path, route } = useLocation();
  const content = useRef<HTMLElement>(null);
  const firstPath = useRef(path);
  const waiting = useModel(AlertCountModel);

  // A link inside the studio does not name the environment; the address shown must, so that it can be shared.
  useLayoutEffect(() => {
    const shown = changeQuery(url, {
      [environmentParameter]: isDefaultEnvironment.peek() ? undefined : environment.peek()?.id,
    });
    if (shown !== url) route(shown, true);
  }, [url]);

  useLayoutEffect(() => {
    if (comesFromEntrance) content.current?.focus({ preventScroll: true });
  }, []);

  // A new page begins at its start for keyboards and screen readers too.
  useLayoutEffect(() => {
    if (path === firstPath.current) return;
    firstPath.current = path;
    if (isTakenPath(path)) return;
    content.current?.focus({ preventScroll: true });
  }, [path]);

  const link = (item: NavigationItem, className: string) => (
    <a
      key={item.href}
      class={className}
      href={item.href}
      aria-current={isCurrent(item, path) ? 'page' : undefined}
    >
      <Icon of={item.icon} />
      <span>{t(item.label)}</span>
      {item.countsAlerts && <AlertCount model={waiting} />}
    </a>
  );
  const items = navigation.flatMap((group) => group.items);
  const behindMore = items.filter((item) => !item.isMain);

  return (
    <div class="shell">
      <a class="skip" href="#content">
        {t(words.skipToContent)}
      </a>
      <aside class="sidebar">
        <a class="brand" href="/">
          <Logo />
          <span class="brand__names">
            <strong>Cairn</strong>
            <span class="note">{session.value?.workspace.name}</span>
          </span>
        </a>
        <EnvironmentMenu />
        <nav class="sidebar__nav" aria-label={t(words.mainNavigation)}>
          {navigation.map((group) => (
            <div key={group.label?.en ?? ''} class="sidebar__group">
              {group.label && <p class="sidebar__label">{t(group.label)}</p>}
              {group.items.map((item) => link(item, 'sidebar__link'))}
            </div>
          ))}
        </nav>
        <MemberMenu />
      </aside>

      <header class="topbar">
        <a class="brand" href="/" aria-label="Cairn">
          <Logo size={24} />
        </a>
        <EnvironmentMenu />
        <MemberMenu isCompact />
      </header>

      <main class="content" id="content" tabIndex={-1} ref={content}>
        {environment.value?.isStopped && (
          <div class="content__notice">
            <Notice
              tone="danger"
              actions={
                <Button size="small" href="/settings/apps">
                  {t(words.openSettings)}
                </Button>
              }
            >
              {t(words.stoppedNotice)}
            </Notice>
          </div>
        )}
        {/* Everything on a page is about one environment: another one is another page. */}
        <div class="content__page" key={environment.value?.id}>
          {children}
        </div>
      </main>

      <nav class="bottombar" aria-label={t(words.mainNavigation)}>
        {items.filter((item) => item.isMain).map((item) => link(item, 'bottombar__link'))}
        <Menu
          label={t(words.more)}
          align="end"
          items={behindMore.map((item) => ({
            label: t(item.label),
            icon: item.icon,
            count: item.countsAlerts && <AlertCount model={waiting} />,
            onSelect: () => leaveBy(() => route(item.href)),
          }))}
          trigger={(attributes) => (
            <button
              class={classNames(
                'bottombar__link',
                behindMore.some((item) => isCurrent(item, path)) && 'bottombar__link--current',
              )}
              type="button"
              {...attributes}
            >
              <Icon of={Ellipsis} />
              <span>{t(words.more)}</span>
              <AlertCount model={waiting} />
            </button>
          )}
        />
      </nav>
      <LeaveGuard />
    </div>
  );
}
