import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { type OidcServer, startOidcServer } from '../../support/oidc-server.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { fromStudio, type SignedIn, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const publicUrl = 'http://cairn.test';
const redirectUri = `${publicUrl}/api/v1/oidc/callback`;

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let provider: OidcServer;
let acme: BuiltWorkspace;
let admin: SignedIn;
let domain: string;
let made = 0;
const clock = createSetClock();

beforeAll(async () => {
  database = await createTestDatabase();
  const config = readConfig({ PUBLIC_URL: publicUrl, CAIRN_PRIVATE_RECEIVERS: '1' });
  context = database.context({ now: clock.now, config });
  app = createApp(context);
  provider = await startOidcServer(redirectUri);
});
afterAll(async () => {
  await provider.stop();
  await database.drop();
});
beforeEach(async () => {
  clock.set(new Date());
  acme = await buildWorkspace(context);
  admin = await signedInMember(app, context, acme.workspaceId);
  domain = `company-${++made}.example`;
});

const asAdmin = (method: string, path: string, body?: unknown) =>
  app.request(`/api/v1${path}`, fromStudio(method, body, admin.cookie));
const input = (parts: object = {}) => ({
  issuer: provider.issuer,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  domains: [domain],
  newcomerRole: null,
  ...parts,
});
const setUp = async (parts: object = {}) => {
  const response = await asAdmin('PUT', '/identity-provider', input(parts));
  expect(response.status).toBe(200);
};

/** Signs in as a browser does, up to the address that the provider sends back to. */
async function begin(email: string) {
  const response = await app.request('/api/v1/oidc', fromStudio('POST', { email }));
  expect(response.status).toBe(200);
  const cookie = response.headers.get('Set-Cookie')!.split(';')[0]!;
  const { url } = (await response.json()) as { url: string };
  return { cookie, url };
}
const finish = async (returned: string, cookie: string | undefined) => {
  const { pathname, search } = new URL(returned);
  const response = await app.request(`${pathname}${search}`, { headers: cookie ? { Cookie: cookie } : {} });
  const session = response.headers.getSetCookie().find((each) => each.startsWith('cairn_session='));
  return { location: response.headers.get('Location'), session: session?.split(';')[0] };
};
async function enter(person: OidcServer['person']) {
  provider.person = person;
  const { url, cookie } = await begin(`somebody@${domain}`);
  return finish(await provider.visit(url), cookie);
}
const whoIs = async (session: string | undefined) =>
  (await (await app.request('/api/v1/session', fromStudio('GET', undefined, session))).json()) as {
    member: { id: string; email: string; name: string };
    role: string;
  };
const refusal = { location: '/sign-in?refused=provider', session: undefined };

describe('somebody whom the provider knows', () => {
  test('is signed in as the member with their verified address, and from then on by what the provider calls them', async () => {
    await setUp();
    const email = `ann@${domain}`;
    const { id } = await signedInMemberAs(email);
    const first = await enter({ sub: 'ann-1', email, email_verified: true });
    expect(first.location).toBe('/');
    expect((await whoIs(first.session)).member.id).toBe(id);
    // Their address has changed since, even to somebody else's.
    const later = await enter({ sub: 'ann-1', email: admin.email, email_verified: true });
    expect((await whoIs(later.session)).member.id).toBe(id);
  });

  test('and who is no member begins in the role for newcomers, where there is one', async () => {
    await setUp({ newcomerRole: 'executive' });
    const email = `new@${domain}`;
    const { session } = await enter({ sub: 'new-1', email, email_verified: true, name: 'Noa New' });
    expect(await whoIs(session)).toMatchObject({ member: { email, name: 'Noa New' }, role: 'executive' });
    await setUp({ newcomerRole: null });
    expect(await enter({ sub: 'new-2', email: `two@${domain}`, email_verified: true })).toEqual(refusal);
  });

  test.each([
    ['an address that is not verified', { email_verified: false }],
    ['an address of another domain', { email: 'ann@elsewhere.example', email_verified: true }],
    ['no address', { email: undefined }],
  ])('is refused with %s', async (_, parts) => {
    await setUp({ newcomerRole: 'executive' });
    const email = `ann@${domain}`;
    await signedInMemberAs(email);
    provider.person = { sub: `x-${made}`, email, ...parts } as OidcServer['person'];
    const { url, cookie } = await begin(email);
    expect(await finish(await provider.visit(url), cookie)).toEqual(refusal);
  });

  test('is refused once they have left', async () => {
    await setUp();
    const email = `bo@${domain}`;
    const { id } = await signedInMemberAs(email);
    await enter({ sub: `bo-${made}`, email, email_verified: true });
    await asAdmin('PATCH', `/members/${id}`, { isActive: false });
    expect(await enter({ sub: `bo-${made}`, email, email_verified: true })).toEqual(refusal);
  });

  test('needs no second factor of ours', async () => {
    await setUp();
    const email = `cy@${domain}`;
    await signedInMemberAs(email);
    await database.db
      .updateTable('workspace')
      .set({ requiresSecondFactor: true })
      .where('id', '=', acme.workspaceId)
      .execute();
    const { session } = await enter({ sub: `cy-${made}`, email, email_verified: true });
    expect(await whoIs(session)).toMatchObject({ mustSetUpSecondFactor: false, role: 'author' });
  });
});

