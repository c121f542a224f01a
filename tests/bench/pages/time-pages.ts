import type { Page } from 'playwright';
import { launchBrowser } from '../../support/browser.ts';

export interface Studio {
  url: string;
  email: string;
  password: string;
}

/** Pages of the studio, and what of each holds its first numbers. */
const pages: [href: string, numbers: string][] = [
  ['/accounts', 'tbody td'],
  ['/', '.stat__value'],
  ['/users', 'tbody td'],
  ['/features', '.stat__value'],
  ['/company', '.stat__value'],
  ['/nps', '.number'],
  ['/guides', 'tbody td'],
];

const rounds = 3;

/** Prints for each page the milliseconds from the click on its link until its first number is painted. */
export async function timePages({ url, email, password }: Studio, limitMs: number): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(url);
    await page.fill('input[type=email]', email);
    await page.fill('input[type=password]', password);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.stat__value');
    const times = new Map(pages.map(([href]) => [href, [] as number[]]));
    for (let round = 0; round < rounds; round++) {
      for (const [href, numbers] of pages) times.get(href)!.push(await firstNumber(page, href, numbers));
    }
    for (const [href, [first = 0, ...later]] of times) {
      const best = Math.min(...later);
      console.log(
        `    ${href.padEnd(12)} ${first.toFixed(0).padStart(6)} ms the first time ${best.toFixed(0).padStart(6)} ms later  ` +
          (best <= limitMs ? '✓' : '✗'),
      );
    }
  } finally {
    await browser.close();
  }
}

/** Clicks in the page itself, so that no time of the machinery outside of it is counted. */
const firstNumber = (page: Page, href: string, numbers: string): Promise<number> =>
  page.evaluate(
    ([to, selector]) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`no number on ${to}`)), 20_000);
        const startedAt = performance.now();
        const link = document.querySelector<HTMLElement>(`nav a[href="${to}"]`);
        const before = new Set(document.querySelectorAll('main *'));
        link!.click();
        const look = () => {
          const stands = [...document.querySelectorAll(`main ${selector}`)].some(
            (element) => !before.has(element) && /\d/.test(element.textContent ?? ''),
          );
          if (stands) {
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startedAt)));
          } else requestAnimationFrame(look);
        };
        look();
      }),
    [href, numbers] as const,
  );
