import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { isBot } from '../../../server/ingest/is-bot.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context();
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
});

const api = (method: string, path: string, body?: unknown) =>
  callApi(app, workspace.production.secretKey)(method, path, body);
const send = (events: Event[], isFromBot = false) =>
  ingest(context, workspace.production.keyed, buildBatch(events, new Date()), 'browser', {
    isBot: isFromBot,
  });
const event = (parts: Partial<Event> = {}) => buildEvent(new Date(), parts);
const identify = (userId: string, email: string) =>
  event({ userId, kind: 'identify', name: 'user.identified', properties: { email } });

const counted = async () => {
  const { body } = await api('GET', '/accounts');
  return body.accounts.map(({ users, activeUsers7 }: Record<string, number>) => [users, activeUsers7]);
};
const exclusion = async (id: string) => (await api('GET', `/users/${id}`)).body.exclusion;

test('members are, by their e-mail address, and nobody else is', async () => {
  await send([identify('u1', workspace.member.email.toUpperCase()), identify('u2', 'ann@acme.example')]);
  await send([event(), event({ userId: 'u2' })]);
  expect(await counted()).toEqual([[1, 1]]);
  expect([await exclusion('u1'), await exclusion('u2')]).toEqual(['internal', null]);
});

test('people of an internal domain are, from when it is called internal until it no longer is', async () => {
  await send([identify('u1', 'dev@us.example'), event(), event({ userId: 'u2' })]);
  expect(await counted()).toEqual([[2, 2]]);
  await api('PATCH', '/event-settings', { internalDomains: ['us.example'] });
  expect(await counted()).toEqual([[1, 1]]);
  await send([identify('u3', 'ops@us.example')]);
  expect(await counted()).toEqual([[1, 1]]);
  await api('PATCH', '/event-settings', { internalDomains: [] });
  expect(await counted()).toEqual([[3, 2]]);
});

test('people of an internal domain are in a Turkish database too, where a large I has its dot', async () => {
  const turkish = await createTestDatabase('tr-TR');
  try {
    const there = turkish.context();
    const { production } = await buildWorkspace(there);
    const call = callApi(createApp(there), production.secretKey);
    await call('PATCH', '/event-settings', { internalDomains: ['islands.example'] });
    const events = [identify('u1', 'DEV@ISLANDS.EXAMPLE')];
    await ingest(there, production.keyed, buildBatch(events, new Date()), 'browser', { isBot: false });
    expect((await call('GET', '/users/u1')).body).toMatchObject({ exclusion: 'internal' });
  } finally {
    await turkish.drop();
  }
});

test('whoever is said to be a test user is, and the word of a person outweighs the rule', async () => {
  await send([identify('u1', workspace.member.email), event(), event({ userId: 'u2' })]);
  await api('PUT', '/users/u2', { exclusion: 'test' });
  expect(await counted()).toEqual([[0, 0]]);
  await api('PUT', '/users/u1', { exclusion: 'none' });
  expect(await counted()).toEqual([[1, 1]]);
  await api('PUT', '/users/u1', { exclusion: null });
  expect(await exclusion('u1')).toBe('internal');
});

test('visitors are who only ever came as bots, and stop being it with their first event as a human', async () => {
  const visitor = { userId: undefined, anonymousId: crypto.randomUUID() };
  const exclusionOfVisitor = async () =>
    (
      await database.db
        .selectFrom('user')
        .where('environmentId', '=', workspace.production.id)
        .where('isAnonymous', '=', true)
        .select('exclusion')
        .executeTakeFirst()
    )?.exclusion;
  await send([event(visitor)], true);
  expect(await exclusionOfVisitor()).toBe('bot');
  await send([event(visitor)]);
  expect(await exclusionOfVisitor()).toBeNull();
  await send([event(visitor)], true);
  expect(await exclusionOfVisitor()).toBeNull();
  const { days } = (await api('GET', '/event-traffic')).body;
  expect(days).toMatchObject([{ accepted: 3, bots: 2 }]);
});

test.each([
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari/537.36',
    true,
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
    false,
  ],
  [undefined, false],
])('the user agent %s says so: %s', (userAgent, answer) => expect(isBot(userAgent)).toBe(answer));