describe('what comes back', () => {
  test.each([
    ['in another browser', (url: string) => [url, undefined]],
    ['with another state', (url: string, cookie: string) => [url, cookie.replace(/=.*/, '=forged')]],
    [
      'with another code',
      (url: string, cookie: string) => [url.replace(/code=[^&]+/, 'code=forged'), cookie],
    ],
    [
      'with the state of the address changed',
      (url: string, cookie: string) => [url.replace(/state=[^&]+/, 'state=x'), cookie],
    ],
    [
      'from another issuer',
      (url: string, cookie: string) => [url.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example'), cookie],
    ],
    ['with an error', (_: string, cookie: string) => [`${redirectUri}?error=access_denied`, cookie]],
  ] as const)('%s is refused', async (_, change) => {
    await setUp();
    const email = `di@${domain}`;
    await signedInMemberAs(email);
    provider.person = { sub: `di-${made}`, email, email_verified: true };
    const { url, cookie } = await begin(email);
    const [returned, shown] = change(await provider.visit(url), cookie);
    expect(await finish(returned as string, shown)).toEqual(refusal);
  });

  test('twice, or too late, is refused', async () => {
    await setUp();
    const email = `ed@${domain}`;
    await signedInMemberAs(email);
    provider.person = { sub: `ed-${made}`, email, email_verified: true };
    const { url, cookie } = await begin(email);
    const returned = await provider.visit(url);
    expect((await finish(returned, cookie)).location).toBe('/');
    expect(await finish(returned, cookie)).toEqual(refusal);

    const late = await begin(email);
    const tooLate = await provider.visit(late.url);
    clock.advance({ ms: 10 * 60_000 });
    expect(await finish(tooLate, late.cookie)).toEqual(refusal);
  });
});

describe('a provider', () => {
  test('is asked who it is before it is trusted', async () => {
    const faults = async (parts: object) => {
      const response = await asAdmin('PUT', '/identity-provider', input(parts));
      return [response.status, await response.json()];
    };
    expect(await faults({ issuer: 'http://127.0.0.1:9' })).toMatchObject([
      400,
      { error: { details: [{ path: 'issuer' }] } },
    ]);
    expect(await faults({ issuer: `${provider.issuer}/` })).toMatchObject([200, {}]);
  });

  test('keeps its secret, which goes to no other', async () => {
    await setUp();
    const told = await (await asAdmin('GET', '/identity-provider')).text();
    expect(told).not.toContain(provider.clientSecret);
    expect(JSON.parse(told).provider.redirectUri).toBe(redirectUri);
    expect((await asAdmin('PUT', '/identity-provider', input({ clientSecret: undefined }))).status).toBe(200);
    const elsewhere = input({ clientSecret: undefined, issuer: 'http://127.0.0.1:9' });
    expect((await asAdmin('PUT', '/identity-provider', elsewhere)).status).toBe(400);
  });

  test('in a private network is not asked, unless the installation allows it', async () => {
    const strict = createApp(database.context({ now: clock.now }));
    const response = await strict.request(
      '/api/v1/identity-provider',
      fromStudio('PUT', input(), admin.cookie),
    );
    expect(response.status).toBe(400);
  });

  test('has domains that no other workspace can take', async () => {
    await setUp();
    const other = await buildWorkspace(context, { name: 'Other' });
    const their = await signedInMember(app, context, other.workspaceId);
    const response = await app.request('/api/v1/identity-provider', fromStudio('PUT', input(), their.cookie));
    expect(response.status).toBe(409);
    await asAdmin('DELETE', '/identity-provider');
    const begun = await app.request('/api/v1/oidc', fromStudio('POST', { email: `x@${domain}` }));
    expect(begun.status).toBe(404);
  });
});

/** A member of the workspace with this address. */
async function signedInMemberAs(email: string): Promise<{ id: string }> {
  const member = await signedInMember(app, context, acme.workspaceId, 'author');
  await database.db.updateTable('member').set({ email }).where('id', '=', member.id).execute();
  return member;
}
