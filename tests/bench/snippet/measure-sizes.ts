import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { offerCairnTour } from './cairn-tour.ts';
import { cairnContenders } from './contenders.ts';
import { gzipped } from './gzipped.ts';
import { tourSteps } from './host-page.ts';
import { type Stage, tourId } from './stage.ts';

/** Bytes after gzip -9. */
export interface Sizes {
  /** Each of our bundles, by file name. */
  bundles: Record<string, number>;
  boot: number;
  /** What was really asked for until the first step of the tour stood, but for what tells the server of reasons. */
  firstGuide: number;
}

export async function measureSizes(stage: Stage): Promise<Sizes> {
  const folder = join(import.meta.dirname, '../../../dist/snippet');
  const shipped = readdirSync(folder).filter((file) => file !== 'module.js');
  const bundles = Object.fromEntries(
    shipped.map((file) => [withoutHash(file), gzipped(readFileSync(join(folder, file), 'utf8'))]),
  );
  stage.server.requests.length = 0;
  const page = await stage.open('/');
  await cairnContenders(stage)[0].load(page);
  await page.waitForFunction(() => !Array.isArray(Reflect.get(window, 'cairn')));
  await page.evaluate(offerCairnTour, tourId);
  await page.evaluate((steps) => window.bench.shown(steps[0]!, () => window.tour.start(steps)), tourSteps);
  await page.context().close();
  const files = new Set(stage.server.requests.map(({ path }) => withoutHash(path.replace(/^.*\//, ''))));
  const loaded = Object.entries(bundles).filter(([name]) => files.has(name) && name !== 'reasons.js');
  return {
    bundles,
    boot: bundles['s.js']!,
    firstGuide: loaded.reduce((sum, [, bytes]) => sum + bytes, 0),
  };
}

const withoutHash = (file: string) => file.replace(/-[A-Z0-9]{8}\.js$/, '.js');
