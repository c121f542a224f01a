import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { proofOf } from '../../../server/ingest/verify-identity.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
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
const change = (settings: object) => api('PATCH', '/event-settings', settings);
const fromPage = (...events: Event[]) =>
  postFromPage(app, '/events', { ...buildBatch(events, new Date()), key: workspace.production.publicKey });
const makeSecret = async (): Promise<string> => (await api('POST', '/identity-secret')).body.secret;
const event = (parts: Partial<Event> = {}) => buildEvent(new Date(), parts);
const traffic = async () => (await api('GET', '/event-traffic')).body;

describe('settings', () => {
  it('begin generous, and change one by one', async () => {
    expect((await api('GET', '/event-settings')).body).toEqual({
      verification: 'off',
      hasIdentitySecret: false,
      eventsPerMinute: null,
      retentionDays: 400,
      internalDomains: [],
    });
    await change({ retentionDays: 90 });
    const { body } = await change({ internalDomains: ['Acme.example', 'acme.example'] });
    expect(body).toMatchObject({ retentionDays: 90, internalDomains: ['acme.example'] });
  });

  it.each([
    { retentionDays: 7 },
    { verification: 'maybe' },
    { internalDomains: ['nonsense'] },
    { secret: 1 },
  ])('refuse %o', async (settings) => expect((await change(settings)).status).toBe(400));

  it('do not enforce proofs while there is no secret to make them with', async () => {
    expect((await change({ verification: 'enforce' })).status).toBe(409);
  });
});

describe('who users are', () => {
  it('is taken at its word while verification is off', async () => {
    const { body } = await fromPage(event({ proof: 'nonsense' }));
    expect(body.refused).toEqual([]);
  });

  it('is measured before it is enforced', async () => {
    const secret = await makeSecret();
    await change({ verification: 'measure' });
    const signed = () => event({ proof: proofOf(secret, 'u1') });
    const { body } = await fromPage(signed(), signed(), signed(), event(), event({ proof: 'f'.repeat(64) }));
    expect(body.refused).toEqual([]);
    expect(await traffic()).toMatchObject({
      coverage: 0.6,
      days: [{ accepted: 5, refused: 0, signed: 3, unsigned: 1, forged: 1 }],
    });
  });

  it('must be proven once it is enforced, and nobody can prove to be somebody else', async () => {
    const secret = await makeSecret();
    await change({ verification: 'enforce' });
    const mine = event({ proof: proofOf(secret, 'u1') });
    const nobody = event({ userId: undefined, anonymousId: crypto.randomUUID() });
    const { body } = await fromPage(
      mine,
      event(),
      event({ userId: 'u2', proof: proofOf(secret, 'u1') }),
      nobody,
    );
    expect(body.accepted).toEqual([mine.id, nobody.id]);
    expect(
      body.refused.map(({ index, reason }: { index: number; reason: string }) => [index, reason]),
    ).toEqual([
      [1, expect.stringMatching(/^proof: /)],
      [2, expect.stringMatching(/^proof: /)],
    ]);
    expect((await traffic()).days).toMatchObject([
      { accepted: 2, refused: 2, signed: 1, unsigned: 1, forged: 1 },
    ]);
  });

  it('may be proven by a token of the same secret', async () => {
    const secret = new TextEncoder().encode(await makeSecret());
    await change({ verification: 'enforce' });
    const token = (sub: string, exp = '1h', key = secret) =>
      new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject(sub).setExpirationTime(exp).sign(key);
    const none = `${btoa('{"alg":"none"}')}.${btoa('{"sub":"u1"}')}.`.replaceAll('=', '');
    const { body } = await fromPage(
      event({ proof: await token('u1') }),
      event({ proof: await token('u2') }),
      event({ proof: await token('u1', '-2d') }),
      event({ proof: await token('u1', '1h', new TextEncoder().encode('another secret of some length')) }),
      event({ proof: none }),
    );
    expect(body.accepted).toHaveLength(1);
    expect(body.refused.map(({ index }: { index: number }) => index)).toEqual([1, 2, 3, 4]);
  });

  it('is believed of whoever has a secret key', async () => {
    await makeSecret();
    await change({ verification: 'enforce' });
    const post = (key: string) =>
      app.request('/v1/track', {
        method: 'POST',
        headers: { Authorization: `Basic ${btoa(`${key}:`)}` },
        body: JSON.stringify({ userId: 'u1', event: 'Deal Won' }),
      });
    expect((await post(workspace.production.secretKey)).status).toBe(200);
    expect((await post(workspace.production.publicKey)).status).toBe(400);
  });

  it('is proven anew when the secret changes', async () => {
    const old = await makeSecret();
    await makeSecret();
    await change({ verification: 'enforce' });
    expect((await fromPage(event({ proof: proofOf(old, 'u1') }))).body.refused).toHaveLength(1);
  });
});

describe('a limit of events a minute', () => {
  it('refuses what is beyond it with the time to wait, and counts it', async () => {
    await change({ eventsPerMinute: 5 });
    expect((await fromPage(event(), event(), event())).status).toBe(200);
    const { status, headers, body } = await fromPage(event(), event(), event());
    expect([status, body.error.code]).toEqual([429, 'rate_limited']);
    const wait = Number(headers.get('Retry-After'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await traffic()).days).toMatchObject([{ accepted: 3, limited: 3 }]);
  });

  it('is no limit for another environment', async () => {
    await change({ eventsPerMinute: 1 });
    const body = { ...buildBatch([event(), event()], new Date()), key: workspace.staging.publicKey };
    expect((await postFromPage(app, '/events', body)).status).toBe(200);
  });
});

describe('traffic', () => {
  it('tells what was sent twice, came from a wrong clock, or was refused and why', async () => {
    const twice = event();
    await fromPage(twice);
    const { events } = buildBatch([event()], new Date());
    const late = { ...events[0]!, at: '2001-01-01T00:00:00.000Z' };
    await fromPage(twice, late);
    await fromPage(event(), { ...event(), name: '' }, { ...event(), id: 'x' }, { ...event(), id: 'y' });
    expect(await traffic()).toMatchObject({
      days: [{ accepted: 4, duplicates: 1, clamped: 1, refused: 3 }],
      refusals: [
        { reason: 'id', times: 2 },
        { reason: 'name', times: 1 },
      ],
    });
  });

  it('tells how much of it is our own people’s', async () => {
    await change({ internalDomains: ['acme.example'] });
    await fromPage(
      event({ kind: 'identify', name: 'user.identified', properties: { email: 'ann@acme.example' } }),
      event({ kind: 'page', name: 'page.viewed', path: '/' }),
      event({ kind: 'page', name: 'page.viewed', path: '/' }),
      event({ userId: 'u2', kind: 'page', name: 'page.viewed', path: '/' }),
    );
    const { days } = await traffic();
    expect(days.map(({ internal }: { internal: number }) => internal)).toContain(2);
  });
});
