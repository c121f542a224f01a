import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'csv-parse/sync';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshAllSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import { deliverWebhooks } from '../../../server/integrations/deliver-webhooks.ts';
import { sendMail } from '../../../server/mail/send-mail.ts';
import { mailText } from '../../../server/workspaces/mail-text.ts';
import { isSafeLink } from '../../../shared/rules/is-safe-link.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildGuide, buildStep, buildSurvey, heading, npsQuestion } from '../../support/build-guide.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
import { hostileTexts, mended, unstorableTexts } from '../../support/hostile-texts.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/*
 * Each text goes into each place by the way that it takes in life, and comes out of everything that reads the place:
 * as it was, or refused where it came in. What browsers make of it: tests/browser/conformance/hostile-texts.test.ts.
 */

const all = { ...hostileTexts, ...unstorableTexts };
const entries = Object.entries(all);
/** Every text under an id that has nothing to do with it. */
const numbered = entries.map(([name, text], index) => ({
  name,
  text,
  userId: `u${index}`,
  accountId: `a${index}`,
}));

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let acme: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
let receiver: Server;
let received: string[];
let surveyId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const config = readConfig({ PUBLIC_URL: 'http://cairn.test', CAIRN_PRIVATE_RECEIVERS: '1' });
  context = database.context({ config });
  app = createApp(context);
  acme = await buildWorkspace(context);
  api = callApi(app, acme.production.secretKey);
  received = [];
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push(body);
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  surveyId = await publish('survey', 'Half-year', buildSurvey({ steps: [surveyStep()] }));
  await tellEverything();
});
afterAll(async () => {
  receiver.close();
  await database.drop();
});

const surveyStep = () =>
  buildStep('ask', {
    layout: 'corner',
    blocks: [
      npsQuestion('q1'),
      { id: 'q2', type: 'question', question: { kind: 'text', prompt: { byLocale: { en: 'Why?' } } } },
    ],
  });

async function publish(kind: string, name: string, draft: unknown): Promise<string> {
  const made = await api('POST', '/guides', { kind, name, draft });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { id, revision } = made.body;
  const published = await api('POST', `/guides/${id}/publish`, { revision });
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  return id;
}

/** Names, traits, names of events and answers, as pages send them; nothing may be refused but what is said to be. */
async function tellEverything(): Promise<void> {
  const { port } = receiver.address() as AddressInfo;
  for (const format of ['json', 'slack']) {
    const kinds = ['guide.published', 'response.recorded'];
    const webhook = { name: format, url: `http://127.0.0.1:${port}/${format}`, format, kinds };
    expect((await api('POST', '/webhooks', webhook)).status).toBe(201);
  }
  const at = new Date();
  const run = () => ({ guideId: surveyId, version: 1, runId: randomUUID(), stepId: 'ask' });
  for (const { text, name, userId, accountId } of numbered) {
    const of = { userId, accountId };
    const traits = { name: text, [text.slice(0, 100)]: text, list: [text, text] };
    const answered = run();
    const events = [
      buildEvent(at, { ...of, kind: 'identify', name: 'user.identified', properties: traits }),
      buildEvent(at, { ...of, kind: 'group', name: 'account.identified', properties: traits }),
      buildEvent(at, { ...of, name: text.slice(0, 200), properties: { [text.slice(0, 100)]: text } }),
      buildEvent(at, { ...of, kind: 'guide', name: 'guide.started', properties: run() }),
      ...[
        { questionId: 'q1', answer: { score: 3 } },
        { questionId: 'q2', answer: { text } },
      ].map((given) =>
        buildEvent(at, {
          ...of,
          kind: 'survey',
          name: 'survey.answered',
          properties: { ...answered, ...given },
        }),
      ),
    ];
    const { status, body } = await postFromPage(app, '/events', {
      ...buildBatch(events, at),
      key: acme.production.publicKey,
    });
    expect(status, name).toBe(200);
    // Mending the name of an event would make it another event.
    const refused = mended(text) === text ? [] : [events[2]!.id];
    expect(
      (body.refused ?? []).map(({ id }: { id: string }) => id),
      name,
    ).toEqual(refused);
  }
  await refreshAllSummaries(context);
}

