import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';

/** The system's Chromium where there is one, else the one that Playwright installed. */
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? systemBrowsers.find((path) => existsSync(path)),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
