import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { networksIn } from '../../../server/http/trusted-proxies.ts';
import { createMember } from '../../../server/workspaces/create-member.ts';
import type { ErrorBody } from '../../../shared/contract/error.ts';
import type { Session } from '../../../shared/contract/session.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { fromStudio, signIn, testPassword } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let acme: BuiltWorkspace;
let app: ReturnType<typeof createApp>;
let email: string;
let memberId: string;
const clock = createSetClock();

beforeAll(async () => {
  database = await createTestDatabase();
  const context = database.context({ now: clock.now });
  acme = await buildWorkspace(context);
  app = createApp(context);
});
afterAll(() => database.drop());

let made = 0;
beforeEach(async () => {
  email = `mei-${++made}@example.com`;
  const scope = { workspaceId: acme.workspaceId, actor: { kind: 'system' } } as const;
  const member = { name: 'Mei Lin', email, password: testPassword, locale: 'zh-CN', role: 'admin' } as const;
  memberId = (await createMember(database.context(), scope, member)).id;
});

/** As a connection from this address would arrive. */
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
const tryPassword = (password: string, of = email, address?: string, headers?: Record<string, string>) => {
  const request = fromStudio('POST', { email: of, password });
  Object.assign(request.headers as object, headers);
  return app.request('/api/v1/session', request, address ? from(address) : undefined);
};
const sessionOf = (cookie: string) => app.request('/api/v1/session', fromStudio('GET', undefined, cookie));

