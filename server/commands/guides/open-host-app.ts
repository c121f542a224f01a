import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import type { Signature } from '../../../shared/contract/signature.ts';
import type { Target } from '../../../shared/contract/target.ts';
import { systemChromium } from '../../outbound/system-chromium.ts';
import { builtFiles } from '../../start-server.ts';
import { CommandError } from '../run-command.ts';

/** What the matcher is called by in the page. */
const matcherName = '__cairnMatcher';

interface Matcher {
  find(signature: Signature, root?: ParentNode, options?: object): { element: Element | null; score: number };
  describe(element: Element): Signature;
  rank(signature: Signature, candidates: Signature[]): { index: number | null; score: number };
}

export interface HostAppOptions {
  /** Address of the running host app. */
  url: string;
  /** A file that Playwright's `storageState` wrote: cookies and local storage of somebody signed in. */
  storageState?: string | undefined;
  /** How long an element is waited for. */
  timeoutMs: number;
}

/** A running host app in a headless Chromium. */
export interface HostApp {
  /** Opens a page of it; with `mayBeThereSoon` it first waits for the host app to go there by itself. */
  goTo(page: string, options: { mayBeThereSoon: boolean }): Promise<void>;
  /** Waits for the element; where it does not come, what is most like it. */
  find(target: Target): Promise<{ isFound: boolean; nearest: { label: string; score: number } | null }>;
  press(target: Target): Promise<void>;
  close(): Promise<void>;
}

/** @throws CommandError when there is no browser, or the app does not answer */
export async function openHostApp({ url, storageState, timeoutMs }: HostAppOptions): Promise<HostApp> {
  const { chromium } = await import('playwright-core').catch(() => {
    throw new CommandError('This needs a browser to drive: run npm install playwright-core first.');
  });
  const browser = await chromium
    .launch({
      ...(systemChromium() && { executablePath: systemChromium() }),
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    })
    .catch(() => {
      throw new CommandError(
        'There is no Chromium: set CHROMIUM_PATH, or run npx playwright-core install chromium.',
      );
    });
  // The page's policy is the host app's own; what looks for elements here is no part of it.
  const context = await browser.newContext({ bypassCSP: true, ...(storageState && { storageState }) });
  await context.addInitScript({ content: await matcherScript() });
  const page = await context.newPage();
  const addressOf = (path: string) => new URL(path, url).href;

  return {
    async goTo(path, { mayBeThereSoon }) {
      const isThere = (current: URL) => current.pathname === new URL(addressOf(path)).pathname;
      if (mayBeThereSoon) await page.waitForURL(isThere, { timeout: timeoutMs }).catch(() => {});
      if (isThere(new URL(page.url(), url)) && page.url() !== 'about:blank') return;
      await page.goto(addressOf(path), { waitUntil: 'load' }).catch((error: Error) => {
        throw new CommandError(`${addressOf(path)} can't be opened: ${error.message.split('\n')[0]}`);
      });
    },
    async find(target) {
      const isFound = await page
        .waitForFunction(isThere, [matcherName, target] as const, { timeout: timeoutMs, polling: 200 })
        .then(
          () => true,
          () => false,
        );
      return { isFound, nearest: isFound ? null : await nearest(page, target) };
    },
    async press(target) {
      await page.evaluate(
        ([name, { signature, ...options }]) => {
          const matcher = (globalThis as unknown as Record<string, Matcher>)[name];
          (matcher?.find(signature, document, options).element as HTMLElement | undefined)?.click();
        },
        [matcherName, target] as const,
      );
    },
    close: () => browser.close(),
  };
}

/** Run in the page. */
function isThere([name, { signature, ...options }]: readonly [string, Target]): boolean {
  const matcher = (globalThis as unknown as Record<string, Matcher>)[name];
  return Boolean(matcher?.find(signature, document, options).element);
}

/** What on the page could be pressed and is most like the target. */
const nearest = (page: Page, target: Target): Promise<{ label: string; score: number } | null> =>
  page.evaluate(
    ([name, { signature }]) => {
      const matcher = (globalThis as unknown as Record<string, Matcher>)[name];
      const elements = [
        ...document.querySelectorAll(
          `a, button, input, select, textarea, summary, [role], [tabindex], ${signature.tag}`,
        ),
      ];
      if (!matcher || elements.length === 0) return null;
      const scored = elements.map((element) => {
        const described = matcher.describe(element);
        return { described, score: matcher.rank(signature, [described]).score };
      });
      const best = scored.reduce((most, one) => (one.score > most.score ? one : most));
      const { described, score } = best;
      return score > 0.2 ? { label: described.name ?? described.text ?? described.tag, score } : null;
    },
    [matcherName, target] as const,
  );

/** The matcher that pages use, as a script that leaves it under one name. */
async function matcherScript(): Promise<string> {
  const entry = join(builtFiles, 'match.mjs');
  if (!existsSync(entry)) throw new CommandError('Nothing is built yet: run npm run build first.');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: matcherName,
  });
  return `${outputFiles[0]?.text ?? ''}\nglobalThis.${matcherName} = ${matcherName};`;
}
