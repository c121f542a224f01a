import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { paintedTheme } from '../../shared/rules/painted-theme.ts';
import type { StepView } from '../../snippet/render/step-view.ts';
import { bundlePart } from './bundle-part.ts';
import { hostPages, scriptAnswer } from './host-pages.ts';

/** A view as data: the anchor by selector, the functions recorded by the page. */
export type ViewData = Partial<
  Omit<StepView, 'step' | 'anchor' | 'replaces' | 'container' | 'variable' | 'questions' | 'layouts'>
> & {
  step?: Partial<StepView['step']>;
  anchor?: string | null;
  container?: string;
  traits?: Record<string, string>;
};

export const heading = (text: string) => ({ id: 'heading', type: 'heading' as const, text });
export const text = (words: string, id = 'text') => ({
  id,
  type: 'text' as const,
  text: [{ type: 'text' as const, text: words }],
});
export const buttons = (...labels: ('Next' | 'Back' | 'Close')[]) => ({
  id: 'buttons',
  type: 'buttons' as const,
  buttons: labels.map((label) => ({
    id: label,
    label,
    look: label === 'Next' ? ('primary' as const) : ('secondary' as const),
    action: { type: label.toLowerCase() as 'next' | 'back' | 'close' },
  })),
});
export const nps = (scale: '1-10' | '0-10' = '1-10') => ({
  id: 'score',
  type: 'question' as const,
  question: {
    kind: 'nps' as const,
    scale,
    prompt: 'How likely are you to recommend us?',
    lowLabel: 'Not at all likely',
    highLabel: 'Very likely',
  },
});

export interface DrawnPage {
  page: Page;
  /** The drawn card. */
  card: Locator;
  /** What went to `onAction` and `onAnswer`, in order. */
  calls(): Promise<unknown[]>;
  /** Uncaught errors and errors on the console, policy violations included. */
  errors: string[];
  draw(view?: ViewData): Promise<void>;
  rect(selector: string): Promise<{ x: number; y: number; width: number; height: number }>;
}

const theme = paintedTheme({ mode: 'light', accent: '#3b5bdb' });

declare global {
  interface Window {
    calls: unknown[];
    drawn: import('../../snippet/render/step-view.ts').RenderedStep;
    renderer: typeof import('./renderer.ts');
    drawStep(view: ViewData): void;
  }
}

/** Serves host pages and the built renderer from two origins, as in life; pages are closed with their test. */
export async function openDrawingBoard(browser: Browser) {
  const host = await hostPages();
  const assets = await hostPages();
  assets.serve('/render.js', scriptAnswer(await bundlePart('tests/support/renderer.ts')));
  let pages = 0;
  return {
    host,
    assets,
    async open(
      html: string | { html: string; headers: (assetsOrigin: string) => Record<string, string> },
      options: BrowserContextOptions = {},
    ): Promise<DrawnPage> {
      const path = `/page-${pages++}`;
      if (typeof html === 'string') host.page(path, html);
      else host.page(path, html.html, html.headers(assets.origin));
      const context = await browser.newContext(options);
      onTestFinished(() => context.close());
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await page.goto(host.origin + path);
      return {
        page,
        errors,
        card: page.locator('cairn-layer .card'),
        calls: () => page.evaluate(() => window.calls),
        draw: (view = {}) => draw(page, `${assets.origin}/render.js`, view),
        async rect(selector) {
          return page.locator(selector).evaluate((element) => element.getBoundingClientRect().toJSON());
        },
      };
    },
    async close() {
      await host.close();
      await assets.close();
    },
  };
}

async function draw(page: Page, script: string, view: ViewData): Promise<void> {
  // As a string, because vitest would rewrite the import in a function.
  await page.evaluate(`import(${JSON.stringify(script)}).then((part) => { window.renderer = part })`);
  await page.evaluate(
    ({ given, theme }) => {
      const find = (selector: string | null | undefined) =>
        selector ? document.querySelector<HTMLElement>(selector) : null;
      window.calls ??= [];
      window.drawStep = ({ step, anchor, container, traits, ...others }) => {
        window.drawn = window.renderer.renderStep({
          questions: window.renderer.questions,
          layouts: window.renderer.layouts,
          theme,
          locale: 'en',
          kind: 'walkthrough',
          name: 'First steps',
          progress: { index: 0, count: 1 },
          canGoBack: true,
          ...others,
          step: {
            id: 'step',
            layout: 'tooltip',
            placement: 'auto',
            advanceOn: 'button',
            whenMissing: 'skip',
            missingAfterSeconds: 5,
            blocks: [],
            ...step,
          },
          anchor: find(anchor === undefined ? '#target' : anchor),
          container: find(container) ?? undefined,
          variable: (of: string, trait: string) => traits?.[`${of}.${trait}`],
          onAction: (action: unknown) => window.calls.push(action),
          onAnswer: (id: string, answer: unknown) => window.calls.push([id, answer]),
          onOpen: () => window.calls.push('opened'),
        });
      };
      window.drawStep(given);
    },
    { given: view, theme },
  );
  // Two frames: measured in the first, on the screen in the second.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Frames pass: what happens at the next one has happened. */
export const frames = (page: Page, count = 3): Promise<void> =>
  page.evaluate(async (left) => {
    for (; left > 0; left--) await new Promise(requestAnimationFrame);
  }, count);
