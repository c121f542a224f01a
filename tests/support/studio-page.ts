import type { Page } from 'playwright';

/** What the page complains of from now on: uncaught errors, and refusals of its own content policy. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // Who is there is asked before anybody has signed in.
    if (message.type() === 'error' && !/401/.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

/** Opens a page of the studio, and waits until what it shows has come. */
export async function openStudioPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('h1').waitFor();
  await page.waitForFunction(() => !document.querySelector('.skeleton'));
}
