import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clicksOn, target } from '../../../demo/data/described-elements.ts';
import { type HostElement, type HostElementKey, hostElements } from '../../../demo/data/host-elements.ts';
import { oldestBrowsers } from '../../../oldest-browsers.ts';
import type { Signature } from '../../../shared/contract/signature.ts';
import { isSameElement } from '../../../shared/rules/match-target-signature.ts';
import { launchBrowser } from '../../support/browser.ts';

/**
 * The demo host app one release later (`?v=2`): other classes, ids and places, no test ids, some other words. Where an
 * element is there is looked up by the new design's own ids; the matcher has the signatures of the first.
 */
const dist = join(import.meta.dirname, '../../../dist');
const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

let browser: Browser;
let server: Server;
let origin: string;
/** What describes a captured click. */
let capture: string;
beforeAll(async () => {
  server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const wanted = pathname === '/match.mjs' ? join(dist, 'match.mjs') : join(dist, 'demo', pathname);
    const isFile = extname(wanted) !== '' && existsSync(wanted);
    const type = pathname.endsWith('.mjs') ? 'text/javascript' : types[extname(wanted)];
    response.writeHead(200, { 'content-type': (isFile && type) || 'text/html' });
    response.end(
      isFile
        ? readFileSync(wanted)
        : readFileSync(join(dist, 'demo/index.html'), 'utf8').replace('%CAIRN_TAG%', ''),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { outputFiles } = await build({
    entryPoints: ['snippet/target/describe-click.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'capture',
    target: oldestBrowsers,
  });
  capture = outputFiles[0]?.text ?? '';
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Ids of the second design, for those of the first that the list of elements goes by. */
const inSecondDesign = (selector: string) =>
  selector.replace(
    /^#([\w-]+)/,
    (_, id: string) =>
      `#hx${id.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase())}`,
  );
/** Elements that have an id or another mark that the second design kept. */
const marked = (Object.entries(hostElements) as [HostElementKey, HostElement][]).filter(
  ([, { selector, after = [] }]) =>
    [selector, ...after].every((one) => !one.includes('data-testid')) && !selector.includes('today-task'),
);

async function openSecond(path: string, after: string[] = []): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await page.goto(`${origin}${path}?v=2`);
  await page.locator('h1').waitFor();
  for (const selector of after) await page.locator(inSecondDesign(selector)).click();
  return page;
}

describe('after the redesign', () => {
  test.each(marked)('%s is found by the signature of the first design', async (key, element) => {
    const page = await openSecond(element.path, element.after);
    await page.evaluate(`import('/match.mjs').then(({ find }) => { window.find = find; })`);
    const found = await page.evaluate(
      ({ signature, selector }) => {
        const { find } = window as unknown as {
          find(signature: unknown, root: Node): { element: Element | null };
        };
        const { element: one } = find(signature, document);
        return one === document.querySelector(selector) ? 'it' : (one?.outerHTML ?? 'nothing');
      },
      { signature: target(key, origin).signature, selector: inSecondDesign(element.selector) },
    );
    expect(found).toBe('it');
    await page.close();
  });

  test.each(['export-report', 'place-order', 'add-customer', 'connect-ledger', 'range-6'] as const)(
    'a click on %s counts for the tag made on the first design',
    async (key) => {
      const { path, selector } = hostElements[key];
      const page = await openSecond(path);
      const clicked = (await page.evaluate(
        `${capture}; capture.describeClick(document.querySelector(${JSON.stringify(inSecondDesign(selector))}))`,
      )) as Signature;
      expect(
        clicksOn(key).some((rule) => rule.type === 'click' && isSameElement(rule.target.signature, clicked)),
      ).toBe(true);
      await page.close();
    },
  );
});
