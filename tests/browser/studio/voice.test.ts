import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wcagFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildEvent } from '../../support/build-event.ts';
import { buildStep, buildSurvey, npsQuestion } from '../../support/build-guide.ts';
import { asMember, sendEvents, setUp } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/** What people said, as it is read: ten sales people who like it, nine of support, and the one who decides. */
let server: StudioServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let member: ReturnType<typeof asMember>;
let complaints: string[];

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
  context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  complaints = complaintsOf(page);
  member = asMember(page, server.url);
  const key = await setUp(member);
  const draft = buildSurvey({
    steps: [buildStep('ask', { layout: 'corner', blocks: [npsQuestion('score')] })],
  });
  const { id: guideId } = await member('POST', '/guides', { kind: 'survey', name: 'Half-year NPS', draft });
  await member('POST', `/guides/${guideId}/publish`, { revision: 1 });
  const at = new Date(Date.now() - 3_600_000);
  const said = (userId: string, role: string, score: number) => {
    const run = { guideId, version: 1, runId: crypto.randomUUID(), stepId: 'ask' };
    const who = { userId, accountId: 'acme' };
    return [
      buildEvent(at, {
        ...who,
        kind: 'identify',
        name: 'user.identified',
        properties: { name: userId, role },
      }),
      buildEvent(at, { ...who, kind: 'guide', name: 'guide.started', properties: run }),
      buildEvent(at, {
        ...{ ...who, kind: 'survey', name: 'survey.answered' },
        properties: { ...run, questionId: 'score', answer: { score } },
      }),
    ];
  };
  await sendEvents(page, server.url, key, [
    ...Array.from({ length: 10 }, (_, n) => said(`sales${n}`, 'sales', 9)).flat(),
    ...Array.from({ length: 8 }, (_, n) => said(`support${n}`, 'support', 8)).flat(),
    ...said('boss', 'support', 2),
  ]);
  await member('POST', '/accounts/acme/contacts', {
    ...{ name: 'The boss', title: null, role: 'decisionMaker', stance: 'neutral', userId: 'boss' },
    ...{ lastContactOn: null, leftOn: null },
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** What a table shows of each row: its cells, and whether they are as pale as what too few have said. */
async function rowsOf(title: string) {
  const card = page.locator('.card', { has: page.getByRole('heading', { name: title, exact: true }) });
  const shown = await card.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const score = row.querySelector('strong')!;
      const cells = [...row.querySelectorAll('td, th')].map((cell) => cell.textContent?.trim() ?? '');
      return { cells: cells.filter(Boolean), colour: getComputedStyle(score).color };
    }),
  );
  const pale = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'var(--ink-faint)';
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  });
  return shown.map(({ cells, colour }) => [...cells, colour === pale ? 'pale' : 'plain']);
}

test('each row of a cut says how many answered, and is pale below ten (statement 32)', async () => {
  await openStudioPage(page, `${server.url}/nps`);
  await page.getByRole('heading', { name: 'Role of the person' }).waitFor();
  // 19 answers: 10 at 9, 8 at 8, one at 2.
  expect(await rowsOf('Role of the person')).toEqual([
    ['sales', '+100', '10', 'plain'],
    ['support', '−11', '9', 'pale'],
  ]);
  expect(await rowsOf('Who decides')).toEqual([
    ['Everybody else', '+56', '18', 'plain'],
    ['Decision maker', '−100', '1', 'pale'],
  ]);
  expect(await page.locator('.pale[title]').first().getAttribute('title')).toContain('10');
});

test('an account’s answers are told by role, decision makers apart (statement 68)', async () => {
  await openStudioPage(page, `${server.url}/accounts/acme`);
  await page.getByRole('tab', { name: /NPS and answers/ }).click();
  await page.getByRole('heading', { name: 'NPS by role' }).waitFor();
  await page.locator('.card', { hasText: 'NPS by role' }).locator('tbody tr').first().waitFor();
  expect(await rowsOf('NPS by role')).toEqual([
    ['Decision makers', '−100', '1', 'pale'],
    ['Everybody else', '+56', '18', 'plain'],
    ['Role: sales', '+100', '10', 'plain'],
    ['Role: support', '−11', '9', 'pale'],
  ]);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV: NPS by role' }).click();
  expect((await saved).suggestedFilename()).toBe('nps-by-role.csv');
  expect(await wcagFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
