import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshAllSummaries } from '../../../server/accounts/refresh-summaries.ts';
import type { Block } from '../../../shared/contract/block.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildEvent } from '../../support/build-event.ts';
import {
  buildGuide,
  buildStep,
  buildSurvey,
  heading,
  nextButton,
  npsQuestion,
} from '../../support/build-guide.ts';
import { type HostPages, hostPages } from '../../support/host-pages.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';
import { asMember, sendEvents, setUp } from '../../support/studio-data.ts';
import { openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/*
 * What hostile texts do in browsers, in the place of every name, trait, comment and text of a guide: nothing runs, no
 * page breaks, and people read the text itself. How they get there: tests/server/http/hostile-texts.test.ts.
 */

/** A host app's page has other texts at its edges, and names keep no blanks there. */
const numbered = Object.entries(hostileTexts)
  .filter(([, text]) => text.trim() !== '')
  .map(([name, text], index) => ({ name, text, userId: `u${index}`, accountId: `a${index}` }));
/** In one line, as names are. */
const named = numbered.filter(({ text }) => !/[\p{Cc}\u2028\u2029]/u.test(text) && text.length <= 100);

let server: StudioServer;
let host: HostPages;
let browser: Browser;
let page: Page;
let complaints: string[];
let key: string;
let surveyId: string;

beforeAll(async () => {
  [server, host, browser] = await Promise.all([startStudioServer(), hostPages(), launchBrowser()]);
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  complaints = complaintsOf(page);
  const member = asMember(page, server.url);
  key = await setUp(member);
  surveyId = await fill(member);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), host?.close()]);
});