describe('signing in', () => {
  test('answers with who is signed in and what they can choose among', async () => {
    const response = await tryPassword(testPassword, ` ${email.toUpperCase()} `);
    expect(response.status).toBe(200);
    const session = (await response.json()) as Session;
    expect(session).toMatchObject({
      member: { id: memberId, email, name: 'Mei Lin', locale: 'zh-CN' },
      role: 'admin',
      workspace: { id: acme.workspaceId, name: 'Acme', isDemo: false },
      apps: [
        {
          id: acme.appId,
          environments: [
            {
              id: acme.production.id,
              name: 'production',
              publicKey: acme.production.publicKey,
              isStopped: false,
            },
            { id: acme.staging.id, name: 'staging', firstEventAt: null },
          ],
        },
      ],
    });
    expect(JSON.stringify(session)).not.toContain('argon2');
    const cookie = response.headers.get('Set-Cookie')!;
    expect(await (await sessionOf(cookie.split(';')[0]!)).json()).toEqual(session);
  });

  test('keeps the cookie from scripts, other sites and, over https, from other hosts', async () => {
    const plain = (await tryPassword(testPassword)).headers.get('Set-Cookie')!;
    expect(plain).toMatch(/^cairn_session=[\w-]{43}; /);
    expect(plain).toMatch(/HttpOnly/);
    expect(plain).toMatch(/SameSite=Lax/);
    expect(plain).toMatch(/Path=\//);
    expect(plain).not.toMatch(/Secure|Domain/);

    const config = { ...database.context().config, publicUrl: 'https://cairn.example' };
    const secure = createApp(database.context({ config }));
    const request = fromStudio('POST', { email, password: testPassword });
    (request.headers as Record<string, string>).Origin = 'https://cairn.example';
    const cookie = (await secure.request('/api/v1/session', request)).headers.get('Set-Cookie')!;
    expect(cookie).toMatch(/^__Host-cairn_session=/);
    expect(cookie).toMatch(/Secure/);
    expect(cookie).not.toMatch(/Domain/);
  });

  test('refuses a wrong password and an unknown address in the same words', async () => {
    const wrong = await tryPassword('wrong password');
    const unknown = await tryPassword('wrong password', 'nobody@example.com');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const words = async (response: Response) => ((await response.json()) as ErrorBody).error.message;
    expect(await words(wrong)).toBe(await words(unknown));
    expect(wrong.headers.get('Set-Cookie')).toBeNull();
  });

  test('works as much to refuse an unknown address as a wrong password', async () => {
    /**
     * Processor time of nine tries: other programs of the machine don't stretch it, and together they are long beside
     * the steps in which some systems count it.
     */
    const workFor = async (of: (i: number) => string) => {
      const before = process.cpuUsage();
      for (let i = 0; i < 9; i++) await tryPassword('wrong password', of(i));
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await tryPassword('wrong password', 'warm-up@example.com');
    const known = await workFor(() => email);
    const unknown = await workFor((i) => `nobody-${i}@example.com`);
    // Without the hash of nobody, the unknown address would be refused with a tenth of the work.
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });

  test('does not let in a member who was deactivated, nor keep their session', async () => {
    const cookie = await signIn(app, email);
    await database.db
      .updateTable('member')
      .set({ deactivatedAt: clock.now() })
      .where('id', '=', memberId)
      .execute();
    expect((await sessionOf(cookie)).status).toBe(401);
    expect((await tryPassword(testPassword)).status).toBe(401);
  });

  test('stores neither the password nor the token', async () => {
    const cookie = await signIn(app, email);
    const token = cookie.split('=')[1]!;
    const rows = [
      await database.db.selectFrom('session').selectAll().execute(),
      await database.db.selectFrom('member').selectAll().execute(),
      await database.db.selectFrom('auditEntry').selectAll().execute(),
    ];
    const dump = JSON.stringify(rows, (_, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
    );
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(testPassword);
    expect(dump).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  test('is refused from a page of another origin', async () => {
    const request = fromStudio('POST', { email, password: testPassword });
    (request.headers as Record<string, string>).Origin = 'https://evil.example';
    expect((await app.request('/api/v1/session', request)).status).toBe(403);
  });
});

describe('the limit of tries', () => {
  test('stops guessing one address after ten tries, also with the right password, and says when to come back', async () => {
    for (let i = 0; i < 10; i++) expect((await tryPassword('wrong password')).status).toBe(401);
    const response = await tryPassword(testPassword);
    expect(response.status).toBe(429);
    const seconds = Number(response.headers.get('Retry-After'));
    expect(seconds).toBeGreaterThan(800);
    expect(seconds).toBeLessThanOrEqual(900);
  });

  test('holds when all tries come at once', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await tryPassword('wrong password')).status),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });

  test('counts for all server processes together', async () => {
    const other = createApp(database.context({ now: clock.now }));
    for (let i = 0; i < 10; i++) {
      await (i % 2 ? app : other).request(
        '/api/v1/session',
        fromStudio('POST', { email, password: 'wrong one' }),
      );
    }
    expect((await tryPassword(testPassword)).status).toBe(429);
  });

  test('forgets the failures of who then signs in', async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) await tryPassword('wrong password');
      expect((await tryPassword(testPassword)).status).toBe(200);
    }
  });

  test('counts a network as one, and what X-Forwarded-For says as nothing', async () => {
    const guess = (i: number, address: string) =>
      tryPassword('x', `guess-${i}@example.com`, address, { 'X-Forwarded-For': `10.0.0.${i}` });
    await Promise.all(Array.from({ length: 100 }, (_, i) => guess(i, `2001:db8:0:1::${i + 1}`)));
    expect((await guess(100, '2001:db8:0:1:ffff::1')).status).toBe(429);
    expect((await guess(101, '2001:db8:0:2::1')).status).toBe(401);
  }, 60_000);

  test('counts each visitor for themselves behind a proxy that is trusted, and nobody who only says so', async () => {
    const config = { ...database.context().config, trustedProxies: networksIn('10.1.0.0/16')! };
    const behind = createApp(database.context({ now: clock.now, config }));
    const guess = (i: number, visitor: string, proxy = '::ffff:10.1.0.5') => {
      const request = fromStudio('POST', { email: `behind-${i}@example.com`, password: 'x' });
      Object.assign(request.headers as object, { 'X-Forwarded-For': `198.51.100.${i}, ${visitor}` });
      return behind.request('/api/v1/session', request, from(proxy));
    };
    await Promise.all(Array.from({ length: 100 }, (_, i) => guess(i, '203.0.113.7')));
    expect((await guess(100, '203.0.113.7')).status).toBe(429);
    expect((await guess(101, '203.0.113.8')).status).toBe(401);
    expect((await guess(102, '203.0.113.7', '10.2.0.5')).status).toBe(401);
  }, 60_000);

  test('keeps nobody’s address in the clear', async () => {
    await tryPassword('wrong password');
    const rows = await database.db.selectFrom('rateLimit').selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('@');
  });
});

