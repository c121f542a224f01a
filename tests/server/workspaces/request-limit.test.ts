import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { openDatabase } from '../../../server/db/database.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { fromStudio, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let acme: BuiltWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  acme = await buildWorkspace(database.context());
});
afterAll(() => database.drop());

/** A server process of its own on the same database, which lets this many requests of one through. */
function startProcess(requestsPerMinute: number) {
  const { db } = openDatabase(database.connection, pino({ level: 'silent' }));
  const config = readConfig({
    PUBLIC_URL: 'http://cairn.test',
    CAIRN_REQUESTS_PER_MINUTE: `${requestsPerMinute}`,
  });
  const context = database.context({ db, config });
  return { app: createApp(context), context, stop: () => db.destroy() };
}
type App = ReturnType<typeof createApp>;

const statuses = async (app: App, cookie: string, times: number) => {
  const ask = async () => (await app.request('/api/v1/teams', fromStudio('GET', undefined, cookie))).status;
  const answers = await Promise.all(Array.from({ length: times }, ask));
  return {
    passed: answers.filter((status) => status === 200).length,
    refused: answers.filter((status) => status === 429).length,
  };
};

describe('a member who asks too much', () => {
  test('is told how long to wait, in their language; others and keys go on', async () => {
    const { app, context, stop } = startProcess(20);
    const [ann, bo] = [
      await signedInMember(app, context, acme.workspaceId),
      await signedInMember(app, context, acme.workspaceId),
    ];
    expect(await statuses(app, ann.cookie, 20)).toEqual({ passed: 20, refused: 0 });

    const refused = await app.request('/api/v1/teams', {
      headers: { Cookie: ann.cookie, 'Accept-Language': 'zh-CN' },
    });
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('Retry-After'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    const { error } = (await refused.json()) as { error: { code: string; message: string } };
    expect(error).toMatchObject({
      code: 'rate_limited',
      message: expect.stringContaining(`请等待 ${seconds} 秒`),
    });

    expect(await statuses(app, bo.cookie, 20)).toEqual({ passed: 20, refused: 0 });
    const byKey = await app.request('/api/v1/teams', {
      headers: { Authorization: `Bearer ${acme.production.secretKey}` },
    });
    expect(byKey.status).toBe(200);
    await stop();
  });

  test('has one limit over all processes', async () => {
    const [one, other] = [startProcess(20), startProcess(20)];
    const { cookie } = await signedInMember(one.app, one.context, acme.workspaceId);
    const [here, there] = await Promise.all([statuses(one.app, cookie, 15), statuses(other.app, cookie, 15)]);
    expect(here.passed + there.passed).toBe(20);
    expect(here.refused + there.refused).toBe(10);
    await Promise.all([one.stop(), other.stop()]);
  });
});

test('pages that ask thirty things at once are far from the limit, and it costs the database next to nothing', async () => {
  const { app, context, stop } = startProcess(readConfig({}).requestsPerMinute);
  const { id, cookie } = await signedInMember(app, context, acme.workspaceId);
  for (let page = 0; page < 4; page++) {
    expect(await statuses(app, cookie, 30)).toEqual({ passed: 30, refused: 0 });
  }
  const { points } = await database.db
    .selectFrom('rateLimit')
    .where('key', '=', `requests:member:${id}`)
    .select('points')
    .executeTakeFirstOrThrow();
  // In lots of 60: two of them.
  expect(points).toBe(120);
  await stop();
});
