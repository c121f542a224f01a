import type { Page } from 'playwright';
import type { ButtonAction } from '../../shared/contract/block.ts';
import type { GuideEventName } from '../../shared/contract/event.ts';
import type { DeliveredGuide, Trigger } from '../../shared/contract/guide.ts';
import { type SnippetBench, snippetBench, until } from './snippet-bench.ts';

type ToldName = GuideEventName | 'survey.answered';

/** A host app with guides, and what the server is told of them. */
export interface GuideBench extends SnippetBench {
  deliver(...guides: DeliveredGuide[]): void;
  /** Events of guides and surveys in the order of their making, as `guide.started one`; not how targets were found. */
  told(): string[];
  /** Waits for such an event, of this step or task if one is named. */
  hears(name: ToldName, stepId?: string): Promise<void>;
  /** Waits until the page has asked so many times what to show. */
  asked(times?: number): Promise<void>;
}

export async function guideBench(): Promise<GuideBench> {
  const bench = await snippetBench();
  const { server } = bench;
  const told = () =>
    [...server.events('guide'), ...server.events('survey')]
      .filter(({ name }) => name !== 'target.found')
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ name, properties }) => [name, properties?.stepId].filter(Boolean).join(' '));
  return {
    ...bench,
    told,
    deliver(...guides) {
      server.delivery.guides = guides;
    },
    async hears(name, stepId) {
      const wanted = [name, stepId].filter(Boolean).join(' ');
      await until(
        () => told().some((line) => line === wanted || (!stepId && line.startsWith(`${name} `))),
        `${wanted}, after ${told().join(', ')}`,
      );
    },
    async asked(times = 1) {
      await until(() => server.deliveries.length >= times, `delivery ${times}`);
    },
  };
}

/** Opens a page whose clock stands still until `pass`: nothing in it is sooner or later for the machine's being slow. */
export async function openInStoppedTime(bench: GuideBench, path: string): Promise<Page> {
  const { page } = await bench.open('about:blank');
  const now = Date.now();
  await page.clock.install({ time: now });
  await page.clock.pauseAt(now + 1000);
  await page.goto(bench.host.origin + path);
  await pass(page, () => bench.server.deliveries.length > 0, 'the delivery');
  return page;
}

/** Lets the page's stopped clock go on, little by little, until it is so. */
export async function pass(page: Page, isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  // Long for us, because a slow machine takes a second for a tick; in the page it is no longer than it has to be.
  const timeoutMs = 35_000;
  await until(
    async () => {
      await page.clock.runFor(10);
      return isSo();
    },
    what,
    timeoutMs,
  );
}

/** Calls the API as a host app does. */
export const call = (page: Page, ...values: unknown[]): Promise<void> =>
  page.evaluate(
    (given) => (window as never as { cairn: { push(call: unknown): void } }).cairn.push(given),
    values,
  );

/** A change of page without a load. */
export const go = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => history.pushState(null, '', to), path);

export const button = (label: string, action: ButtonAction) => ({
  id: `buttons-${label.replace(/\W/g, '')}`,
  type: 'buttons' as const,
  buttons: [{ id: label.replace(/\W/g, ''), label, look: 'secondary' as const, action }],
});

const everywhere = { include: [], exclude: [] };

/** A trigger on every page and without delay, unless told. */
export const on = (
  trigger: Partial<Trigger> & { on: Trigger['on'] } & Partial<Record<'eventName', string>> &
    Partial<Record<'seconds', number>>,
): Trigger => ({ delaySeconds: 0, pages: everywhere, ...trigger }) as Trigger;

export const onPages = (...include: string[]): Trigger =>
  on({ on: 'pageLoad', pages: { include, exclude: [] } });

/** Waits long enough for what must not happen to have happened. */
export const aWhile = (page: Page): Promise<void> => page.waitForTimeout(700);
