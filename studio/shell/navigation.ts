import type { IconNode } from 'lucide';
import {
  BellRing,
  Building2,
  ChartNoAxesCombined,
  Code,
  Filter,
  FlaskConical,
  Gauge,
  House,
  Palette,
  Route,
  Settings,
  Shapes,
  UsersRound,
} from 'lucide';
import type { Phrase } from '../ui/i18n.ts';
import { words } from './words.ts';

export interface NavigationItem {
  label: Phrase;
  href: string;
  icon: IconNode;
  /** Says how many alerts wait. */
  countsAlerts?: boolean;
  /** Has its place in the bottom bar of a narrow screen. */
  isMain?: boolean;
}

export interface NavigationGroup {
  label: Phrase | null;
  items: NavigationItem[];
}

export const navigation: NavigationGroup[] = [
  { label: null, items: [{ label: words.home, href: '/', icon: House, isMain: true }] },
  {
    label: words.adoption,
    items: [
      { label: words.accounts, href: '/accounts', icon: Building2, isMain: true },
      { label: words.alerts, href: '/alerts', icon: BellRing, countsAlerts: true },
      { label: words.users, href: '/users', icon: UsersRound },
      { label: words.features, href: '/features', icon: Shapes },
      { label: words.company, href: '/company', icon: ChartNoAxesCombined },
      { label: words.backTest, href: '/back-test', icon: FlaskConical },
      { label: words.nps, href: '/nps', icon: Gauge, isMain: true },
    ],
  },
  {
    label: words.engage,
    items: [
      { label: words.guides, href: '/guides', icon: Route, isMain: true },
      { label: words.segments, href: '/segments', icon: Filter },
      { label: words.theme, href: '/theme', icon: Palette },
    ],
  },
  {
    label: words.workspace,
    items: [
      { label: words.install, href: '/install', icon: Code },
      { label: words.settings, href: '/settings', icon: Settings },
    ],
  },
];

/** Whether the page at `path` belongs to this item: `/accounts/acme` belongs to Accounts. */
export const isCurrent = (item: NavigationItem, path: string) =>
  item.href === '/' ? path === '/' : path === item.href || path.startsWith(`${item.href}/`);
