import type { Browser, Route } from 'playwright-core';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { systemChromium } from '../outbound/system-chromium.ts';
import { lacksChineseFont } from './lacks-chinese-font.ts';

/** Answers a request as the server itself would, without a network in between. */
export type Answer = (request: Request) => Response | Promise<Response>;

const timeoutMs = 20_000;

const noFont =
  'This server has no font with Chinese characters to make the PDF with: install one (on Debian: fonts-noto-cjk), or print it from your browser instead.';

/** One at a time: a browser takes more memory than everything else that the server does. */
let printing: Promise<unknown> = Promise.resolve();

/**
 * A business review as a PDF: the page that the studio shows, printed by a headless Chromium to A4. The browser has no
 * network: whatever it asks for is answered by this server, with the rights of whoever asked for the PDF.
 *
 * @param cookie of the member's session
 * @throws unavailable where there is no Chromium, or no font for what is to be printed, or it does not get ready in time
 */
export function printReview(
  { config, log }: Pick<Context, 'config' | 'log'>,
  answer: Answer,
  { id, environmentId, cookie }: { id: string; environmentId: number; cookie: string },
): Promise<Buffer> {
  const print = async () => {
    const browser = await launch();
    try {
      const page = await openPage(browser, log, config.publicUrl, answer, cookie);
      await page.goto(`${config.publicUrl}/reviews/${id}?environment=${environmentId}`, {
        timeout: timeoutMs,
      });
      const sheet = page.locator('.sheet');
      await sheet.waitFor({ timeout: timeoutMs });
      if (await lacksChineseFont(sheet)) throw new AppError('unavailable', noFont);
      return await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
    } catch (error) {
      log.error({ err: error }, 'a review could not be printed');
      if (error instanceof AppError) throw error;
      throw new AppError(
        'unavailable',
        'The PDF did not get ready in time: print it from your browser instead.',
      );
    } finally {
      await browser.close();
    }
  };
  const mine = printing.then(print, print);
  printing = mine.catch(() => {});
  return mine;
}

/** Chromium's own sandbox needs a user without rights to begin with; as root there is none. */
const isRoot = process.getuid?.() === 0;

async function launch(): Promise<Browser> {
  const executablePath = systemChromium();
  try {
    const { chromium } = await import('playwright-core');
    return await chromium.launch({
      ...(executablePath && { executablePath }),
      chromiumSandbox: !isRoot,
      args: ['--disable-dev-shm-usage'],
    });
  } catch {
    throw new AppError(
      'unavailable',
      'This server has no Chromium to make a PDF with: print it from your browser instead.',
    );
  }
}

async function openPage(
  browser: Browser,
  log: Context['log'],
  publicUrl: string,
  answer: Answer,
  cookie: string,
) {
  const context = await browser.newContext({ colorScheme: 'light', serviceWorkers: 'block' });
  await context.route('**/*', (route) =>
    fulfil(route, publicUrl, answer, cookie).catch((error) => {
      // The browser may be gone by now, printed or broken off: whoever still asked hears nothing.
      log.debug({ err: error }, 'a request of a review that is printed was not answered');
      return route.abort().catch(() => {});
    }),
  );
  return context.newPage();
}

async function fulfil(route: Route, publicUrl: string, answer: Answer, cookie: string): Promise<void> {
  const request = route.request();
  if (request.method() !== 'GET' || !request.url().startsWith(`${publicUrl}/`)) return route.abort();
  const headers = { ...(await request.allHeaders()), cookie };
  const response = await answer(new Request(request.url(), { headers }));
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(
      // What comes is unpacked already.
      [...response.headers].filter(([name]) => name !== 'content-encoding' && name !== 'content-length'),
    ),
    body: Buffer.from(await response.arrayBuffer()),
  });
}
