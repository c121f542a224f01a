import type { Locator, Page, Request, Response } from 'playwright';

/** What is confirmed last, because what other pages stand on is gone afterwards. */
interface Removal {
  path: string;
  button: string;
  /** Of the menu that the button opens. */
  line?: string;
}

/** Signs the walker out, or changes by what they sign in. */
const endsTheWalk = /^Sign out/;
const menuItem = '[popover]:popover-open [role^=menuitem]:not(:disabled)';
const decision = 'button[type="submit"]:enabled, .button--primary:enabled, .button--danger:enabled';

/**
 * Opens every path and whatever these lead to, and presses everything there: each button, each line of a menu, and what a
 * dialog asks to be sure of. Returns what was refused, what broke, what led nowhere and what could not be pressed.
 */
export async function walkStudio(page: Page, url: string, paths: readonly string[]) {
  const faults = new Set<string>();
  const removals: Removal[] = [];
  let doing = '';
  let presses = 0;
  const rest = watchRequests(page);
  page.on('dialog', (dialog) => void dialog.accept());
  page.on('pageerror', (error) => faults.add(`${doing}: ${error}`));
  page.on('response', (response) => {
    if (isRefusal(response)) faults.add(`${doing}: ${described(response)}`);
  });

  const open = async (path: string) => {
    await page.goto(url + path);
    await page.locator('h1').first().waitFor();
    await page.waitForFunction(() => !document.querySelector('.skeleton'));
    await rest();
  };
  const lookAround = async () => {
    if ((await page.getByText('There is no such page', { exact: true }).count()) > 0)
      faults.add(`${doing}: there is no such page`);
    if ((await page.getByText('This could not be loaded', { exact: true }).count()) > 0)
      faults.add(`${doing}: could not be loaded`);
  };
  const press = async (button: Locator) => {
    presses += 1;
    await button.click({ timeout: 2_000 }).catch((error: Error) => {
      faults.add(
        `${doing}: can’t be pressed, ${/<[^>]*> .*intercepts/.exec(error.message)?.[0] ?? error.message.slice(0, 200)}`,
      );
    });
    await rest();
    await lookAround();
  };
  /** What the dialog asks, if one has opened; what takes something away waits for the end. */
  const decide = async (removal?: Removal) => {
    const button = page.locator('dialog[open]').locator(decision).last();
    if ((await button.count()) === 0) return;
    const takesAway = /button--danger/.test((await button.getAttribute('class')) ?? '');
    if (takesAway && removal) removals.push(removal);
    else await press(button);
  };
  const inMain = (label: string) =>
    page.locator('main').getByRole('button', { name: label, exact: true, disabled: false }).first();
  const inMenu = (label: string) => page.locator(menuItem).filter({ hasText: label }).first();
  const isCovered = async () => (await page.locator('dialog[open], [popover]:popover-open').count()) > 0;
  /** Back on the page as it was: by Escape if that does, because to open it takes ten times as long. */
  const returnTo = async (path: string) => {
    if (page.url() === url + path && (await isCovered())) await page.keyboard.press('Escape');
    if (page.url() === url + path && !(await isCovered())) return;
    await open(path);
    if (await isCovered()) await page.keyboard.press('Escape');
  };

  /** Presses what the menu offers that has just been opened, one line after the other. */
  const pressMenu = async (path: string, button: string) => {
    for (const line of await labelsOf(page.locator(menuItem))) {
      doing = `${path} “${button}” “${line}”`;
      if ((await page.locator(menuItem).count()) === 0) {
        await returnTo(path);
        // Gone with what the line before has done.
        if (!(await inMain(button).isVisible())) return;
        await inMain(button).click();
      }
      if (!(await inMenu(line).isVisible())) continue;
      await press(inMenu(line));
      await decide({ path, button, line });
    }
  };
  const pressAll = async (path: string) => {
    // What stands above the tabs of a page is the same on all of them.
    const { pathname } = new URL(path, url);
    const isKnown = walked.has(pathname) && (await page.getByRole('tabpanel').count()) > 0;
    walked.add(pathname);
    const within = page.locator(isKnown ? 'main [role=tabpanel]' : 'main');
    for (const button of await labelsOf(within.locator('button:visible:not(:disabled)'))) {
      doing = `${path} “${button}”`;
      if (endsTheWalk.test(button)) continue;
      await returnTo(path);
      if (!(await inMain(button).isVisible())) continue;
      await press(inMain(button));
      if ((await page.locator(menuItem).count()) > 0) await pressMenu(path, button);
      else await decide({ path, button });
    }
  };
  const confirm = async ({ path, button, line }: Removal) => {
    doing = path;
    await open(path);
    doing = [path, button, line].filter(Boolean).join(' ');
    // Gone with what was taken away before.
    if (!(await inMain(button).isVisible())) return;
    await press(inMain(button));
    if (line && !(await inMenu(line).isVisible())) return;
    if (line) await press(inMenu(line));
    await decide();
  };

  const walked = new Set<string>();
  const seen = new Set(paths.map(kindOf));
  const queue = [...paths];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    doing = path;
    await open(path);
    await lookAround();
    for (const link of await linksOf(page)) {
      if (seen.has(kindOf(link))) continue;
      seen.add(kindOf(link));
      queue.push(link);
    }
    await pressAll(path);
  }
  const found = [...faults];
  faults.clear();
  for (const removal of removals) await confirm(removal);
  // That something is not there any more is what was wanted.
  const afterwards = [...faults].filter((fault) => !/: (?:404 |there is no|could not be loaded)/.test(fault));
  return { faults: [...found, ...afterwards], presses };
}

/** Waits until what the page has asked for is answered and drawn. */
function watchRequests(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  page.on('framenavigated', (frame) => frame === page.mainFrame() && open.clear());
  const drawn = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return async () => {
    do {
      await drawn().catch(() => page.waitForLoadState());
    } while (open.size > 0);
  };
}

/** A role that may not, or a server that can't; what a form is told about its fields is no fault. */
function isRefusal(response: Response): boolean {
  const status = response.status();
  return status === 401 || status === 403 || status === 404 || status >= 500;
}

const described = (response: Response): string =>
  `${response.status()} ${response.request().method()} ${new URL(response.url()).pathname.replace('/api/v1', '')}`;

/** Once for each wording: rows of a table offer the same. */
async function labelsOf(buttons: Locator): Promise<string[]> {
  const labels = await buttons.evaluateAll((all) =>
    all.map((button) => (button.getAttribute('aria-label') ?? button.textContent ?? '').trim()),
  );
  return [...new Set(labels.filter((label) => label !== '' && label.length < 60))];
}

/** Where one gets from here within the studio. */
const linksOf = (page: Page): Promise<string[]> =>
  page
    .locator('a[href^="/"]:not([download])')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

const nouns = 'accounts|alerts|features|guides|reviews|segments|users';

/** The same for all addresses of one page: which one of its kind is shown, and what was searched for, don't count. */
function kindOf(link: string): string {
  const { pathname, searchParams } = new URL(link, 'https://studio.example');
  const page = pathname.replace(new RegExp(`^/(${nouns})/(?!new|rules)[^/]+`), '/$1/:id');
  const view = [...searchParams].map(([key, value]) =>
    /^(?:section|tab|view)$/.test(key) ? `${key}=${value}` : key,
  );
  return [page, ...view.sort()].join(' ');
}
