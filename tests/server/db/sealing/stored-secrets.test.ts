import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TOTP } from 'otpauth';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../../server/app.ts';
import { keysToKeep, keysToPutBack } from '../../../../server/commands/backup-keys.ts';
import { checkSecrets } from '../../../../server/commands/doctor.ts';
import { readConfig } from '../../../../server/config.ts';
import type { Context } from '../../../../server/context.ts';
import { writeBackup } from '../../../../server/db/backup/write-backup.ts';
import { doneMigrations } from '../../../../server/db/migrate.ts';
import {
  countSecrets,
  sealedColumns,
  sealStoredSecrets,
} from '../../../../server/db/sealing/sealed-columns.ts';
import { createSealing } from '../../../../server/db/sealing/sealing.ts';
import { proofOf, verdictOn } from '../../../../server/ingest/verify-identity.ts';
import { signedHeaders } from '../../../../server/integrations/webhook-signature.ts';
import { environmentByPublicKey } from '../../../../server/workspaces/environment-by-key.ts';
import { buildTenant, type Tenant } from '../../../support/build-tenant.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../../support/build-workspace.ts';
import { type OidcServer, startOidcServer } from '../../../support/oidc-server.ts';
import { fromStudio, type SignedIn, signedInMember, testPassword } from '../../../support/sign-in.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/test-database.ts';

/*
 * Somebody sets up everything that has a secret, by a server without a key; then it gets one, then another. What was
 * told them goes on to work, and nothing of it stands in a backup.
 */

const newKey = () => randomBytes(32).toString('base64');
const [first, second] = [newKey(), newKey()];

let database: TestDatabase;
let context: Context;
let acme: BuiltWorkspace;
let mine: Tenant;
let admin: SignedIn;
let provider: OidcServer;
/** What was told once, by what it is for. */
let told: Record<
  'webhook' | 'formerWebhook' | 'factor' | 'identity' | 'key' | 'invitation' | 'reset' | 'shared' | 'picker',
  string
>;

const withKeys = (...keys: string[]): Context => ({ ...context, sealing: createSealing(keys) });

