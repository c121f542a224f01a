import { shrinkScript } from '../../../shrink-script.ts';
import { builtSnippet } from '../../support/built-snippet.ts';
import { bundlePart } from '../../support/bundle-part.ts';
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
  const { boot, parts } = await builtSnippet();
  const picker = await shrinkScript('picker.js', await bundlePart('snippet/picker/picker.tsx'));
  const bundles = Object.fromEntries(
    Object.entries({ 's.js': boot, ...parts, 'picker.js': picker }).map(([name, text]) => [
      name,
      gzipped(text),
    ]),
  );
  stage.server.requests.length = 0;
  const page = await stage.open('/');
  await cairnContenders(stage)[0].load(page);
  await page.waitForFunction(() => !Array.isArray(Reflect.get(window, 'cairn')));
  await page.evaluate(offerCairnTour, tourId);
  await page.evaluate((steps) => window.bench.shown(steps[0]!, () => window.tour.start(steps)), tourSteps);
  await page.context().close();
  const files = new Set(stage.server.requests.map(({ path }) => path.replace(/^.*\//, '')));
  const loaded = Object.entries(bundles).filter(([name]) => files.has(name) && name !== 'reasons.js');
  return {
    bundles,
    boot: bundles['s.js']!,
    firstGuide: loaded.reduce((sum, [, bytes]) => sum + bytes, 0),
  };
}
