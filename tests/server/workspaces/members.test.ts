import { TOTP } from 'otpauth';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import type { Place } from '../../../shared/contract/member.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { fromStudio, type SignedIn, signedInMember, signIn, testPassword } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let acme: BuiltWorkspace;
let admin: SignedIn;
const clock = createSetClock();

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set(new Date());
  acme = await buildWorkspace(context);
  // The one who built it has no password.
  await database.db.deleteFrom('membership').where('memberId', '=', acme.member.id).execute();
  admin = await signedInMember(app, context, acme.workspaceId);
});

const network = '192.0.2.7';
async function call(method: string, path: string, body?: unknown, cookie?: string) {
  const connection = { incoming: { socket: { remoteAddress: network } } };
  const response = await app.request(`/api/v1${path}`, fromStudio(method, body, cookie), connection);
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.includes('json');
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}
const asAdmin = (method: string, path: string, body?: unknown) => call(method, path, body, admin.cookie);
const author: Place = { role: 'author', customRoleId: null, portfolio: 'all', teamId: null };
const tokenIn = (url: string) => new URL(url).hash.slice(1);
let invited = 0;
const inviteNew = async (place: Place = author) => {
  const email = `New-${++invited}@Example.com`;
  const { status, body } = await asAdmin('POST', '/invitations', { email, locale: 'en', place });
  return { status, email: email.toLowerCase(), url: body.url as string, body };
};
const accept = (url: string) =>
  call('POST', '/invitation/accept', {
    token: tokenIn(url),
    name: 'Bo',
    password: testPassword,
    locale: 'zh-CN',
  });

describe('an invitation', () => {
  test('leads to a member with the role it was for, once', async () => {
    const { url, email } = await inviteNew();
    expect(url.startsWith('http://cairn.test/invitation#')).toBe(true);
    expect((await asAdmin('GET', '/invitations')).body.invitations).toMatchObject([
      { email, role: 'author' },
    ]);
    expect((await call('POST', '/invitation', { token: tokenIn(url) })).body).toEqual({
      email,
      workspaceName: 'Acme',
    });
    const { status, body } = await accept(url);
    expect(status).toBe(201);
    expect(body).toMatchObject({ member: { email, name: 'Bo', locale: 'zh-CN' }, role: 'author' });
    expect((await accept(url)).status).toBe(410);
    expect((await call('POST', '/invitation', { token: tokenIn(url) })).status).toBe(410);
    expect((await asAdmin('GET', '/invitations')).body.invitations).toEqual([]);
  });

  test.each(['password1', 'Iloveyou1', 'QWERTYUIOP'])(
    'is not accepted with a password as common as %s',
    async (password) => {
      const { url } = await inviteNew();
      const given = { token: tokenIn(url), name: 'Bo', password, locale: 'en' };
      const refused = await call('POST', '/invitation/accept', given);
      expect([refused.status, refused.body.error.details[0].path]).toEqual([400, 'password']);
      expect((await accept(url)).status).toBe(201);
    },
  );

  test('taken by two at once makes one member', async () => {
    const { url } = await inviteNew();
    const statuses = (await Promise.all([accept(url), accept(url), accept(url)])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 410, 410]);
  });

  test('ends after a week, when it is taken back, and with the next to the same address', async () => {
    const old = await inviteNew();
    clock.advance({ ms: 7 * 86_400_000 });
    expect((await accept(old.url)).status).toBe(410);

    admin.cookie = await signIn(app, admin.email);
    const revoked = await inviteNew();
    const [{ id }] = (await asAdmin('GET', '/invitations')).body.invitations;
    expect((await asAdmin('DELETE', `/invitations/${id}`)).status).toBe(204);
    expect((await accept(revoked.url)).status).toBe(410);

    const first = await inviteNew();
    const again = await asAdmin('POST', '/invitations', { email: first.email, locale: 'en', place: author });
    expect((await accept(first.url)).status).toBe(410);
    expect((await accept(again.body.url)).status).toBe(201);
  });

  test('to somebody who signs in elsewhere on this server tells the inviter nothing', async () => {
    const elsewhere = await buildWorkspace(context, { name: 'Elsewhere' });
    const { email } = await signedInMember(app, context, elsewhere.workspaceId);
    const { status, body } = await asAdmin('POST', '/invitations', { email, locale: 'en', place: author });
    expect([status, Object.keys(body)]).toEqual([201, ['url', 'expiresAt', 'isMailed']]);
    expect((await accept(body.url)).status).toBe(409);
  });

  test('is stored without what opens it', async () => {
    const { url } = await inviteNew();
    const rows = JSON.stringify([
      await database.db.selectFrom('invitation').selectAll().execute(),
      await database.db.selectFrom('auditEntry').selectAll().execute(),
    ]);
    expect(rows).not.toContain(tokenIn(url));
  });

  test.each([
    ['a portfolio that the role can’t have', { ...author, portfolio: 'own' }],
    ['all accounts for a customer success manager', { ...author, role: 'csm' }],
    ['a team of nobody', { ...author, teamId: 999_999 }],
    ['a custom role of nobody', { ...author, role: 'custom', customRoleId: 999_999 }],
    ['a custom role without one', { ...author, role: 'custom' }],
    ['a role that there is not', { ...author, role: 'owner' }],
  ])('with %s is refused', async (_, place) => {
    const input = { email: 'x@example.com', locale: 'en', place };
    expect((await asAdmin('POST', '/invitations', input)).status).toBe(400);
  });
});