const get = async (path: string) => {
  const { status, body } = await api('GET', path);
  expect(status, path).toBe(200);
  return body;
};
const csvOf = async (path: string): Promise<Record<string, string>[]> => {
  const response = await app.request(`/api/v1${path}`, {
    headers: { Authorization: `Bearer ${acme.production.secretKey}` },
  });
  expect(response.status, path).toBe(200);
  // With every line as many cells as the heading has: none was shifted.
  return parse(await response.text(), { bom: true, columns: true });
};
/** As names and comments are kept: without the blanks around them. */
const shown = (text: string) => mended(text).trim();
const nameOf = (text: string) =>
  mended(text)
    .replace(/^ +| +$/g, '')
    .slice(0, 200);
/** They mean something to objects themselves, and are left out. */
const steering = ['__proto__', 'constructor', 'prototype'];

describe('as the name of an account or user', () => {
  test('is in lists and pages, and found, as the host app gave it', async () => {
    for (const [noun, idOf] of [
      ['accounts', 'accountId'],
      ['users', 'userId'],
    ] as const) {
      const list = await get(`/${noun}?limit=500`);
      expect(list[noun], noun).toHaveLength(numbered.length);
      const names = new Map(list[noun].map(({ id, name }: { id: string; name: string }) => [id, name]));
      for (const { text, name, ...ids } of numbered) {
        const id = ids[idOf];
        if (shown(text) === '') continue;
        expect(names.get(id), name).toBe(nameOf(text));
        expect((await get(`/${noun}/${id}`)).name, name).toBe(nameOf(text));
        const search = encodeURIComponent(nameOf(text).slice(0, 100));
        const found = await get(`/${noun}?limit=500&search=${search}`);
        expect(
          found[noun].map((row: { id: string }) => row.id),
          `${noun}: ${name}`,
        ).toContain(id);
      }
    }
  });
});

describe('as a trait', () => {
  test('has its name and its value, and those alone', async () => {
    for (const { text, name, userId, accountId } of numbered) {
      const key = mended(text.slice(0, 100));
      const expected = new Map([['name', mended(text)]]);
      if (!steering.includes(key)) expected.set(key, mended(text));
      const { traits } = await get(`/users/${userId}`);
      const account = await get(`/accounts/${accountId}`);
      for (const told of [traits, account.traits]) {
        for (const [trait, value] of expected) {
          expect(Object.getOwnPropertyDescriptor(told, trait)?.value, name).toBe(value);
        }
        expect(told.list, name).toEqual([mended(text), mended(text)]);
        expect(Object.keys(told).length, name).toBe(expected.size + 1);
      }
    }
  });

  test('decides whom a condition means by being equal, and by nothing else', async () => {
    for (const { text, name } of numbered.filter(({ text }) => shown(text) !== '')) {
      const condition = {
        type: 'userTrait',
        trait: 'name',
        operator: 'is',
        value: mended(text).slice(0, 500),
      };
      const { status, body } = await api('POST', '/audience-preview', {
        audience: { type: 'all', conditions: [condition] },
      });
      expect(status, name).toBe(200);
      expect(body.users, name).toBe(mended(text).length > 500 ? 0 : 1);
    }
  });
});

describe('as the name of an event', () => {
  test('is listed, and counted by a tag of that name', async () => {
    const { names: listed } = await get('/event-names');
    const names = listed.map((event: { name: string }) => event.name);
    for (const { text, name } of numbered.filter(({ text }) => mended(text) === text && shown(text) !== '')) {
      const eventName = text.slice(0, 200);
      expect(names, name).toContain(eventName);
      const { status, body } = await api('POST', '/tag-preview', { rules: [{ type: 'event', eventName }] });
      expect(status, name).toBe(200);
      expect(body, name).toMatchObject({ users90: 1 });
    }
  });
});

