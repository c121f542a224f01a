import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Route } from 'playwright';
import type { Facts } from './in-page.ts';

const folder = join(import.meta.dirname, 'real');
export const installed = join(folder, 'node_modules');

/** Installs the releases that are compared; says whether they are there. */
export function installReleases(): boolean {
  if (!existsSync(installed)) {
    console.log('Installing old and new releases of real templates …');
    const flags = [
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--legacy-peer-deps',
    ];
    spawnSync('npm', flags, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return existsSync(installed);
}

/** A page in two major releases: the folder that is the site's top, and the file below it. */
export interface Pair {
  name: string;
  old: [top: string, file: string];
  new: [top: string, file: string];
}

const same = (name: string, old: string, now: string, files: string): Pair[] =>
  files
    .split(' ')
    .map((file) => ({ name: `${name} ${file}`, old: [old, `${file}.html`], new: [now, `${file}.html`] }));

export const pairs: Pair[] = [
  ...same(
    'admin-lte 2→3',
    'adminlte-2',
    'adminlte-3',
    'index index2 pages/widgets pages/calendar pages/tables/data pages/tables/simple pages/UI/general pages/UI/buttons pages/UI/sliders pages/UI/timeline pages/UI/modals pages/mailbox/mailbox pages/mailbox/read-mail pages/mailbox/compose pages/examples/profile pages/examples/login pages/examples/register pages/examples/invoice pages/forms/general pages/forms/advanced pages/charts/chartjs pages/layout/top-nav',
  ),
  ...same(
    'gentelella 1→2',
    'gentelella-1/production',
    'gentelella-2/production',
    'calendar chartjs contacts e_commerce form form_advanced form_buttons form_wizards general_elements inbox index invoice projects project_detail profile pricing_tables tables widgets',
  ),
  ...same('sb-admin 5→7', 'sb-admin-5', 'sb-admin-7/dist', 'index charts tables login register'),
  ...same('sb-admin-2 3→4', 'sb-admin-2-3/pages', 'sb-admin-2-4', 'index buttons tables login'),
  ...same(
    'material 2→3',
    'material-2/examples',
    'material-3/pages',
    'dashboard notifications tables typography',
  ),
];

const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Serves the files of one release; what lies elsewhere in the network is not asked for. */
export function serveRelease(top: string): (route: Route) => Promise<void> {
  return (route) => {
    const { hostname, pathname } = new URL(route.request().url());
    const file = [top, top.split('/')[0] ?? '']
      .map((folderName) => join(installed, folderName, decodeURIComponent(pathname)))
      .find((path) => extname(path) && existsSync(path));
    if (hostname !== 'app.example' || !file) return route.abort();
    return route.fulfill({
      contentType: types[extname(file)] ?? 'application/octet-stream',
      body: readFileSync(file),
    });
  };
}

/**
 * Which control of the old page is which of the new one, by a rule that no matcher takes part in: it is the same when
 * at least two independent facts (its words, where its link leads, its name, id, section, menu) single out one control
 * on each page. Gone: none of its words, links, ids and names is anywhere on the new page. What is neither is left out.
 */
export function truthOf(old: Facts[], now: Facts[]): { pairs: [number, number][]; gone: number[] } {
  const found: [number, number][] = [];
  const taken = new Set<number>();
  const gone: number[] = [];
  const only = (list: Facts[], test: (one: Facts) => boolean) => {
    const places = list.flatMap((one, i) => (test(one) ? [i] : []));
    return places.length === 1 ? places[0] : undefined;
  };
  const tests: (keyof Facts)[][] = [
    ['words', 'link', 'menu'],
    ['words', 'link'],
    ['words', 'name'],
    ['words', 'id'],
    ['words', 'section'],
    ['link', 'menu'],
    ['id', 'name'],
  ];
  old.forEach((facts, i) => {
    for (const keys of tests) {
      if (keys.some((key) => !facts[key])) continue;
      const isSo = (other: Facts) =>
        other.kind === facts.kind && keys.every((key) => other[key] === facts[key]);
      const place = only(now, isSo);
      if (only(old, isSo) !== i || place === undefined || taken.has(place)) continue;
      taken.add(place);
      found.push([i, place]);
      return;
    }
    const isLeft = now.some(
      (other) =>
        (facts.words && (other.words.includes(facts.words) || facts.words.includes(other.words || '\0'))) ||
        (['link', 'id', 'name'] as const).some((key) => facts[key] && facts[key] === other[key]),
    );
    if (!isLeft && (facts.words || facts.id || facts.name)) gone.push(i);
  });
  return { pairs: found, gone };
}
