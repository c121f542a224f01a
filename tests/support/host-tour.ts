import type { BrowserContext, CDPSession, Locator, Page } from 'playwright';
import { expect } from 'vitest';
import type { DeliveredGuide, DeliveredStep } from '../../shared/contract/guide.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import { launchBrowser } from './browser.ts';
import { bundlePart } from './bundle-part.ts';
import { type FakeServer, fakeServer } from './fake-server.ts';
import { type HostPages, hostPages } from './host-pages.ts';
import { guide, guideId, sign, step } from './snippet-bench.ts';

/** Every way a step is drawn. */
export const layouts = [
  'tooltip',
  'modal',
  'corner',
  'slideOut',
  'bannerTop',
  'bannerBottom',
  'inline',
  'beacon',
] as const;
export type Layout = (typeof layouts)[number];
/** Those that lie over the page and have nothing to do with an element of it. */
export const freeLayouts: readonly Layout[] = ['modal', 'corner', 'slideOut', 'bannerTop', 'bannerBottom'];
export const layoutsBut = (...others: Layout[]) => layouts.filter((layout) => !others.includes(layout));

export interface HostApp {
  /** Inside `<body>`; or a whole document, with `%TAG%` where the install tag goes. */
  html: string;
  headers?: (ours: string) => Record<string, string>;
  /** What the tooltips point at; the button named "Target" unless told. */
  target?: Partial<Signature>;
  steps?: DeliveredStep[];
  /** Which layouts the guide goes through, in their order; all unless told. */
  layouts?: readonly Layout[];
  guide?: Partial<DeliveredGuide>;
  /** `byUser`: by `cairn.start`, called with `tour.start()`. `byItself` unless told. */
  starts?: 'byItself' | 'byUser';
  /** Before anything of the page runs. */
  prepare?: (page: Page) => Promise<unknown>;
  /** How the page names the script; the plain tag unless told. */
  tag?: (src: string, key: string) => string;
}

/** A guide on the screen of a host app that the test made up, all of it delivered and drawn as shipped. */
export interface Tour {
  page: Page;
  cdp: CDPSession;
  /** The card of the present step. */
  card: Locator;
  /** The host's errors, console errors and policy reports. */
  faults: string[];
  start(): Promise<void>;
  /** Waits for the card of this step. */
  shows(id: string): Promise<void>;
  /** No card is seen, and none comes for a while. */
  showsNothing(): Promise<void>;
  /** A real press with the mouse in the middle of the button, whatever may lie over it. */
  press(name: string): Promise<void>;
  /** Waits until the card stands beside the element, wholly on the screen. */
  standsBy(target?: Locator, how?: { mayCover?: boolean }): Promise<void>;
  /** Shows each layout of the guide one after the other, the card of a beacon opened, and goes on by pressing Next. */
  everyLayout(check: (layout: Layout) => Promise<unknown>): Promise<void>;
}

