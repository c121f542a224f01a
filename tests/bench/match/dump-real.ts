import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import { launchBrowser } from '../../support/browser.ts';

const folder = import.meta.dirname;
const mods = process.env.PAIRS ?? '/tmp/pairs/node_modules';
const pairs: [string, string, string][] = [];
for (const p of [
  'index.html',
  'index2.html',
  'starter.html',
  'pages/widgets.html',
  'pages/calendar.html',
  'pages/tables/data.html',
  'pages/tables/simple.html',
  'pages/UI/general.html',
  'pages/UI/buttons.html',
  'pages/UI/sliders.html',
  'pages/UI/timeline.html',
  'pages/UI/modals.html',
  'pages/mailbox/mailbox.html',
  'pages/mailbox/read-mail.html',
  'pages/mailbox/compose.html',
  'pages/examples/profile.html',
  'pages/examples/login.html',
  'pages/examples/register.html',
  'pages/examples/invoice.html',
  'pages/examples/blank.html',
  'pages/forms/general.html',
  'pages/forms/advanced.html',
  'pages/forms/editors.html',
  'pages/charts/chartjs.html',
  'pages/layout/top-nav.html',
])
  pairs.push([`lte ${p}`, `lte-old/${p}`, `lte-mid/${p}`]);
for (const p of [
  'calendar',
  'chartjs',
  'contacts',
  'e_commerce',
  'form',
  'form_advanced',
  'form_buttons',
  'form_validation',
  'form_wizards',
  'general_elements',
  'inbox',
  'index',
  'index2',
  'index3',
  'invoice',
  'login',
  'projects',
  'project_detail',
  'profile',
  'pricing_tables',
  'tables',
  'tables_dynamic',
  'widgets',
  'media_gallery',
])
  pairs.push([`gent ${p}`, `gent-old/production/${p}.html`, `gent-new/production/${p}.html`]);
for (const p of ['index', 'charts', 'tables', 'login', 'register'])
  pairs.push([`sb ${p}`, `sb-old/${p}.html`, `sb-new/dist/${p}.html`]);
for (const p of ['index', 'buttons', 'tables', 'login', 'blank'])
  pairs.push([`sb2 ${p}`, `sb2-old/pages/${p}.html`, `sb2-new/${p}.html`]);
for (const [a, b] of [
  ['dashboard', 'dashboard'],
  ['user', 'profile'],
  ['notifications', 'notifications'],
  ['tables', 'tables'],
  ['typography', 'typography'],
])
  pairs.push([`mat ${a}`, `mat-old/examples/${a}.html`, `mat-new/pages/${b}.html`]);