describe('a session', () => {
  test('ends after 12 hours without use, and lives on while it is used', async () => {
    const cookie = await signIn(app, email);
    clock.advance({ hours: 11 });
    expect((await sessionOf(cookie)).status).toBe(200);
    clock.advance({ hours: 11 });
    expect((await sessionOf(cookie)).status).toBe(200);
    clock.advance({ hours: 13 });
    expect((await sessionOf(cookie)).status).toBe(401);
  });

  test('ends after 14 days in any case', async () => {
    const cookie = await signIn(app, email);
    for (let hours = 0; hours < 14 * 24 - 8; hours += 8) {
      clock.advance({ hours: 8 });
      expect((await sessionOf(cookie)).status).toBe(200);
    }
    clock.advance({ hours: 8 });
    expect((await sessionOf(cookie)).status).toBe(401);
  });

  test('ends at signing out, at once and for good', async () => {
    const cookie = await signIn(app, email);
    const response = await app.request('/api/v1/session', fromStudio('DELETE', undefined, cookie));
    expect(response.status).toBe(204);
    expect(response.headers.get('Set-Cookie')).toMatch(/^cairn_session=; Max-Age=0/);
    expect((await sessionOf(cookie)).status).toBe(401);
  });

  test('gets a new token at every sign-in, which ends the one the browser had', async () => {
    const former = await signIn(app, email);
    const request = fromStudio('POST', { email, password: testPassword }, former);
    const cookie = (await app.request('/api/v1/session', request)).headers.get('Set-Cookie')!.split(';')[0]!;
    expect(cookie).not.toBe(former);
    expect((await sessionOf(former)).status).toBe(401);
    expect((await sessionOf(cookie)).status).toBe(200);
  });

  test('is listed with the member’s others and can be ended from there; someone else’s can not', async () => {
    const here = await signIn(app, email);
    const there = await signIn(app, email);
    const list = async (cookie: string) =>
      (
        (await (await app.request('/api/v1/sessions', fromStudio('GET', undefined, cookie))).json()) as {
          sessions: { id: string; isCurrent: boolean }[];
        }
      ).sessions;
    const sessions = await list(here);
    expect(sessions).toHaveLength(2);
    const other = sessions.find((session) => !session.isCurrent)!;

    const stranger = await createMember(
      database.context(),
      { workspaceId: acme.workspaceId, actor: { kind: 'system' } },
      { name: 'X', email: `x-${email}`, password: testPassword, locale: 'en', role: 'admin' },
    );
    expect(stranger.id).toBeDefined();
    const strangers = await signIn(app, `x-${email}`);
    const end = (id: string, cookie: string) =>
      app.request(`/api/v1/sessions/${id}`, fromStudio('DELETE', undefined, cookie));
    expect((await end(other.id, strangers)).status).toBe(404);
    expect((await sessionOf(there)).status).toBe(200);

    expect((await end(other.id, here)).status).toBe(204);
    expect((await sessionOf(there)).status).toBe(401);
    expect((await end(other.id, here)).status).toBe(404);
    expect(await list(here)).toMatchObject([{ isCurrent: true }]);
  });

  test('rows that have run out are swept at the next sign-in', async () => {
    await signIn(app, email);
    clock.advance({ days: 15 });
    await signIn(app, email);
    const rows = await database.db
      .selectFrom('session')
      .where('memberId', '=', memberId)
      .select('idHash')
      .execute();
    expect(rows).toHaveLength(1);
  });
});

describe('the member’s own settings', () => {
  const change = (cookie: string, body: object) =>
    app.request('/api/v1/member', fromStudio('PATCH', body, cookie));

  test('change name and language', async () => {
    const cookie = await signIn(app, email);
    const response = await change(cookie, { name: ' 林梅 ', locale: 'en' });
    expect(await response.json()).toEqual({
      id: memberId,
      email,
      name: '林梅',
      locale: 'en',
      wantsAlertMail: true,
    });
  });

  test('a new password needs the current one and ends the other sessions', async () => {
    const here = await signIn(app, email);
    const there = await signIn(app, email);
    const newPassword = 'a longer, better one';
    expect((await change(here, { newPassword })).status).toBe(400);
    expect(await (await change(here, { newPassword, currentPassword: 'nope' })).json()).toMatchObject({
      error: { code: 'invalid_request', details: [{ path: 'currentPassword', message: 'is wrong' }] },
    });
    expect((await sessionOf(there)).status).toBe(200);

    expect((await change(here, { newPassword, currentPassword: testPassword })).status).toBe(200);
    expect((await sessionOf(here)).status).toBe(200);
    expect((await sessionOf(there)).status).toBe(401);
    expect((await tryPassword(testPassword)).status).toBe(401);
    expect((await tryPassword(newPassword)).status).toBe(200);
  });

  test.each(['short', 'x'.repeat(129)])('refuses the password %s', async (newPassword) => {
    const cookie = await signIn(app, email);
    expect(await (await change(cookie, { newPassword, currentPassword: testPassword })).json()).toMatchObject(
      {
        error: { details: [{ path: 'newPassword' }] },
      },
    );
  });

  test('can not be used to make oneself something else', async () => {
    const cookie = await signIn(app, email);
    for (const field of ['role', 'email', 'id', 'workspaceId', 'passwordHash']) {
      expect((await change(cookie, { [field]: 'admin' })).status, field).toBe(400);
    }
  });
});
