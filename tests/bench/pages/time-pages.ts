import type { Page, Response } from 'playwright';
import { launchBrowser } from '../../support/browser.ts';

export interface Studio {
  url: string;
  email: string;
  password: string;
}

/** A page of the studio: where it is, and what of it holds its first numbers. */
export interface TimedPage {
  href: string;
  numbers: string;
}

/** Those that every workspace has; the first is not the one that signing in leads to. */
export const pages: TimedPage[] = [
  { href: '/accounts', numbers: 'tbody td' },
  { href: '/', numbers: '.stat__value' },
  { href: '/users', numbers: 'tbody td' },
  { href: '/alerts', numbers: 'tbody td' },
  { href: '/company', numbers: '.stat__value' },
  { href: '/nps', numbers: '.number' },
  { href: '/features', numbers: '.stat__value' },
  { href: '/guides', numbers: 'tbody td' },
];

const rounds = 3;

/**
 * Prints for each page the milliseconds from the click on its link until its first number is painted, and beside them how
 * long the server took for the slowest request that was answered by then, and how much it sent.
 */
export async function timePages(
  { url, email, password }: Studio,
  limitMs: number,
  timed: readonly TimedPage[] = pages,
): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(url);
    await page.fill('input[type=email]', email);
    await page.fill('input[type=password]', password);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.stat__value');
    const times = new Map(timed.map(({ href }) => [href, [] as Timed[]]));
    for (let round = 0; round < rounds; round++) {
      for (const each of timed) times.get(each.href)!.push(await timeOf(page, each));
    }
    for (const [href, [first, ...later]] of times) {
      const best = later.reduce((one, other) => (other.ms < one.ms ? other : one));
      console.log(
        `    ${href.replace(/[0-9a-f-]{36}/, '…').padEnd(16)} ${whole(first!.ms)} ms the first time  ${whole(best.ms)} ms later ` +
          `(${(best.ms / limitMs).toFixed(2)} of the limit) ${best.ms <= limitMs ? '✓' : '✗'}  ` +
          `server ${whole(best.serverMs)} ms  ${whole(best.bytes / 1_000)} kB`,
      );
    }
  } finally {
    await browser.close();
  }
}

const whole = (number: number) => number.toFixed(0).padStart(5);

interface Timed {
  ms: number;
  /** Of the slowest request that the numbers may have waited for. */
  serverMs: number;
  bytes: number;
}

async function timeOf(page: Page, { href, numbers }: TimedPage): Promise<Timed> {
  const answers: Response[] = [];
  const note = (response: Response) => {
    if (new URL(response.url()).pathname.startsWith('/api/')) answers.push(response);
  };
  page.on('response', note);
  const ms = await firstNumber(page, href, numbers);
  page.off('response', note);
  // What comes after the first number is not to be in the way of the next page's.
  await page.waitForFunction(() => !document.querySelector('main .skeleton'), undefined, { timeout: 60_000 });
  const sizes = await Promise.all(answers.map((answer) => answer.body().catch(() => Buffer.alloc(0))));
  return {
    ms,
    serverMs: Math.max(0, ...answers.map((answer) => waitedFor(answer))),
    bytes: sizes.reduce((sum, body) => sum + body.byteLength, 0),
  };
}

function waitedFor(answer: Response): number {
  const { requestStart, responseStart } = answer.request().timing();
  return responseStart - requestStart;
}

/** Clicks in the page itself, so that no time of the machinery outside of it is counted. */
const firstNumber = (page: Page, href: string, numbers: string): Promise<number> =>
  page.evaluate(
    ([to, selector]) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`no number on ${to}`)), 60_000);
        // A link of our own leads everywhere, also where the page shown has none.
        const link = document.body.appendChild(document.createElement('a'));
        link.href = to;
        const before = new Set(document.querySelectorAll('main *'));
        const startedAt = performance.now();
        link.click();
        const look = () => {
          const stands = [...document.querySelectorAll(`main ${selector}`)].some(
            (element) => !before.has(element) && /\d/.test(element.textContent ?? ''),
          );
          if (stands) {
            link.remove();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startedAt)));
          } else requestAnimationFrame(look);
        };
        look();
      }),
    [href, numbers] as const,
  );
