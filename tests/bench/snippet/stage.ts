import type { Browser, BrowserContext, Page } from 'playwright';
import type { Signature } from '../../../shared/contract/signature.ts';
import { launchBrowser } from '../../support/browser.ts';
import { bundlePart } from '../../support/bundle-part.ts';
import { type FakeServer, fakeServer } from '../../support/fake-server.ts';
import { type HostPages, hostPages, scriptAnswer } from '../../support/host-pages.ts';
import { guide, guideId, step } from '../../support/snippet-bench.ts';
import { serveHostPages, type TourStep, tourSteps } from './host-page.ts';
import { installBench } from './in-page.ts';
import { type Sink, sinkServer } from './sink-server.ts';

/** A host app, our server on another origin, and the peers' services, with a browser between them. */
export interface Stage {
  browser: Browser;
  host: HostPages;
  server: FakeServer;
  sink: Sink;
  /** A page at rest, not slowed down yet, in a profile of its own unless one is given. */
  open(path: string, context?: BrowserContext): Promise<Page>;
  /** From now on its processor is a quarter as fast; the garbage of the page's own load is collected before. */
  slowDown(page: Page): Promise<void>;
  close(): Promise<void>;
}

/** The guide of the heavy page, and that of the one which never rests. */
export const tourId = guideId(1);
export const busyTourId = guideId(2);
export const busyStep: TourStep = { target: '#target', title: 'Look here', text: 'It stays where it is.' };

export const installTag = (server: FakeServer): string =>
  `<script>window.cairn = [['identify', 'user-17', { role: 'sales' }], ['group', 'acme', { plan: 'pro' }]]</script>
   <script async src="${server.origin}/s.js" data-key="${server.key}"></script>`;

export async function openStage(): Promise<Stage> {
  const [browser, server, host, sink, match] = await Promise.all([
    launchBrowser(),
    fakeServer(),
    hostPages(),
    sinkServer(),
    bundlePart('snippet/target/match.ts'),
  ]);
  host.serve('/match.js', scriptAnswer(match));
  serveHostPages(host, installTag(server));

  async function open(path: string, given?: BrowserContext): Promise<Page> {
    const context = given ?? (await browser.newContext({ viewport: { width: 1280, height: 720 } }));
    const page = await context.newPage();
    await page.addInitScript((sinkUrl) => Reflect.set(window, 'sinkUrl', sinkUrl), sink.origin);
    await page.goto(host.origin + path);
    await page.evaluate(installBench);
    await atRest(page);
    return page;
  }

  const stage: Stage = {
    browser,
    host,
    server,
    sink,
    open,
    async slowDown(page) {
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('HeapProfiler.collectGarbage');
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    },
    async close() {
      await browser.close();
      await Promise.all([server.close(), host.close(), sink.close()]);
    },
  };
  server.isCached = true;
  server.delivery.guides = [
    await deliveredTour(stage, '/', tourSteps, tourId),
    await deliveredTour(stage, '/busy', [busyStep], busyTourId),
  ];
  return stage;
}

const atRest = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise((done) => requestIdleCallback(() => setTimeout(done, 100), { timeout: 1000 })),
  );

/** A guide whose targets were picked in the page, as an author would. */
async function deliveredTour(stage: Stage, path: string, steps: TourStep[], id: string) {
  const page = await stage.open(path);
  const signatures = await page.evaluate(
    (selectors) =>
      import('/match.js' as string).then(({ describe }) =>
        selectors.map((selector) => describe(document.querySelector(selector))),
      ),
    steps.map(({ target }) => target),
  );
  await page.context().close();
  return guide(
    steps.map(({ title, text }, index) =>
      step(`step-${index}`, {
        layout: 'tooltip',
        target: { signature: signatures[index] as Signature },
        blocks: [
          { id: 'heading', type: 'heading', text: title },
          { id: 'text', type: 'text', text: [{ type: 'text', text }] },
          {
            id: 'buttons',
            type: 'buttons',
            buttons: [{ id: 'next', label: 'Next', look: 'primary', action: { type: 'next' } }],
          },
        ],
      }),
    ),
    { id, trigger: { on: 'manual', delaySeconds: 0, pages: { include: [], exclude: [] } } },
  );
}
