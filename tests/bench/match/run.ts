import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright';
import { oldestBrowsers } from '../../../oldest-browsers.ts';
import { launchBrowser } from '../../support/browser.ts';
import type { Memory, Outcome } from './in-page.ts';
import { draw } from './kits.ts';
import { parsePage } from './page-model.ts';
import { firstDesign, redesign, redesignNames } from './redesigns.ts';

const folder = import.meta.dirname;
const { outputFiles } = await build({
  entryPoints: [join(folder, 'in-page.ts')],
  bundle: true,
  write: false,
  format: 'iife',
  target: oldestBrowsers,
});
const script = outputFiles[0]?.text ?? '';
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });

async function open(html: string): Promise<void> {
  await page.route('https://app.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: html }),
  );
  await page.goto('https://app.example/app');
  await page.unrouteAll();
  await page.evaluate(script);
}
type Bench = {
  names: string[];
  remember(b: boolean): Memory[];
  look(m: Memory[], b: boolean): Outcome[];
  strip(): void;
};
declare const bench: Bench;

const only = process.env.ONLY;
const tally: Record<string, Record<string, number>> = {};
const times: number[] = [];
const t0 = Date.now();
for (const file of readdirSync(join(folder, 'pages'))) {
  const name = file.replace('.txt', '');
  if (only && only !== name) continue;
  const model = parsePage(readFileSync(join(folder, 'pages', file), 'utf8'));
  await open(draw(model, firstDesign(name)));
  const memories = await page.evaluate((b) => bench.remember(b), !!process.env.BASE);
  for (const kind of redesignNames) {
    const { page: after, design, gone } = redesign(name, model, kind);
    for (const form of ['as is', 'stripped']) {
      await open(draw(after, design));
      if (form === 'stripped') await page.evaluate(() => bench.strip());
      const outcomes = await page.evaluate(
        ([m, b]) => bench.look(m as never, b as never),
        [memories, !!process.env.BASE],
      );
      for (const o of outcomes) {
        const key = `${form} ${kind}`;
        const isGone = !o.isThere;
        const t = (tally[key] ??= {});
        const all = (tally[`${form} ALL`] ??= {});
        o.answers.forEach((a, i) => {
          const k = `${i} ${isGone ? (a.outcome === 'none' ? 'goneOk' : 'goneFalse') : a.outcome}`;
          t[k] = (t[k] ?? 0) + 1;
          all[k] = (all[k] ?? 0) + 1;
          if (!i) times.push(a.ms);
        });
        if (
          process.env.WRONG &&
          o.answers[0] &&
          (isGone ? o.answers[0].outcome !== 'none' : o.answers[0].outcome !== 'found')
        )
          console.log(name, kind, form, isGone ? 'GONE' : '', o.truth, JSON.stringify(o.answers[0]));
      }
    }
  }
}
console.log(Date.now() - t0, 'ms');
for (const [key, t] of Object.entries(tally)) {
  const line = [0, 1, 2, 3, 4, 5]
    .filter((i) => t[`${i} found`])
    .map((i) => {
      const f = t[`${i} found`] ?? 0,
        w = t[`${i} wrong`] ?? 0,
        n = t[`${i} none`] ?? 0,
        g = t[`${i} goneOk`] ?? 0,
        gf = t[`${i} goneFalse`] ?? 0;
      const all = f + w + n;
      return `${((100 * f) / all).toFixed(1)}/${((100 * w) / all).toFixed(1)} gone ${gf}/${g + gf}`;
    });
  console.log(key.padEnd(36), t['0 found'], line.join(' | '));
}
times.sort((a, b) => a - b);
console.log('median', times[times.length >> 1], 'p99', times[Math.floor(times.length * 0.99)]);
await browser.close();