describe('rights', () => {
  const personnel = async () => {
    const rights = ['workspace.read', 'member.write', 'segment.write'];
    const role = (await asAdmin('POST', '/roles', { name: 'Personnel', rights })).body;
    const { url } = await inviteNew({ ...author, role: 'custom', customRoleId: role.id });
    const { headers } = await accept(url);
    return { roleId: role.id as number, cookie: headers.get('Set-Cookie')!.split(';')[0]! };
  };

  test('are never handed on by who has not got them', async () => {
    const { cookie, roleId } = await personnel();
    const as = (method: string, path: string, body?: unknown) => call(method, path, body, cookie);
    const invitation = (place: object) => ({ email: 'y@example.com', locale: 'en', place });
    const own = { ...author, role: 'custom', customRoleId: roleId };
    expect((await as('POST', '/invitations', invitation(own))).status).toBe(201);
    expect((await as('POST', '/invitations', invitation(author))).status).toBe(403);
    expect((await as('POST', '/invitations', invitation({ ...author, role: 'admin' }))).status).toBe(403);
    expect((await as('POST', '/roles', { name: 'Sly', rights: ['key.write'] })).status).toBe(403);
    const more = { name: 'Personnel', rights: ['workspace.read', 'member.write', 'audit.read'] };
    expect((await as('PUT', `/roles/${roleId}`, more)).status).toBe(403);
    const self = (await as('GET', '/session')).body.member.id;
    expect((await as('PATCH', `/members/${self}`, { place: { ...author, role: 'admin' } })).status).toBe(403);
  });

  test('protect who has more of them', async () => {
    const { cookie } = await personnel();
    for (const [method, path] of [
      ['PATCH', `/members/${admin.id}`],
      ['POST', `/members/${admin.id}/reset-link`],
      ['DELETE', `/members/${admin.id}/second-factor`],
    ] as const) {
      const body = method === 'PATCH' ? { isActive: false } : undefined;
      expect((await call(method, path, body, cookie)).status, path).toBe(403);
    }
  });

  test('of a role change for everybody who has it, at once', async () => {
    const { cookie, roleId } = await personnel();
    const rights = async () => (await call('GET', '/session', undefined, cookie)).body.rights;
    expect(await rights()).toContain('segment.write');
    await asAdmin('PUT', `/roles/${roleId}`, { name: 'Personnel', rights: ['workspace.read'] });
    expect(await rights()).toEqual(['workspace.read']);
    expect((await call('GET', '/invitations', undefined, cookie)).status).toBe(403);
    expect((await asAdmin('DELETE', `/roles/${roleId}`)).status).toBe(409);
  });
});