const { outputFiles } = await build({
  stdin: {
    resolveDir: folder,
    contents: `
import { reading } from '../../../snippet/target/reading.ts';
import { describeTarget } from '../../../snippet/target/describe-target.ts';
import { takeNotes } from '../../../snippet/target/page-notes.ts';
window.dump = () => {
  const notes = takeNotes(reading);
  const clean = t => (t ?? '').replace(/\\s+/g, ' ').trim();
  const seen = e => e.getClientRects().length > 0;
  const all = [...document.querySelectorAll('body *')].filter(e => seen(e) && !e.closest('svg') && e.matches('a,button,input,select,textarea,label,li,td,th,h1,h2,h3,h4,h5,span,section,form,p,tr,i,img,b,strong,small'));
  const at = new Map(all.map((e, i) => [e, i]));
  const up = e => { for (let n = e.parentElement; n; n = n.parentElement) if (at.has(n)) return at.get(n); return -1; };
  return all.map(e => {
    const kind = e.matches('a[href]') ? 'link' : e.matches('button,input[type=submit],input[type=button]') ? 'button' : e.matches('input,select,textarea') ? 'field' : '';
    const label = clean(e.labels?.[0]?.textContent || (e.matches('select,textarea') ? '' : e.textContent) || e.getAttribute('placeholder') || e.title || e.ariaLabel || (kind === 'button' ? e.value : ''));
    const menu = e.closest('ul')?.closest('li');
    const href = kind === 'link' ? e.getAttribute('href').replace(/[?#].*/, '').split('/').pop().replace(/\\.html$/, '') : '';
    return [{ kind, label: label.toLowerCase(), href, id: e.id, name: e.getAttribute('name') ?? '', type: e.getAttribute('type') ?? '', section: clean(notes.headingBefore(e)?.textContent).toLowerCase(), menu: clean(menu?.querySelector('a')?.textContent).toLowerCase() }, describeTarget(reading, e, notes), up(e)];
  });
};`,
  },
  bundle: true,
  write: false,
  format: 'iife',
});
const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
await page.route('**/*', (route) => {
  const url = new URL(route.request().url());
  const file = join(mods, current, decodeURIComponent(url.pathname));
  const spare = join(mods, current.split('/')[0]!, decodeURIComponent(url.pathname));
  for (const one of [file, spare])
    if (url.hostname === 'app.example' && existsSync(one) && extname(one))
      return route.fulfill({
        contentType: types[extname(one)] ?? 'application/octet-stream',
        body: readFileSync(one),
      });
  return route.abort();
});
type F = {
  kind: string;
  label: string;
  href: string;
  id: string;
  name: string;
  type: string;
  section: string;
  menu: string;
};
type Dump = [F, object, number][];
let current = '';
async function open(given: string): Promise<Dump> {
  current = given.split('/')[0]!;
  const path = given
    .slice(current.length + 1)
    .replace(/^(production|dist|pages(?=\/(index|buttons|tables|login|blank)\.html)|examples)\//, '');

  const dir = given.slice(current.length + 1, given.length - path.length);
  current = join(current, dir);
  await page.goto(`https://app.example/${path}`, { waitUntil: 'load', timeout: 15000 }).catch(() => {});
  await page.waitForTimeout(400);
  await page.evaluate(outputFiles[0]!.text);
  return page.evaluate(() => (window as never as { dump(): Dump }).dump());
}
mkdirSync('/tmp/dump-real', { recursive: true });
let total = 0,
  totalGone = 0;
for (const [name, a, b] of pairs) {
  if (!existsSync(join(mods, a)) || !existsSync(join(mods, b))) {
    console.log('missing', name);
    continue;
  }
  const before = await open(a),
    after = await open(b);
  const truthB = new Map<number, string>(),
    truthA = new Map<number, string>();
  const gone: number[] = [];
  const unique = (list: Dump, test: (f: F) => boolean) => {
    const at = list.flatMap(([f], i) => (test(f) ? [i] : []));
    return at.length === 1 ? at[0]! : -1;
  };
  before.forEach(([f], i) => {
    if (!f.kind) return;
    const tries: ((g: F) => boolean)[] = [];
    const k = (g: F) => g.kind === f.kind;
    if (f.label) {
      if (f.href) tries.push((g) => k(g) && g.label === f.label && g.href === f.href && g.menu === f.menu);
      if (f.href) tries.push((g) => k(g) && g.label === f.label && g.href === f.href);
      if (f.name) tries.push((g) => k(g) && g.label === f.label && g.name === f.name);
      if (f.id) tries.push((g) => k(g) && g.label === f.label && g.id === f.id);
      if (f.section) tries.push((g) => k(g) && g.label === f.label && g.section === f.section);
      if (f.type) tries.push((g) => k(g) && g.label === f.label && g.type === f.type);
    }
    if (f.href && f.menu) tries.push((g) => k(g) && g.href === f.href && g.menu === f.menu);
    if (f.id && f.name) tries.push((g) => k(g) && g.id === f.id && g.name === f.name);
    for (const t of tries) {
      if (unique(before, t) !== i) continue;
      const j = unique(after, t);
      if (j >= 0 && !truthB.has(j)) {
        truthA.set(i, `p${i}`);
        truthB.set(j, `p${i}`);
        return;
      }
    }
    const words = f.label;
    const has = after.some(
      ([g]) =>
        (words && (g.label.includes(words) || (g.label.length > 3 && words.includes(g.label) && g.kind))) ||
        (f.href && f.href !== '' && g.href === f.href) ||
        (f.id && g.id === f.id) ||
        (f.name && g.name === f.name),
    );
    if (!has && (words || f.id || f.name)) gone.push(i);
  });
  total += truthA.size;
  totalGone += gone.length;
  console.log(name, before.length, after.length, 'pairs', truthA.size, 'gone', gone.length);
  writeFileSync(
    `/tmp/dump-real/${name.replace(/[ /]/g, '_')}.json`,
    JSON.stringify({
      before: before.map(([, s, u], i) => [truthA.get(i) ?? (gone.includes(i) ? `gone${i}` : ''), s, u]),
      after: { real: after.map(([, s, u], i) => [truthB.get(i) ?? '', s, u]) },
    }),
  );
}
console.log(total, totalGone);
await browser.close();