function complaintsOf(of: Page): string[] {
  const found: string[] = [];
  of.on('pageerror', (error) => found.push(String(error)));
  of.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text());
  });
  of.on('dialog', (dialog) => {
    found.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return found;
}

const hit = (of: Page) => of.evaluate(() => Reflect.get(window, 'hit'));

async function fill(member: ReturnType<typeof asMember>): Promise<string> {
  const questions: Block[] = [
    npsQuestion('q1'),
    { id: 'q2', type: 'question', question: { kind: 'text', prompt: { byLocale: { en: 'Why?' } } } },
  ];
  const draft = buildSurvey({ steps: [buildStep('ask', { layout: 'corner', blocks: questions })] });
  const survey = await member('POST', '/guides', { kind: 'survey', name: 'Half-year', draft });
  await member('POST', `/guides/${survey.id}/publish`, { revision: survey.revision });
  const at = new Date();
  const run = () => ({ guideId: survey.id, version: 1, runId: randomUUID(), stepId: 'ask' });
  for (const { text, userId, accountId } of numbered) {
    const of = { userId, accountId };
    const traits = { name: text, [text.slice(0, 100)]: text, role: text.slice(0, 60) };
    const answered = run();
    const answer = (given: object) =>
      buildEvent(at, {
        ...of,
        kind: 'survey',
        name: 'survey.answered',
        properties: { ...answered, ...given },
      });
    await sendEvents(page, server.url, key, [
      buildEvent(at, { ...of, kind: 'identify', name: 'user.identified', properties: traits }),
      buildEvent(at, { ...of, kind: 'group', name: 'account.identified', properties: traits }),
      buildEvent(at, { ...of, kind: 'page', name: 'page.viewed', path: '/deals' }),
      buildEvent(at, { ...of, name: text.slice(0, 200) }),
      answer({ questionId: 'q1', answer: { score: 3 } }),
      answer({ questionId: 'q2', answer: { text } }),
    ]);
  }
  for (const { text } of named) {
    await member('POST', '/segments', { name: text, audience: { type: 'all', conditions: [] } });
    const module = await member('POST', '/modules', { name: text });
    const rules = [{ type: 'event', eventName: text }];
    const kind = { isCore: true, featureClass: 'record' };
    await member('POST', '/features', { name: text, moduleId: module.id, ...kind, rules });
    await member('POST', '/guides', { kind: 'walkthrough', name: text, draft: guideSaying([text]) });
    await member('POST', '/teams', { name: text });
    await member('POST', '/roles', { name: text, rights: ['workspace.read'] });
    await member('POST', '/keys', { name: text, scope: 'read' });
    const hook = { url: 'https://hooks.example/', format: 'json', kinds: ['guide.published'] };
    await member('POST', '/webhooks', { name: text, ...hook });
    const note = { kind: 'note', text, contactId: null, happenedOn: at.toISOString().slice(0, 10) };
    await member('POST', '/accounts/a0/notes', note);
  }
  await refreshAllSummaries(server.context);
  return survey.id;
}

/** A guide of one step that says each text in each way that a text can be said. */
function guideSaying(texts: string[], stepId = 'say') {
  const blocks = texts.flatMap((text, index): Block[] => [
    heading(`${stepId}-h${index}`, text),
    {
      id: `${stepId}-t${index}`,
      type: 'text',
      text: {
        byLocale: {
          en: [
            { type: 'text', text, bold: true, href: 'https://crm.example.com/' },
            { type: 'variable', of: 'user', trait: text.slice(0, 100), fallback: text.slice(0, 200) },
          ],
        },
      },
    },
  ]);
  return buildGuide({
    steps: [buildStep(stepId, { layout: 'modal', blocks: [...blocks, nextButton(`${stepId}-b`)] })],
  });
}

describe('in the studio', () => {
  const pages = [
    '/',
    '/accounts',
    '/accounts?view=board',
    '/accounts/a0',
    '/users',
    '/nps',
    '/nps?tab=answers',
    '/nps?tab=coverage',
    '/company',
    '/alerts',
    '/guides',
    '/guides/{survey}?section=results',
    '/see-as',
    '/segments',
    '/features',
    '/features?tab=notes',
    '/settings/members',
    '/settings/webhooks',
    '/settings/audit',
    '/settings/keys',
  ];
  const go = (path: string) => openStudioPage(page, server.url + path.replace('{survey}', surveyId));

  test('nothing runs and no page breaks', { timeout: 300_000 }, async () => {
    const faults: string[] = [];
    const ofPeople = numbered.flatMap(({ userId, accountId }) => [
      `/accounts/${accountId}?tab=traits`,
      `/users/${userId}`,
    ]);
    for (const path of [...pages, ...ofPeople]) {
      await go(path);
      if ((await hit(page)) !== undefined) faults.push(`${path} ran a text`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) faults.push(`${path} is ${wide} px too wide`);
      if ((await page.locator('h1').count()) !== 1) faults.push(`${path} has lost its heading`);
      const strange = await page.locator('body :is(iframe[srcdoc], animate, [onerror], [onfocus])').count();
      if (strange > 0) faults.push(`${path} has elements of a text`);
    }
    expect([...faults, ...complaints]).toEqual([]);
  });

  test('the text itself is read', { timeout: 120_000 }, async () => {
    await go('/users');
    for (const { text, userId, name } of numbered) {
      await go(`/users/${userId}`);
      const said = await page.locator('h1').textContent();
      expect(said?.trim(), name).toBe(text.slice(0, 200).trim());
    }
    await go('/segments');
    const shown = await page.locator('main').textContent();
    for (const { text, name } of named) expect(shown, name).toContain(text.trim());
  });
});

test('in a guide on a host app’s page, the text is read and nothing runs', { timeout: 120_000 }, async () => {
  const member = asMember(page, server.url);
  // As many as a step has room for.
  const groups = Array.from({ length: Math.ceil(numbered.length / 10) }, (_, index) =>
    numbered.slice(index * 10, index * 10 + 10).map(({ text }) => text.slice(0, 900)),
  );
  const steps = groups.flatMap((texts, index) => guideSaying(texts, `s${index}`).steps);
  const { id, revision } = await member('POST', '/guides', {
    kind: 'walkthrough',
    name: 'Hostile',
    draft: buildGuide({ steps }),
  });
  await member('POST', `/guides/${id}/publish`, { revision });

  const traits = JSON.stringify(
    Object.fromEntries(numbered.map(({ text }) => [text.slice(0, 100), text.slice(0, 900)])),
  );
  host.page(
    '/',
    `<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head><body><p>Host</p>
     <script>window.cairn = window.cairn || []; cairn.push(['identify', 'reader', ${traits.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028')}])</script>
     <script async src="${server.url}/s.js" data-key="${key}"></script></body></html>`,
  );
  const reader = await (await browser.newContext()).newPage();
  const faults = complaintsOf(reader);
  await reader.goto(`${host.origin}/`);
  const card = reader.locator('cairn-layer .card');
  for (const [index, texts] of groups.entries()) {
    await card.getByText(texts[0]!.slice(0, 8).trim(), { exact: false }).first().waitFor();
    const headings = await card.locator('h1, h2, h3, [role="heading"]').allTextContents();
    expect(headings, `step ${index}`).toEqual(texts);
    const said = await card.locator('p').allTextContents();
    for (const text of texts) {
      const steering = ['__proto__', 'constructor'].includes(text);
      expect(said, `step ${index}`).toContainEqual(steering ? expect.stringContaining(text) : text + text);
    }
    expect(await card.locator('iframe, script, animate, img, [onerror]').count()).toBe(0);
    for (const href of await card
      .locator('a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))) {
      expect(href).toBe('https://crm.example.com/');
    }
    await card.getByRole('button', { name: 'Next' }).click();
  }
  await card.waitFor({ state: 'detached' });
  expect(await hit(reader)).toBeUndefined();
  expect(faults).toEqual([]);
  // A control: here a text that became markup would have run.
  await reader.evaluate((markup) => {
    document.body.insertAdjacentHTML('beforeend', markup);
  }, hostileTexts['a handler']!);
  await expect.poll(() => hit(reader)).toBe(1);
});