describe('a member', () => {
  test('who leaves is out at once, and can be let back in', async () => {
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    const set = (isActive: boolean) => asAdmin('PATCH', `/members/${bo.id}`, { isActive });
    expect((await set(false)).body).toMatchObject({ id: bo.id, isActive: false });
    expect((await call('GET', '/session', undefined, bo.cookie)).status).toBe(401);
    await expect(signIn(app, bo.email)).rejects.toThrow('401');
    await set(true);
    expect((await call('GET', '/session', undefined, bo.cookie)).status).toBe(401);
    await signIn(app, bo.email);
  });

  test('who is the only admin stays one, also when two leave at once', async () => {
    const change = (id: string, body: object) => asAdmin('PATCH', `/members/${id}`, body);
    expect((await change(admin.id, { isActive: false })).status).toBe(409);
    expect((await change(admin.id, { place: author })).status).toBe(409);
    const second = await signedInMember(app, context, acme.workspaceId);
    const statuses = await Promise.all([
      call('PATCH', `/members/${admin.id}`, { place: author }, second.cookie),
      call('PATCH', `/members/${second.id}`, { place: author }, admin.cookie),
    ]);
    expect(statuses.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  });

  test('gets another role with their next request', async () => {
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    const place = { role: 'csm', customRoleId: null, portfolio: 'own', teamId: null };
    await asAdmin('PATCH', `/members/${bo.id}`, { place });
    expect((await call('GET', '/session', undefined, bo.cookie)).body).toMatchObject({
      role: 'csm',
      portfolio: 'own',
      rights: ['workspace.read', 'account.read', 'account.write'],
    });
  });
});

describe('a forgotten password', () => {
  test('is replaced by a link from an admin, once; all sessions end', async () => {
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    const { body, status } = await asAdmin('POST', `/members/${bo.id}/reset-link`);
    expect([status, body.isMailed]).toEqual([201, false]);
    const reset = (password: string) =>
      call('PUT', '/password-reset', { token: tokenIn(body.url), password });
    expect((await reset('short')).status).toBe(400);
    expect((await reset('iloveyou1')).status).toBe(400);
    expect((await reset('a new and better one')).status).toBe(204);
    expect((await reset('and once more')).status).toBe(410);
    expect((await call('GET', '/session', undefined, bo.cookie)).status).toBe(401);
    await expect(signIn(app, bo.email)).rejects.toThrow('401');
    await signIn(app, bo.email, 'a new and better one');
  });

  test('asked for by anybody is answered alike, and sent by mail to who has one', async () => {
    const mails: string[] = [];
    const smtp = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, _, done) {
        let text = '';
        stream.on('data', (chunk) => {
          text += chunk;
        });
        stream.on('end', () => {
          mails.push(text);
          done();
        });
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
    const { port } = smtp.server.address() as { port: number };
    const config = readConfig({
      PUBLIC_URL: 'http://cairn.test',
      CAIRN_SMTP_URL: `smtp://127.0.0.1:${port}`,
      CAIRN_MAIL_FROM: 'Cairn <cairn@example.com>',
    });
    const mailing = createApp({ ...context, config });
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    const ask = async (email: string) => {
      const response = await mailing.request('/api/v1/password-reset', fromStudio('POST', { email }));
      return [response.status, await response.text()];
    };
    expect(await ask('nobody@example.com')).toEqual(await ask(bo.email));
    await expect.poll(() => mails.length).toBe(1);
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    const [mail = ''] = mails;
    expect(mail).toContain(`To: ${bo.email}`);
    const token = /new-password#([\w-]{43})/.exec(mail.replaceAll('=\r\n', ''))?.[1];
    expect((await call('PUT', '/password-reset', { token, password: 'by mail, this time' })).status).toBe(
      204,
    );
  });
});

describe('a second factor', () => {
  const codeAt = (uri: string, ms = 0) => {
    const totp = new TOTP({ secret: new URL(uri).searchParams.get('secret')! });
    return totp.generate({ timestamp: clock.now().getTime() + ms });
  };
  async function enrol(who: SignedIn) {
    const proof = { currentPassword: testPassword };
    const begun = (await call('POST', '/member/second-factor', proof, who.cookie)).body;
    const body = { code: codeAt(begun.uri) };
    const proved = await call('PUT', '/member/second-factor', body, who.cookie);
    expect(proved.status).toBe(200);
    return { uri: begun.uri as string, recoveryCodes: proved.body.recoveryCodes as string[] };
  }
  const enter = (email: string, code?: string) =>
    call('POST', '/session', { email, password: testPassword, code });

  test('is asked for after the password, and its code works once', async () => {
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    const { uri } = await enrol(bo);
    clock.advance({ ms: 30_000 });
    expect((await enter(bo.email)).body.error.code).toBe('second_factor_required');
    expect((await enter(bo.email, '000000')).status).toBe(401);
    const code = codeAt(uri);
    expect((await enter(bo.email, code)).status).toBe(200);
    expect((await enter(bo.email, code)).status).toBe(401);
    expect((await enter(bo.email, codeAt(uri, -30_000))).status).toBe(401);
    clock.advance({ ms: 30_000 });
    expect((await enter(bo.email, ` ${codeAt(uri).replace(/^.../, '$& ')}`)).status).toBe(200);
  });

  test('ends the sessions that began without it', async () => {
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    const elsewhere = await signIn(app, bo.email);
    await enrol(bo);
    expect((await call('GET', '/session', undefined, elsewhere)).status).toBe(401);
    expect((await call('GET', '/session', undefined, bo.cookie)).status).toBe(200);
  });

  test('tells nobody without the password that it is there', async () => {
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    await enrol(bo);
    const wrong = await call('POST', '/session', { email: bo.email, password: 'not it', code: '1' });
    expect(wrong.body.error.code).toBe('not_signed_in');
  });

  test('that is lost is replaced by a recovery code, each once', async () => {
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    const { recoveryCodes } = await enrol(bo);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await enter(bo.email, recoveryCodes[3])).status).toBe(200);
    expect((await enter(bo.email, recoveryCodes[3])).status).toBe(401);
    expect((await enter(bo.email, recoveryCodes[4]!.toUpperCase())).status).toBe(200);
    const rows = JSON.stringify(await database.db.selectFrom('recoveryCode').selectAll().execute());
    expect(rows).not.toContain(recoveryCodes[5]);
  });

  test('guessed at runs into the limit of tries', async () => {
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    await enrol(bo);
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries++) statuses.push((await enter(bo.email, '000000')).status);
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });

  test('is set up and removed with the password alone', async () => {
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    const wrong = { currentPassword: 'not it' };
    expect((await call('POST', '/member/second-factor', wrong, bo.cookie)).status).toBe(400);
    const { uri } = await enrol(bo);
    const proof = { currentPassword: testPassword };
    expect((await call('POST', '/member/second-factor', proof, bo.cookie)).status).toBe(409);
    expect((await call('DELETE', '/member/second-factor', wrong, bo.cookie)).status).toBe(400);
    expect((await enter(bo.email)).status).toBe(401);
    expect((await call('DELETE', '/member/second-factor', proof, bo.cookie)).status).toBe(204);
    expect((await enter(bo.email)).status).toBe(200);
    expect(uri).toContain('otpauth://totp/Cairn:');
  });

  test('that the workspace asks for comes before everything else', async () => {
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    expect((await asAdmin('PUT', '/sign-in-policy', { requiresSecondFactor: true })).status).toBe(200);
    const session = async () => (await call('GET', '/session', undefined, bo.cookie)).body;
    expect(await session()).toMatchObject({ mustSetUpSecondFactor: true, rights: [] });
    expect((await call('GET', '/guides', undefined, bo.cookie)).status).toBe(403);
    expect((await asAdmin('GET', '/members')).status).toBe(403);
    await enrol(bo);
    expect(await session()).toMatchObject({ mustSetUpSecondFactor: false, hasSecondFactor: true });
    expect((await call('GET', '/guides', undefined, bo.cookie)).status).toBe(200);
  });

  test('of somebody who has lost everything is taken away by an admin', async () => {
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    await enrol(bo);
    expect((await asAdmin('DELETE', `/members/${bo.id}/second-factor`)).status).toBe(204);
    expect((await enter(bo.email)).status).toBe(200);
  });
});

