import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import { createLog } from '../../../server/http/create-log.ts';
import { deliverWebhooks } from '../../../server/integrations/deliver-webhooks.ts';
import { startJobs } from '../../../server/jobs/start-jobs.ts';
import { sendMail } from '../../../server/mail/send-mail.ts';
import { createSecretKey } from '../../../server/workspaces/secret-keys.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildTenant } from '../../support/build-tenant.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
import { fromStudio, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/** In everything that says who somebody is, or that is secret. */
const canary = 'canary';

let database: TestDatabase;
let context: Context;
let lines: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  lines = [];
  const destination = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  // Everything that can be logged, also what is only written while somebody looks for a fault.
  context = database.context({ log: createLog({ level: 'trace' }, destination) });
});
afterAll(() => database.drop());

const told = () => lines.filter((line) => line.includes(canary));

test('no address, name, trait, answer, id of a person or secret is in the log, whatever goes wrong', async () => {
  const app = createApp(context);
  const acme = await buildWorkspace(context, { name: `${canary} Ltd` });
  const { scope, publicKey, secretKey } = acme.production;
  const mine = await buildTenant(context, scope, publicKey, canary);
  const admin = await signedInMember(app, context, acme.workspaceId);
  const api = callApi(app, secretKey);
  const get = (path: string) =>
    app.request(`/api/v1${path}`, { headers: { Authorization: `Bearer ${secretKey}` } });

  // What is asked for well, and what is refused.
  for (const path of [
    `/accounts/${mine.accountId}`,
    `/accounts?search=${canary}`,
    `/users/${mine.userId}`,
    `/users/${canary}-nobody`,
    `/answers.csv?search=${canary}`,
    `/${canary}/nowhere`,
  ]) {
    await get(path);
  }
  await api('PUT', `/users/${mine.userId}`, { name: canary, nonsense: canary });
  await api('POST', '/invitations', { email: `${canary}@example.com`, locale: canary });
  for (const email of [admin.email, `${canary}@example.com`]) {
    const signIn = { email, password: `${canary} wrong` };
    await app.request('/api/v1/session', fromStudio('POST', signIn));
  }
  await app.request('/api/v1/password-reset', fromStudio('POST', { email: `${canary}@example.com` }));
  await app.request(`/api/v1/shared/${canary}`);
  await app.request('/api/v1/session', { headers: { Cookie: `cairn_session=${canary}` } });

  // Events: sound, refused, and an answer that fits no question.
  const at = new Date();
  const of = { userId: `${canary}-user`, accountId: `${canary}-account` };
  const run = { guideId: mine.guideId, version: 1, runId: crypto.randomUUID(), stepId: 'ask' };
  const events = [
    buildEvent(at, { ...of, kind: 'identify', name: 'user.identified', properties: { email: canary } }),
    buildEvent(at, { ...of, name: `${canary}\0` }),
    buildEvent(at, {
      ...of,
      kind: 'survey',
      name: 'survey.answered',
      properties: { ...run, questionId: 'none', answer: { text: canary } },
    }),
  ];
  await postFromPage(app, '/events', { ...buildBatch(events, at), key: publicKey });
  await postFromPage(app, '/events', `{"key":"${canary}`);
  const delivery = { key: publicKey, userId: `${canary}-user`, locale: 'en', traits: { name: canary } };
  await postFromPage(app, '/delivery', delivery);

  // The server's own work: messages that can't be delivered, and jobs.
  await deliverWebhooks({ ...context, config: readConfig({ CAIRN_PRIVATE_RECEIVERS: '1' }) });
  await startJobs(context).stop();

  expect(lines.length).toBeGreaterThan(15);
  expect(told()).toEqual([]);
});

test('a refusal says to whom and why, by the id of the member or key alone', async () => {
  const app = createApp(context);
  const acme = await buildWorkspace(context, { name: `${canary} Ltd` });
  const csm = await signedInMember(app, context, acme.workspaceId, 'csm');
  const reading = await createSecretKey(context, acme.production.scope, { name: canary, scope: 'read' });
  lines.length = 0;
  const byKey = { Authorization: `Bearer ${reading.key}`, 'Content-Type': 'application/json' };
  await app.request('/api/v1/webhooks', fromStudio('GET', undefined, csm.cookie));
  await app.request('/api/v1/guides', fromStudio('GET', undefined, csm.cookie));
  await app.request('/api/v1/session', {
    method: 'DELETE',
    headers: { Cookie: csm.cookie, Origin: 'https://evil.example' },
  });
  await app.request('/api/v1/teams', { method: 'POST', headers: byKey, body: '{}' });
  await app.request('/api/v1/guides', { headers: { Authorization: `Bearer sk_${canary}` } });

  const member = `member:${csm.id}`;
  const told = lines.map((line) => JSON.parse(line)).filter(({ route }) => route !== undefined);
  expect(told.map(({ status, actor, code }) => ({ status, actor, code }))).toEqual([
    { status: 403, actor: member, code: 'not_allowed' },
    { status: 200 },
    { status: 403, actor: member, code: 'not_allowed' },
    { status: 403, actor: `key:${reading.id}`, code: 'not_allowed' },
    { status: 401, code: 'invalid_key' },
  ]);
  expect(lines.filter((line) => line.includes(canary) || line.includes(csm.email))).toEqual([]);
});

test('nor when the database or the mail server says in an error whom it is about', async () => {
  lines.length = 0;
  context.log.error({ err: await refusalOf('select $1::text::int', canary) }, 'a job failed');
  context.log.error({ err: await refusalOf(`select '${canary}' from nothing_of_this_name`) }, 'a job failed');
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _, done) => done(new Error(`550 no such mailbox: ${address}`)),
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  const { port } = smtp.server.address() as AddressInfo;
  const config = readConfig({
    CAIRN_SMTP_URL: `smtp://127.0.0.1:${port}`,
    CAIRN_MAIL_FROM: 'Cairn <cairn@example.com>',
  });
  const mail = { to: `${canary}@example.com`, subject: canary, text: canary };
  expect(await sendMail({ config, log: context.log }, mail)).toBe(false);
  await new Promise<void>((resolve) => smtp.close(() => resolve()));

  expect(lines).toHaveLength(3);
  // What went wrong is still said.
  for (const [index, code] of ['22P02', '42P01', 'EENVELOPE'].entries()) expect(lines[index]).toContain(code);
  expect(lines[0]).toContain('invalid input syntax for type integer');
  expect(told()).toEqual([]);
});

const refusalOf = (statement: string, ...values: unknown[]): Promise<unknown> =>
  database.pool.query(statement, values).then(
    () => undefined,
    (error) => error,
  );
