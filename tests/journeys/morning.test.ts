import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoCast, type Story } from '../../demo/data/cast.ts';
import type { AccountRow } from '../../studio/api.ts';
import { launchBrowser } from '../support/browser.ts';
import * as demo from '../support/demo-people.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { asMember } from '../support/studio-data.ts';

/**
 * What customer success managers are told in the morning, on the demo as it is started: each account has a story, and
 * every screen has to tell it; and an answer that somebody gives in the host app is in all four cuts.
 */
let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let member: ReturnType<typeof asMember>;
let accounts: AccountRow[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  await demo.historyFilled(server);
  ({ context, page } = await demo.signedInStudio(browser, server));
  member = asMember(page, server.url);
  // Accounts are looked at once their year has been told.
  await vi.waitUntil(async () => (await rescues()).size > 0, { timeout: 120_000, interval: 1000 });
  ({ accounts } = await member('GET', '/accounts?limit=100'));
}, 600_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await server?.stop();
});

const cast = demoCast('harbour', '2025-06-03');
const ofStory = (story: Story) => {
  const ids = new Set(cast.filter((account) => account.story === story).map(({ id }) => id));
  return accounts.filter(({ id }) => ids.has(id));
};
const rescues = async () => {
  const { alerts } = await member('GET', '/alerts?state=active&limit=200');
  const wanted = alerts.filter(({ shipped }: { shipped: string }) => shipped === 'rescue');
  return new Set(wanted.map(({ accountId }: { accountId: string }) => accountId));
};
const open = async (path: string) => {
  await page.goto(server.url + path);
  await page.locator('h1').waitFor();
  await expect.poll(() => page.locator('.skeleton').count(), { timeout: 20_000 }).toBe(0);
};

describe('the portfolio', () => {
  test('has fading accounts low and at risk, each with an alert to rescue it', async () => {
    const fading = ofStory('fading');
    expect(fading.length).toBeGreaterThan(3);
    const alarmed = await rescues();
    for (const account of fading) {
      expect(account, account.name).toMatchObject({ level: 'low', health: 'atRisk' });
      expect(account.risk).not.toBe('none');
      expect(alarmed, account.name).toContain(account.id);
    }
  });

  test('has growing accounts healthy, with more people than before, and no alarm', async () => {
    const growing = ofStory('growing');
    expect(growing.length).toBeGreaterThan(3);
    const alarmed = await rescues();
    for (const account of growing) {
      expect(account.level, account.name).not.toBe('low');
      expect(account.health, account.name).not.toBe('atRisk');
      expect(alarmed, account.name).not.toContain(account.id);
    }
  });

  test('has shallow accounts active and marked, none of them high', async () => {
    const shallow = ofStory('shallow');
    expect(shallow.length).toBeGreaterThan(3);
    for (const account of shallow) {
      expect(account.activeUsers7 / account.users, account.name).toBeGreaterThan(0.5);
      expect(account, account.name).toMatchObject({ isShallow: true, level: 'medium' });
    }
  });

  test('has accounts that were never activated low, without anybody active, though people were created', async () => {
    const never = ofStory('neverActivated');
    expect(never.length).toBeGreaterThan(2);
    for (const account of never) {
      expect(account, account.name).toMatchObject({ level: 'low', activatedUsers: 0, activeUsers28: 0 });
      expect(account.users).toBeGreaterThan(0);
    }
  });

  test('shows first what waits for somebody', async () => {
    // Alerts come and go while the accounts are looked at.
    await vi.waitFor(
      async () => {
        await open('/accounts');
        const first = await page.locator('tbody .account-name > span:first-child').allInnerTexts();
        const now: { accounts: AccountRow[] } = await member('GET', '/accounts?limit=100');
        const waiting = now.accounts.filter(({ openAlerts }) => openAlerts > 0);
        expect(new Set(first.slice(0, waiting.length))).toEqual(new Set(waiting.map(({ name }) => name)));
      },
      { timeout: 30_000, interval: 1000 },
    );
  });
});

