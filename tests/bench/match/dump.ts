import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { launchBrowser } from '../../support/browser.ts';
import { draw } from './kits.ts';
import { parsePage } from './page-model.ts';
import { firstDesign, redesign, redesignNames } from './redesigns.ts';

const folder = import.meta.dirname;
const { outputFiles } = await build({
  stdin: {
    resolveDir: folder,
    contents: `
import { reading } from '../../../snippet/target/reading.ts';
import { describeTarget } from '../../../snippet/target/describe-target.ts';
import { takeNotes } from '../../../snippet/target/page-notes.ts';
window.dump = () => {
  const truths = new Map();
  for (const e of document.querySelectorAll('[data-truth]')) { truths.set(e, e.dataset.truth); e.removeAttribute('data-truth'); }
  const notes = takeNotes(reading);
  const all = [...document.querySelectorAll('body *')].filter(e => e.getClientRects().length && !e.closest('svg') && (truths.has(e) || e.matches('a,button,input,select,textarea,label,li,td,th,h1,h2,h3,span,section,form,p,tr')));
  const at = new Map(all.map((e, i) => [e, i]));
  const up = e => { for (let n = e.parentElement; n; n = n.parentElement) if (at.has(n)) return at.get(n); return -1; };
  return all.map(e => [truths.get(e) ?? '', describeTarget(reading, e, notes), up(e)]);
};`,
  },
  bundle: true,
  write: false,
  format: 'iife',
});
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
async function open(html: string) {
  await page.route('https://app.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: html }),
  );
  await page.goto('https://app.example/app');
  await page.unrouteAll();
  await page.evaluate(outputFiles[0]!.text);
  return page.evaluate(() => (window as never as { dump(): unknown }).dump());
}
mkdirSync('/tmp/dump', { recursive: true });
for (const file of readdirSync(join(folder, 'pages'))) {
  const name = file.replace('.txt', '');
  const model = parsePage(readFileSync(join(folder, 'pages', file), 'utf8'));
  const before = await open(draw(model, firstDesign(name)));
  const after: Record<string, unknown> = {};
  for (const kind of redesignNames) {
    const r = redesign(name, model, kind);
    after[kind] = await open(draw(r.page, r.design));
  }
  writeFileSync(`/tmp/dump/${name}.json`, JSON.stringify({ before, after }));
}
await browser.close();