describe('as a comment', () => {
  test('is among the answers, and found, as it was written', async () => {
    const { answers } = await get('/answers?limit=500&days=30');
    expect(answers).toHaveLength(numbered.length);
    for (const { text, name, userId } of numbered) {
      const answer = answers.find((given: { userId: string }) => given.userId === userId);
      expect(answer.comment?.trim() ?? '', name).toBe(shown(text));
    }
  });

  test('is told by webhook as data, and to a chat in one line without links, mentions or turned directions', async () => {
    const waiting = () =>
      database.db.selectFrom('webhookDelivery').where('deliveredAt', 'is', null).select('id').execute();
    while ((await waiting()).length > 0) await deliverWebhooks(context);
    const bodies = received.map((body) => JSON.parse(body));
    const sentences = bodies.filter(({ text }) => text !== undefined).map(({ text }) => text as string);
    const told = bodies.filter(({ kind }) => kind === 'response.recorded').map(({ data }) => data);
    for (const { text, name, userId } of numbered) {
      const comment = told.find((data) => data.userId === userId && data.score === null);
      expect(comment?.text.trim() ?? '', name).toBe(shown(text));
      if (shown(text) !== '') expect(comment.accountName, name).toBe(nameOf(text));
    }
    // A score and a comment of each, of which a blank one is none.
    expect(sentences).toHaveLength(2 * numbered.length - 1);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[^<>\p{Cc}\p{Bidi_Control}\u2028\u2029]+$/u);
    }
  });
});

describe('in a guide', () => {
  test('as a text is published and delivered as the text that it is', { timeout: 120_000 }, async () => {
    for (const { text, name } of numbered.filter(({ text }) => shown(text) !== '' && mended(text) === text)) {
      const words = [
        { type: 'text', text },
        { type: 'variable', of: 'user', trait: text.slice(0, 100), fallback: text.slice(0, 200) },
      ];
      const blocks = [
        heading('title', text),
        { id: 'words', type: 'text', text: { byLocale: { en: words } } },
        { id: 'list', type: 'list', isOrdered: true, items: [{ byLocale: { en: words } }] },
      ];
      const draft = buildGuide({
        steps: [buildStep('s1', { blocks: [...buildStep('s1').blocks, ...blocks] as never })],
      });
      const id = await publish('walkthrough', text.slice(0, 100), draft);
      const { body } = await postFromPage(app, '/delivery', {
        key: acme.production.publicKey,
        userId: 'u0',
        accountId: 'a0',
        locale: 'en',
      });
      const delivered = body.guides.find((guide: { id: string }) => guide.id === id);
      const drawn = delivered.steps[0].blocks.slice(-3);
      expect(drawn[0].text, name).toBe(text);
      expect(drawn[1].text, name).toEqual(words);
      expect(drawn[2].items, name).toEqual([words]);
      expect((await api('POST', `/guides/${id}/unpublish`)).status, name).toBe(204);
    }
  });

  test('as a link is refused unless it can only lead somewhere', async () => {
    for (const { text, name } of numbered) {
      const link = [{ type: 'text', text: 'a link', href: text }];
      const button = {
        id: 'b',
        label: { byLocale: { en: 'Go' } },
        look: 'primary',
        action: { type: 'openUrl', url: text, inNewTab: true },
      };
      for (const block of [
        { id: 'words', type: 'text', text: { byLocale: { en: link } } },
        { id: 'buttons', type: 'buttons', buttons: [button] },
        { id: 'image', type: 'image', src: text, alt: { byLocale: { en: 'An image' } } },
      ]) {
        const draft = buildGuide({ steps: [buildStep('s1', { blocks: [block] as never })] });
        const made = await api('POST', '/guides', { kind: 'walkthrough', name: 'Linked', draft });
        const isTaken = made.status === 201;
        if (isTaken) expect(isSafeLink(text), `${name} in ${block.type}`).toBe(true);
        else expect(made.status, name).toBe(400);
      }
    }
  });

  test('as a part of a theme is refused', async () => {
    const theme = { mode: 'auto', accent: '#2255cc' };
    for (const { text, name } of numbered) {
      for (const part of ['mode', 'accent', 'darkAccent', 'font', 'radius', 'logo']) {
        const body = { theme: { ...theme, [part]: text }, revision: 1 };
        const { status } = await api('PUT', '/theme', body);
        // The one address among them is an address.
        const isAddress = part === 'logo' && text.startsWith('https:');
        expect(status === 400, `${name} as ${part}`).toBe(!isAddress);
      }
      expect(
        (await api('PUT', '/theme', { theme: { ...theme, [text]: text }, revision: 1 })).status,
        name,
      ).toBe(400);
    }
  });
});