describe('the page of an account', () => {
  test('that fades says what to rescue, and since when', async () => {
    await open('/accounts/acc-cascade');
    await page.getByText('Activity is too low: rescue now').first().waitFor();
    await page.getByText(/Activity \d.*\(low below 20%\)/).waitFor();
    await page.getByText('Value or return unclear').first().waitFor();
    await page
      .locator('.timeline')
      .getByText(/^Adoption level: .* → Low$/)
      .first()
      .waitFor();
  });

  test('that grows says that more seats can be sold', async () => {
    await open('/accounts/acc-brightwater');
    await page.getByText(/of \d+ seats are activated/).waitFor();
    await page.getByText('No risk seen').first().waitFor();
  });

  test('that is shallow says so beside its activity', async () => {
    const { id } = ofStory('shallow')[0]!;
    await open(`/accounts/${id}`);
    await page.getByText('Shallow', { exact: true }).first().waitFor();
  });

  test('that was never activated says that nobody has come', async () => {
    const { id } = ofStory('neverActivated')[0]!;
    await open(`/accounts/${id}`);
    await page.locator('.stat', { hasText: 'Activation rate' }).getByText('0%', { exact: true }).waitFor();
    // A server named its people four months ago; nobody was seen.
    await page.locator('.page__head').getByText('nobody has come yet').waitFor();
    expect(await page.locator('.page__head').getByText('Last seen').count()).toBe(0);
    await page.getByText('Activity: 0% (limit 20%)').waitFor();
    // No guide reaches people who do not come.
    await page
      .locator('.notice', { hasText: 'rescue now' })
      .getByRole('link', { name: 'Look into it' })
      .click();
    await page.getByText('Nobody of this account has come yet').waitFor();
    expect(await page.getByRole('button', { name: /Show a guide/ }).count()).toBe(0);
    await open(`/accounts/${id}?tab=users`);
    const lastSeen = await page.locator('tbody tr > :last-child').allInnerTexts();
    expect(lastSeen.length).toBeGreaterThan(5);
    expect(new Set(lastSeen)).toEqual(new Set(['Never']));
  });
});

test('the first page begins with accounts that need their owner, and what is agreed and due', async () => {
  await open('/');
  const first = page.locator('.card', { hasText: 'Look into first' });
  const mine = new Set(
    (await member('GET', '/alerts?state=active&for=me&limit=100')).alerts.map(
      ({ accountName }: { accountName: string }) => accountName,
    ),
  );
  const named = await first.locator('.todo__item > .two-lines > a:first-child').allInnerTexts();
  expect(named.length).toBeGreaterThan(2);
  // Each account once, however many alerts it has.
  expect(new Set(named).size).toBe(named.length);
  for (const name of named) expect(mine).toContain(name);
  await page
    .locator('.card', { hasText: 'Renewals next' })
    .getByText(/days left/)
    .first()
    .waitFor();
});

test('the days to the end of a contract are the same on the first page and on the account’s', async () => {
  await open('/');
  const renewals = page.locator('.card', { hasText: 'Renewals next' }).locator('.todo__item');
  const listed = await renewals.evaluateAll((items) =>
    items.map((item) => [
      item.querySelector('a')?.getAttribute('href') ?? '',
      /(\d+) days? left/.exec(item.textContent ?? '')?.[1],
    ]),
  );
  // One of them far from the workspace's time zone: where its day is another, both have to count by its own.
  expect(listed.length).toBeGreaterThan(1);
  for (const [href, days] of listed) {
    await open(href!);
    await page
      .locator('.page__head')
      .getByText(new RegExp(`\\b${days} days? to the end`))
      .waitFor();
  }
});

test('a score given in the host app is in the headline, the wave and all four cuts', async () => {
  const before = await member('GET', '/nps');
  const host = await demo.hostAppAs(browser, server, 'usr-tom-lindqvist');
  await host.page.getByRole('radio', { name: '4' }).click({ timeout: 30_000 });
  await host.page.getByText('What is the main reason?').waitFor();
  await host.page.getByRole('radio', { name: 'The product does not meet my need' }).click();

  await open('/nps');
  await expect.poll(async () => (await member('GET', '/nps')).n, { timeout: 20_000 }).toBe(before.n + 1);
  const after = await member('GET', '/nps');
  expect(after.detractors).toBe(before.detractors + 1);
  expect(after.waves.at(-1).n).toBe(before.waves.at(-1).n + 1);
  for (const [name, rows] of Object.entries(after.cuts as Record<string, { n: number }[]>)) {
    expect(
      rows.reduce((sum, { n }) => sum + n, 0),
      name,
    ).toBe(after.n);
  }
  await open('/nps');
  await page.getByText(`from ${after.n} answers`).first().waitFor();
  for (const cut of [
    'Tier of the account',
    'Role of the person',
    'Module they use most',
    'How they are served',
  ]) {
    await page.locator('.card', { hasText: cut }).first().waitFor();
  }
  // Low: somebody is to reply within a working day.
  const { answers } = await member('GET', '/answers?group=detractors&isOpen=true&limit=500');
  expect(answers.some(({ userName }: { userName: string }) => userName === 'Tom Lindqvist')).toBe(true);
  expect(host.faults).toEqual([]);
  await host.close();
});
