import { randomBytes } from 'node:crypto';
import { scriptAnswer } from '../../support/host-pages.ts';
import { installTag, type Stage } from './stage.ts';

/** How an app gets on that asks for its own data once it has loaded; milliseconds after the navigation. */
export interface SlowLoad {
  /** The end of its load event. */
  loadedMs: number;
  /** Its first screen with data stands. */
  readyMs: number;
}

/** With no tag at all, with the tag as it is, and with one that leaves the page no calm. */
export const slowPages = { alone: '/slow', tagged: '/slow-tagged', noCalm: '/slow-no-calm' };

/** What developer tools call "Slow 4G". */
const slow4g = {
  offline: false,
  latency: 150,
  downloadThroughput: 1.6e6 / 8,
  uploadThroughput: 750e3 / 8,
};
const scriptBytes = 200_000;
const dataBytes = 60_000;
const serverMs = 80;

/** So many letters, of which no two answers have the same. */
const noise = (bytes: number) => randomBytes(bytes * 0.75).toString('base64');

const app = `
  const work = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
  work(80);
  addEventListener('load', () => setTimeout(async () => {
    const data = await Promise.all([1, 2, 3].map((n) => fetch('/slow-data?' + n).then((answer) => answer.text())));
    work(40);
    document.querySelector('main').textContent = data.join('').slice(0, 20000);
    requestAnimationFrame(() => setTimeout(() => { window.readyAt = performance.now(); }));
  }));`;

export function serveSlowPages({ host, server }: Stage): void {
  const page = (tag: string) =>
    `<!doctype html><html lang="en"><head><title>Orders</title><link rel="icon" href="data:,">${tag}
     <script defer src="/slow-app.js"></script></head><body><main></main></body></html>`;
  const tag = installTag(server);
  host.page(slowPages.alone, page(''));
  host.page(slowPages.tagged, page(tag));
  host.page(slowPages.noCalm, page(tag.replace('data-key', 'data-calm="0" data-key')));
  host.serve('/slow-app.js', scriptAnswer(`/*${noise(scriptBytes)}*/${app}`));
  host.serve('/slow-data', (_request, response) => {
    setTimeout(
      () => response.writeHead(200, { 'content-type': 'text/plain' }).end(noise(dataBytes)),
      serverMs,
    );
  });
}

/** One visit in a fresh profile, on a slow network and a processor a quarter as fast. */
export async function measureSlowNetwork({ browser, host }: Stage, path: string): Promise<SlowLoad> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', slow4g);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(host.origin + path);
    await page.waitForFunction(() => Reflect.get(window, 'readyAt'));
    return await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return { loadedMs: entry!.loadEventEnd, readyMs: Reflect.get(window, 'readyAt') as number };
    });
  } finally {
    await context.close();
  }
}