describe('in a cell of an export', () => {
  /** What a spreadsheet runs, whichever sign it parts cells by. */
  const formula = /(^|[;\t\r\n])[ \u00a0\u3000]*[=+\-@＝＋－＠]/;

  test('runs nowhere, shifts nothing, and is the text again without its apostrophes', async () => {
    const exports: [path: string, cells: string[], own: RegExp][] = [
      ['/accounts.csv', ['name'], /./],
      ['/answers.csv?days=30', ['userName', 'accountName', 'comment'], /./],
      [`/guides/${surveyId}/report/people.csv?milestone=started`, ['userName', 'accountName'], /./],
      ['/metrics/users/behind.csv', ['name', 'accountName'], /./],
      ['/nps/respondents.csv?cut=decision&value=other&days=30', ['userName', 'accountName'], /./],
    ];
    for (const [path, cells] of exports) {
      const rows = await csvOf(path);
      expect(rows.length, path).toBe(numbered.length);
      for (const row of rows) {
        for (const cell of Object.values(row)) {
          if (!/^-?[\d.]+$/.test(cell)) expect(cell, path).not.toMatch(formula);
        }
        const number = /\d+$/.exec(row.accountId ?? row.userId ?? row.id ?? '')?.[0];
        const { text, name } = numbered[Number(number)]!;
        for (const cell of cells.filter(() => shown(text) !== '')) {
          const wanted = cell === 'comment' ? shown(text) : nameOf(text);
          expect(row[cell]?.replaceAll("'", '').trim(), `${path}: ${name}`).toBe(
            wanted.replaceAll("'", '').trim(),
          );
        }
      }
    }
    for (const path of ['/guides.csv', '/audit-log.csv']) {
      const rows = await csvOf(path);
      expect(rows.length, path).toBeGreaterThan(20);
      for (const cell of rows.flatMap((row) => Object.values(row))) {
        if (!/^-?[\d.]+$/.test(cell)) expect(cell, path).not.toMatch(formula);
      }
    }
  });

  test('read by an import, stays in its own account', async () => {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const lines = numbered.map(({ text, accountId }) => [accountId, text, text].map(quoted).join(','));
    const { status, body } = await api('POST', '/accounts-import', {
      csv: ['id,name,industry', ...lines].join('\n'),
    });
    expect(status).toBe(200);
    const { accounts } = await get('/accounts?limit=500');
    expect(accounts).toHaveLength(numbered.length);
    const refused = new Set((body.faults as { line: number }[]).map(({ line }) => line));
    expect(body.changed + body.unchanged + refused.size).toBe(numbered.length);
  });
});

test('in a mail, no text adds a header, a receiver or a line to the subject', async () => {
  const mails: { receivers: string[]; text: string }[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, done) {
      let text = '';
      stream.on('data', (chunk) => {
        text += chunk;
      });
      stream.on('end', () => {
        mails.push({ receivers: envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  const { port } = smtp.server.address() as AddressInfo;
  const config = readConfig({
    CAIRN_SMTP_URL: `smtp://127.0.0.1:${port}`,
    CAIRN_MAIL_FROM: 'Cairn <cairn@example.com>',
  });
  for (const { text, name } of numbered) {
    const place = { role: 'author', customRoleId: null, portfolio: 'all', teamId: null } as const;
    const made = await api('POST', '/invitations', { email: text, locale: 'en', place });
    expect(made.status, name).toBe(400);
    const mail = mailText.invitation('en', {
      workspaceName: text,
      url: 'https://cairn.example/',
      lifeDays: 7,
    });
    expect(await sendMail({ config, log: context.log }, { to: 'ann@example.com', ...mail }), name).toBe(true);
  }
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  expect(mails).toHaveLength(numbered.length);
  for (const { receivers, text } of mails) {
    expect(receivers).toEqual(['ann@example.com']);
    const head = text.slice(0, text.indexOf('\r\n\r\n'));
    const names = head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => line.split(':')[0]);
    expect(new Set(names)).toEqual(
      new Set([
        'From',
        'To',
        'Subject',
        'Message-ID',
        'Content-Transfer-Encoding',
        'Date',
        'MIME-Version',
        'Content-Type',
      ]),
    );
  }
});