describe('the audit log', () => {
  test('says who changed what from what to what, and from where', async () => {
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    const place = { ...author, role: 'publisher' };
    await asAdmin('PATCH', `/members/${bo.id}`, { place });
    const { entries } = (await asAdmin('GET', '/audit-log?noun=membership')).body;
    expect(entries).toMatchObject([
      {
        actor: `member:${admin.id}`,
        actorName: 'Ada Wong',
        action: 'membership.changed',
        subject: `member:${bo.id}`,
        details: { role: { before: 'author', after: 'publisher' } },
        ...{ network, requestId: expect.any(String) },
      },
    ]);
  });

  test('says of whoever enters that it was them, and from where', async () => {
    const { url } = await inviteNew();
    const { id } = (await accept(url)).body.member;
    const link = (await asAdmin('POST', `/members/${id}/reset-link`)).body.url;
    await call('PUT', '/password-reset', { token: tokenIn(link), password: 'another horse battery' });
    const { entries } = (await asAdmin('GET', '/audit-log')).body;
    const ofThem = ['invitation.accepted', 'session.started', 'member.password-changed'];
    for (const action of ofThem) {
      const entry = entries.find((each: { action: string }) => each.action === action);
      expect(entry, action).toMatchObject({
        ...{ actor: `member:${id}`, subject: `member:${id}`, network },
        requestId: expect.any(String),
      });
    }
  });

  test('knows of sign-ins that were refused', async () => {
    const bo = await signedInMember(app, context, acme.workspaceId, 'author');
    await call('POST', '/session', { email: bo.email, password: 'not it' });
    const refused = async () =>
      (await asAdmin('GET', '/audit-log?noun=session')).body.entries.map(
        (entry: { action: string }) => entry.action,
      );
    await expect.poll(refused).toContain('session.refused');
  });

  test('is read page by page, and exported so that no cell is a formula', async () => {
    for (const name of ['=1+1', '@SUM(1)', '+2', 'plain']) await asAdmin('POST', '/teams', { name });
    const all = (await asAdmin('GET', '/audit-log?noun=team')).body.entries;
    const first = (await asAdmin('GET', '/audit-log?noun=team&limit=3')).body.entries;
    const rest = (await asAdmin('GET', `/audit-log?noun=team&limit=3&before=${first[2].id}`)).body.entries;
    expect([...first, ...rest]).toEqual(all);
    const csv = (await asAdmin('GET', '/audit-log.csv?noun=team')).body as string;
    expect(csv.split('\n').filter((line) => /(^|,)"?[=+@-]/.test(line))).toEqual([]);
    expect(csv).toContain('team.created');
  });

  test('goes by when something was done, not by when it was written down, and leaves nothing out between pages', async () => {
    const noon = new Date('2026-11-20T12:00:00Z');
    const later = new Date('2026-11-20T13:00:00Z');
    const earlier = new Date('2026-11-20T11:00:00Z');
    const written = [noon, later, earlier, noon, noon, later];
    const entryOf = ({ workspaceId }: BuiltWorkspace, at: Date, subject: string) =>
      database.db
        .insertInto('auditEntry')
        .values({
          ...{ workspaceId, at, actor: 'system', action: 'tried.done', subject },
          ...{ details: null, network: null, requestId: null },
        })
        .returning('id')
        .executeTakeFirstOrThrow();
    for (const [place, at] of written.entries()) await entryOf(acme, at, `tried:${place}`);
    const page = async (query: string) =>
      (await asAdmin('GET', `/audit-log?noun=tried${query}`)).body.entries as {
        id: string;
        subject: string;
      }[];
    const newestFirst = [5, 1, 4, 3, 0, 2].map((place) => `tried:${place}`);
    expect((await page('')).map(({ subject }) => subject)).toEqual(newestFirst);
    const turned: string[] = [];
    for (let last = ''; turned.length <= newestFirst.length; ) {
      const entries = await page(`&limit=1${last && `&before=${last}`}`);
      if (entries.length === 0) break;
      last = entries[0]!.id;
      turned.push(entries[0]!.subject);
    }
    expect(turned).toEqual(newestFirst);
    const csv = (await asAdmin('GET', '/audit-log.csv?noun=tried')).body as string;
    expect(csv.match(/tried:\d/g)).toEqual(newestFirst);
    const others = await entryOf(await buildWorkspace(context, { name: 'Other' }), later, 'tried:x');
    expect(await page(`&before=${others.id}`)).toEqual([]);
  });

  test('can’t be changed, emptied or shortened, not even by its own database user', async () => {
    const { db } = database;
    const refusal = 'the audit log is only ever added to';
    await expect(db.deleteFrom('auditEntry').execute()).rejects.toThrow(refusal);
    await expect(db.updateTable('auditEntry').set({ action: 'x.y' }).execute()).rejects.toThrow(refusal);
    await expect(database.pool.query('truncate audit_entry')).rejects.toThrow(refusal);
  });
});
