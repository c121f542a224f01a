import { type Browser, chromium } from 'playwright';
import { chromiumPath } from './chromium.ts';

/**
 * A headless browser for tests; whoever launches it closes it. Without its sandbox, which refuses root and many
 * containers: it sees only our own pages.
 */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