async function call(of: Context, method: string, path: string, body?: unknown, cookie = admin.cookie) {
  const response = await createApp(of).request(`/api/v1${path}`, fromStudio(method, body, cookie));
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

beforeAll(async () => {
  database = await createTestDatabase();
  const config = readConfig({ PUBLIC_URL: 'http://cairn.test', CAIRN_PRIVATE_RECEIVERS: '1' });
  context = database.context({ config, sealing: createSealing([]) });
  provider = await startOidcServer('http://cairn.test/api/v1/oidc/callback');
  acme = await buildWorkspace(context);
  admin = await signedInMember(createApp(context), context, acme.workspaceId);
  mine = await buildTenant(context, acme.production.scope, acme.production.publicKey, 'walnut');
  const make = async (method: string, path: string, body?: unknown) => {
    const answer = await call(context, method, path, body);
    expect(answer.status, path).toBeLessThan(300);
    return answer.body;
  };
  const { issuer, clientId, clientSecret } = provider;
  await make('PUT', '/identity-provider', {
    ...{ issuer, clientId, clientSecret, domains: ['walnut.example'], newcomerRole: 'author' },
  });
  const token = (url: string) => /[#/=]([\w-]{43,})$/.exec(url)![1]!;
  const place = { role: 'author', customRoleId: null, portfolio: 'all', teamId: null };
  told = {
    formerWebhook: (await make('POST', `/webhooks/${mine.webhookId}/secret`)).secret,
    webhook: (await make('POST', `/webhooks/${mine.webhookId}/secret`)).secret,
    factor: (await make('POST', '/member/second-factor', { currentPassword: testPassword })).secret,
    identity: (await make('POST', '/identity-secret')).secret,
    key: (await make('POST', '/keys', { name: 'Ours', scope: 'read' })).key,
    invitation: token(
      (await make('POST', '/invitations', { email: 'a@b.example', locale: 'en', place })).url,
    ),
    reset: token((await make('POST', `/members/${mine.memberId}/reset-link`)).url),
    shared: token(
      (await make('POST', `/accounts/${mine.accountId}/share-links`, { days: 7, locale: 'en' })).url,
    ),
    picker: token(
      (await make('POST', '/picker-sessions', { purpose: 'guide', guideId: mine.guideId })).openUrl,
    ),
  };
  await make('PUT', '/member/second-factor', { code: codeOf(told.factor) });
});
afterAll(async () => {
  await provider.stop();
  await database.drop();
});

const codeOf = (secret: string) => new TOTP({ secret }).generate();

/** That everything that was told still works with this server. */
async function expectAllToWork(of: Context) {
  const row = await database.db
    .selectFrom('webhook')
    .where('id', '=', mine.webhookId)
    .select(['secret', 'formerSecret'])
    .executeTakeFirstOrThrow();
  const secrets = [row.secret, row.formerSecret!].map((stored) =>
    of.sealing.open(stored, `webhook:${mine.webhookId}`),
  );
  const headers = signedHeaders(secrets, { id: 'x', at: new Date(), body: '{}' });
  expect(new Webhook(told.webhook).verify('{}', headers)).toEqual({});
  expect(new Webhook(told.formerWebhook).verify('{}', headers)).toEqual({});

  const environment = await environmentByPublicKey(of, acme.production.publicKey);
  expect(await verdictOn(environment!.identitySecret, 'ada', proofOf(told.identity, 'ada'))).toBe('signed');

  await database.db.updateTable('member').set({ totpLastStep: '0' }).where('id', '=', admin.id).execute();
  const signIn = { email: admin.email, password: testPassword, code: codeOf(told.factor) };
  expect((await call(of, 'POST', '/session', signIn, '')).status).toBe(200);

  provider.person = { sub: 'bo', email: 'bo@walnut.example', email_verified: true, name: 'Bo' };
  const app = createApp(of);
  const begun = await app.request('/api/v1/oidc', fromStudio('POST', { email: 'bo@walnut.example' }));
  const { url } = (await begun.json()) as { url: string };
  const { pathname, search } = new URL(await provider.visit(url));
  const back = await app.request(`${pathname}${search}`, {
    headers: { Cookie: begun.headers.get('Set-Cookie')!.split(';')[0]! },
  });
  expect(back.headers.getSetCookie().some((cookie) => cookie.startsWith('cairn_session='))).toBe(true);
}

async function backup(): Promise<string> {
  const file = join(temporaryFolder(), 'all.backup');
  await writeBackup(database.pool, file, new Date(), await doneMigrations(database.db), () => {});
  return gunzipSync(readFileSync(file)).toString('utf8');
}
const secretsIn = (text: string) =>
  Object.entries({
    ...told,
    provider: provider.clientSecret,
    password: testPassword,
    session: admin.cookie.split('=')[1]!,
  })
    .filter(([, secret]) => text.includes(secret))
    .map(([name]) => name)
    .toSorted();
const asDoctorSays = async (...keys: string[]) => {
  const config = readConfig({ DATA_DIR: temporaryFolder(), CAIRN_SECRET_KEY: keys.join(',') });
  return checkSecrets(config, await countSecrets(database.db));
};
const nameOf = (key: string) => createSealing([key]).sealsWith!;

test('without a key secrets work, and stand in a backup; the doctor says so', async () => {
  await expectAllToWork(context);
  expect(secretsIn(await backup())).toEqual(['factor', 'formerWebhook', 'identity', 'provider', 'webhook']);
  expect(await asDoctorSays()).toEqual([
    { is: 'note', says: expect.stringContaining('Set CAIRN_SECRET_KEY') },
  ]);
});

test('with a key all that stood there is sealed and works as before, and a backup has nothing that opens a door', async () => {
  expect((await asDoctorSays(first)).map(({ is }) => is)).toEqual(['well', 'note']);
  const keyed = withKeys(first);
  expect(await sealStoredSecrets(database.db, keyed.sealing)).toEqual({ unreadable: 0 });
  await expectAllToWork(keyed);
  expect(secretsIn(await backup())).toEqual([]);
  expect(await asDoctorSays(first)).toEqual([{ is: 'well', says: expect.stringContaining(nameOf(first)) }]);
});

test('what is made with a key is never stored unsealed', async () => {
  const keyed = withKeys(first);
  told.formerWebhook = told.webhook;
  told.webhook = (await call(keyed, 'POST', `/webhooks/${mine.webhookId}/secret`)).body.secret;
  told.identity = (await call(keyed, 'POST', '/identity-secret')).body.secret;
  const { issuer, clientId, clientSecret } = provider;
  const input = { issuer, clientId, clientSecret, domains: ['walnut.example'], newcomerRole: 'author' };
  expect((await call(keyed, 'PUT', '/identity-provider', input)).status).toBe(200);
  // Without the secret, it stays what it was.
  const { clientSecret: _, ...withoutSecret } = input;
  expect((await call(keyed, 'PUT', '/identity-provider', withoutSecret)).status).toBe(200);
  await database.db.updateTable('member').set({ totpSince: null }).where('id', '=', admin.id).execute();
  const proof = { currentPassword: testPassword };
  told.factor = (await call(keyed, 'POST', '/member/second-factor', proof)).body.secret;
  await database.db.updateTable('member').set({ totpLastStep: '0' }).where('id', '=', admin.id).execute();
  const proved = await call(keyed, 'PUT', '/member/second-factor', { code: codeOf(told.factor) });
  expect(proved.status).toBe(200);

  expect((await countSecrets(database.db)).plain).toBe(0);
  await expectAllToWork(keyed);
  expect(secretsIn(await backup())).toEqual([]);
});

test('a new key in front takes over, with the old one behind it until the next start', async () => {
  const both = withKeys(second, first);
  await expectAllToWork(both);
  expect(await sealStoredSecrets(database.db, both.sealing)).toEqual({ unreadable: 0 });
  await expectAllToWork(withKeys(second));
  expect(await asDoctorSays(second, first)).toEqual([
    { is: 'well', says: expect.stringContaining(nameOf(second)) },
    { is: 'note', says: expect.stringContaining(`${nameOf(first)} any more`) },
  ]);
});

describe('with another key, or none', () => {
  const signedUp = () => ({ email: admin.email, password: testPassword });

  test('the doctor says how many secrets can’t be read, with which key they could, and what else to do', async () => {
    for (const keys of [[first], []]) {
      const [lost] = await asDoctorSays(...keys);
      expect(lost).toEqual({
        is: 'fault',
        says: expect.stringMatching(
          new RegExp(`^the key ${nameOf(second)}, which seals 5 of the secrets, is not here`),
        ),
      });
    }
  });

  test('a backup says which key to keep, and a restore without it which one to put where', async () => {
    const sealed = await countSecrets(database.db);
    const place = readConfig({ DATA_DIR: '/srv/cairn' });
    expect(keysToKeep(sealed, place)).toEqual([
      expect.stringMatching(new RegExp(`^The key ${nameOf(second)} of /srv/cairn/secret-key, which seals 5`)),
    ]);
    expect(keysToPutBack(sealed, createSealing([first]), place)).toEqual([
      expect.stringMatching(
        new RegExp(`key ${nameOf(second)}.* is not here.* add it to /srv/cairn/secret-key`),
      ),
    ]);
    expect(keysToPutBack(sealed, createSealing([first, second]), place)).toEqual([]);
    const onServer = readConfig({ DATA_DIR: '/srv/cairn', DATABASE_URL: 'postgres://db.internal/cairn' });
    expect(keysToPutBack(sealed, createSealing([]), onServer)).toEqual([
      expect.stringContaining('add it to CAIRN_SECRET_KEY'),
    ]);
  });

  test('a start leaves what can’t be read as it is', async () => {
    const before = await countSecrets(database.db);
    expect(await sealStoredSecrets(database.db, createSealing([first]))).toEqual({ unreadable: 5 });
    expect(await countSecrets(database.db)).toEqual(before);
  });

  test('what needs the secret says that it is away, and nothing else does', async () => {
    const wrong = withKeys(first);
    const entered = await call(wrong, 'POST', '/session', { ...signedUp(), code: codeOf(told.factor) }, '');
    expect(entered).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
    expect((await call(wrong, 'GET', '/webhooks')).status).toBe(200);

    const setTo = (verification: 'measure' | 'enforce') =>
      database.db
        .updateTable('environment')
        .set({ verification })
        .where('id', '=', mine.environmentId)
        .execute();
    await setTo('measure');
    expect((await environmentByPublicKey(wrong, acme.production.publicKey))?.identitySecret).toBeNull();
    // Events that a proof decides about wait in the browsers: nobody may say whether it is one.
    await setTo('enforce');
    await expect(environmentByPublicKey(wrong, acme.production.publicKey)).rejects.toThrow(/can’t be read/);
  });

  test('a new secret takes the place of the lost one', async () => {
    const wrong = withKeys(first);
    const { secret } = (await call(wrong, 'POST', '/identity-secret')).body;
    const environment = await environmentByPublicKey(wrong, acme.production.publicKey);
    expect(environment?.identitySecret).toBe(secret);
  });
});

test('every column whose name promises a secret is sealed, or is known to hold none', async () => {
  const { rows } = await database.pool.query<{ name: string }>(`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'character varying')
      and column_name ~ '(secret|token|password|credential|verifier|private|nonce)'`);
  const known = [
    // Argon2id.
    'member.password_hash',
    // Of no use without the code that the provider gives to one browser, and gone after ten minutes.
    'provider_sign_in.code_verifier',
    'provider_sign_in.nonce',
  ];
  const sealed = sealedColumns.map(({ table, column }) => `${table}.${column}`);
  expect(rows.map(({ name }) => name).toSorted()).toEqual([...sealed, ...known].toSorted());
});
