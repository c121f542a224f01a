import { isRedesigned } from './design.ts';

/**
 * Class names of the first design, some of them hashed as a bundler would. A redesign is another such map with
 * its own style sheet: pages name the thing, never the class.
 */
const first = {
  frame: 'hb-frame',
  sidebar: 'Sidebar_root__q8Zk1',
  brand: 'Sidebar_brand__Vw3aT',
  nav: 'Sidebar_nav__m2Xr9',
  navLink: 'Sidebar_link__7uPfc',
  topbar: 'Topbar_root__Zp40d',
  searchBox: 'Topbar_search__kT5ys',
  searchResults: 'Topbar_results__a91Lm',
  menu: 'css-1d8vq2x',
  menuItem: 'css-hx02ne',
  userButton: 'Topbar_user__Jb7mm',
  content: 'hb-content',
  pageHead: 'PageHead_root__c1Vsd',
  pageActions: 'PageHead_actions__9Nn2w',
  card: 'css-1kq7fe',
  cardHead: 'css-1o9wz4',
  button: 'hb-button',
  primary: 'hb-button hb-button--primary',
  quiet: 'hb-button hb-button--quiet',
  iconButton: 'hb-icon-button',
  icon: 'css-v3n0la',
  field: 'hb-field',
  avatar: 'css-8m1rtb',
  dialog: 'hb-dialog',
  dialogHead: 'css-17xl0p',
  dialogFoot: 'css-q2m6dk',
  toastPlace: 'css-0zt4hy',
  toast: 'css-1f6bna',
  bars: 'css-1p3mu8',
  bar: 'css-yk25we',
  barLabel: 'css-1vga9c',
  hiddenText: 'hb-hidden',
  tiles: 'Tiles_grid__2LsXe',
  tile: 'Tiles_tile__h0Gq5',
  columns: 'css-1tb4o6',
  list: 'css-e8w1zz',
  filters: 'css-1a2kfj',
  table: 'hb-table',
  tableWrap: 'css-9sd3qk',
  tag: 'hb-tag',
  tabs: 'Tabs_list__xW81n',
  tab: 'Tabs_tab__Qe62b',
  board: 'Board_root__n4Rtu',
  boardColumn: 'Board_column__1sMvo',
  dealCard: 'Board_card__T7ykP',
  form: 'css-14hj9a',
  formRow: 'css-1rb7ww',
  orderLine: 'css-o30fmi',
  summary: 'css-5zx1gd',
  cards: 'css-12uyc7',
  empty: 'css-1eq0rn',
  switchRow: 'css-1mm7dv',
} as const;

/** What a bundler of another release makes of a class name. */
function hashed(name: string): string {
  let sum = 5381;
  for (const letter of name) sum = (Math.imul(sum, 33) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return `sc-${sum.toString(36)}`;
}

const names = [...new Set(Object.values(first).flatMap((value) => value.split(' ')))];

export const look: Record<keyof typeof first, string> = isRedesigned
  ? (Object.fromEntries(
      Object.entries(first).map(([part, value]) => [part, value.split(' ').map(hashed).join(' ')]),
    ) as typeof first)
  : first;

/** Brings the style sheets in line with the second design's class names. */
export function restyle(): void {
  if (!isRedesigned) return;
  document.documentElement.dataset.design = '2';
  const selectors = new RegExp(`\\.(${names.join('|')})(?![\\w-])`, 'g');
  const rename = (rules: CSSRuleList) => {
    for (const rule of Array.from(rules)) {
      if (rule instanceof CSSStyleRule) {
        rule.selectorText = rule.selectorText.replace(selectors, (_, name: string) => `.${hashed(name)}`);
      } else if (rule instanceof CSSMediaRule) rename(rule.cssRules);
    }
  };
  for (const sheet of Array.from(document.styleSheets)) rename(sheet.cssRules);
}