export interface TourBench {
  server: FakeServer;
  host: HostPages;
  context: BrowserContext;
  open(app: HostApp | string): Promise<Tour>;
  /** The description that picking this element in such a page would save. */
  pick(html: string, element: string): Promise<Signature>;
  /** Between two tests. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export const heading = (id: string) => ({ id: 'heading', type: 'heading' as const, text: `This is ${id}` });
export const text = (words: string) => ({
  id: 'text',
  type: 'text' as const,
  text: [{ type: 'text' as const, text: words }],
});
export const buttons = (...names: ('Next' | 'Back' | 'Close')[]) => ({
  id: 'buttons',
  type: 'buttons' as const,
  buttons: names.map((label) => ({
    id: label,
    label,
    look: label === 'Next' ? ('primary' as const) : ('secondary' as const),
    action: { type: label.toLowerCase() as 'next' | 'back' | 'close' },
  })),
});
const score = {
  id: 'score',
  type: 'question' as const,
  question: {
    kind: 'nps' as const,
    scale: '0-10' as const,
    prompt: 'How likely are you to recommend us?',
    lowLabel: 'Not at all likely',
    highLabel: 'Very likely',
  },
};

export const targetHtml = (style = 'position:absolute;left:500px;top:200px') =>
  `<button id="target" style="${style}">Target</button>`;

const plainTag = (src: string, key: string) =>
  `<script async src="${src}" data-key="${key}" data-calm="0"></script>`;

/** One browser for a file of tests, and a context for each of them: what one has not sent yet is not sent by the next. */
export async function tourBench(): Promise<TourBench> {
  const [browser, server, host] = await Promise.all([launchBrowser(), fakeServer(), hostPages()]);
  // Nothing moves but where a test is about motion.
  const newContext = () => browser.newContext({ reducedMotion: 'reduce' });
  let context = await newContext();
  const describe = await bundlePart('snippet/target/match.ts');
  host.serve('/match.js', (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(describe),
  );
  let apps = 0;

  async function open(given: HostApp | string): Promise<Tour> {
    const app = typeof given === 'string' ? { html: given } : given;
    const key = `pk_test${++apps}`;
    const path = `/app-${apps}`;
    const tag = (app.tag ?? plainTag)(`${server.origin}/s.js`, key);
    const html = app.html.includes('%TAG%')
      ? app.html.replace('%TAG%', tag)
      : `<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head><body>${app.html}${tag}</body></html>`;
    host.page(path, html, app.headers?.(server.origin));
    const target = { signature: sign({ name: 'Target', ...app.target }) };
    const ask = { ...step('tooltip', { target }), missingAfterSeconds: 30 };
    const ours = app.layouts ?? layouts;
    const steps = app.steps ?? ours.map((layout) => stepOf(layout, ask));
    const on = app.starts === 'byUser' ? 'manual' : 'pageLoad';
    server.delivery.guides = [
      guide(steps, {
        trigger: { on, delaySeconds: 0, pages: { include: [], exclude: [] } },
        ...app.guide,
      }),
    ];
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    // As an app does that knows its user: for others, guides wait a while.
    await page.addInitScript(() => Object.assign(window, { cairn: [['identify', 'u1']] }));
    await app.prepare?.(page);
    await page.goto(host.origin + path);
    const tour = tourOn(page, await context.newCDPSession(page), faults, ours);
    if (on === 'pageLoad' && !app.steps) await tour.shows(ours[0]!);
    return tour;
  }

  return {
    server,
    host,
    get context() {
      return context;
    },
    open,
    async pick(html, element) {
      const page = await context.newPage();
      host.page('/picked', `<!doctype html><html lang="en"><body>${html}</body></html>`);
      await page.goto(`${host.origin}/picked`);
      // As text, because vitest would rewrite the import in a function.
      const signature = await page.evaluate(
        `import('/match.js').then(({ describe }) => describe(${element}))`,
      );
      await page.close();
      return signature as Signature;
    },
    async clear() {
      await context.close();
      context = await newContext();
      server.hangUp();
      server.forget();
    },
    async close() {
      await browser.close();
      await Promise.all([server.close(), host.close()]);
    },
  };
}

const said: Partial<Record<Layout, string>> = {
  tooltip: 'It stands beside its target.',
  modal: 'It is in the way.',
};

/** A step of this layout, at its target where it needs one. */
function stepOf(layout: Layout, atTarget: DeliveredStep): DeliveredStep {
  const isAtTarget = /^(tooltip|inline|beacon)$/.test(layout);
  return {
    ...(isAtTarget ? atTarget : step(layout)),
    id: layout,
    layout,
    blocks: [
      heading(layout),
      layout === 'corner' ? score : text(said[layout] ?? 'It tells of something new.'),
      layout === 'modal' ? buttons('Back', 'Next') : buttons('Next'),
    ],
  };
}

function tourOn(page: Page, cdp: CDPSession, faults: string[], ours: readonly Layout[]): Tour {
  const card = page.locator('cairn-layer .card');
  const often = { interval: 30 };
  /** With the mouse, whatever may lie over it; what stands in the page may have to be scrolled to. */
  const pressAt = async (element: Locator) => {
    await element.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await element.boundingBox())!;
    await page.mouse.click(x + width / 2, y + height / 2);
  };
  const tour: Tour = {
    page,
    cdp,
    card,
    faults,
    async start() {
      await page.waitForFunction(() => !Array.isArray((window as never as { cairn: unknown }).cairn ?? []));
      await page.evaluate(
        (id) => (window as never as { cairn: { start(id: string): void } }).cairn.start(id),
        guideId(1),
      );
    },
    async shows(id) {
      if (id === 'beacon') {
        const mark = page.locator('cairn-layer .mark');
        await mark.waitFor({ timeout: 20_000 });
        if (!(await card.isVisible())) await pressAt(mark);
      }
      await page
        .locator('cairn-layer .card:not(.tooltip), cairn-layer .card.placed', { hasText: `This is ${id}` })
        .waitFor({ timeout: 20_000 });
    },
    async showsNothing() {
      await card.waitFor({ state: 'hidden' });
      await page.waitForTimeout(400);
      expect(await card.isVisible()).toBe(false);
    },
    press: (name) => pressAt(card.getByRole('button', { name, exact: true })),
    async standsBy(target = page.locator('#target'), { mayCover = false } = {}) {
      const fault = async () => {
        if (!(await card.isVisible())) return 'no card is seen';
        const [tip, at] = [await card.boundingBox(), await target.boundingBox()];
        if (!tip || !at) return `card: ${!!tip}, target: ${!!at}`;
        const screen = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
        return placeFault(tip, at, screen, mayCover);
      };
      await expect.poll(fault, often).toBe('');
    },
    async everyLayout(check) {
      for (const layout of ours) {
        await tour.shows(layout);
        await check(layout);
        if (layout === 'corner') await card.getByRole('radio', { name: '9' }).check({ force: true });
        await tour.press('Next');
      }
      await card.waitFor({ state: 'detached' });
    },
  };
  return tour;
}

interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is wrong with the card's place, in words; nothing when it stands beside its target. */
function placeFault(
  tip: Rect,
  target: Rect,
  screen: { width: number; height: number },
  mayCover: boolean,
): string {
  const numbers = JSON.stringify({ tip, target, screen });
  const [right, bottom] = [tip.x + tip.width, tip.y + tip.height];
  if (tip.x < -0.5 || tip.y < -0.5 || right > screen.width + 0.5 || bottom > screen.height + 0.5) {
    return `off the screen ${numbers}`;
  }
  const across = Math.max(target.x - right, tip.x - target.x - target.width);
  const down = Math.max(target.y - bottom, tip.y - target.y - target.height);
  const gap = Math.max(across, down);
  // As large as the screen: there is no room beside it.
  if (mayCover) return gap > 30 ? `away from it ${numbers}` : '';
  if (gap < 0) return `over it ${numbers}`;
  if (gap > 30 || Math.min(across, down) > 0) return `away from it ${numbers}`;
  return '';
}

/** The node of this role in the browser's own accessibility tree. */
export async function axNode(tour: Tour, role: string) {
  const { nodes } = await tour.cdp.send('Accessibility.getFullAXTree');
  const node = nodes.find((one) => one.role?.value === role && !one.ignored);
  return node && { name: String(node.name?.value ?? ''), description: String(node.description?.value ?? '') };
}

/** Where the focus is: the card's innermost element as `tag "text"`, the host's as `#id` or `body`. */
export const focused = ({ page }: Tour): Promise<string> =>
  page.evaluate(() => {
    const layer = document.querySelector('cairn-layer');
    const inner = layer?.shadowRoot?.activeElement;
    if (inner) return `ours: ${inner.localName} ${inner.ariaLabel ?? inner.textContent?.trim().slice(0, 30)}`;
    const at = document.activeElement;
    return at?.id ? `#${at.id}` : (at?.localName ?? 'none');
  });

/** Frames pass: what happens at the next one has happened. */
export const frames = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
