import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { buildGuide, buildStep } from '../../support/build-guide.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let server: ServerType;
let key: string;
let parent: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const context = database.context();
  const app = createApp(context);
  key = (await buildWorkspace(context)).production.secretKey;
  const draft = buildGuide({ steps: [buildStep('s1')] });
  await callApi(app, key)('POST', '/guides', { kind: 'walkthrough', name: 'Invite teammates', draft });
  await new Promise<void>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve());
  });
  parent = makeTemporaryFolder();
});
afterAll(async () => {
  server?.close();
  rmSync(parent, { recursive: true, force: true });
  await database.drop();
});

/** The exit code of `cairn guides …`. */
const run = (words: readonly string[], secret = key): Promise<number | null> => {
  const { port } = server.address() as AddressInfo;
  const env = { ...process.env, CAIRN_URL: `http://127.0.0.1:${port}`, CAIRN_KEY: secret };
  const child = spawn(process.execPath, ['server/cli.ts', 'guides', ...words], { env, stdio: 'ignore' });
  return new Promise((resolve) => child.on('exit', resolve));
};

test('a CI learns from the exit code that nothing differs, that something does, and that there was trouble', async () => {
  const folder = join(parent, 'guides');
  expect(await run(['pull', folder])).toBe(0);
  expect(await run(['diff', folder])).toBe(0);
  const file = join(folder, readdirSync(folder)[0] ?? '');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Invite teammates', 'Invite colleagues'));
  expect(await run(['diff', folder])).toBe(1);
  expect(await run(['diff', folder, '--exit-code'])).toBe(1);
  expect(await run(['push', folder])).toBe(0);
  expect(await run(['diff', folder])).toBe(0);
  writeFileSync(file, 'kind: nonsense');
  expect(await run(['diff', folder])).toBe(2);
}, 60_000);

test('trouble is never taken for a difference: no folder, a wrong key, a wrong option', async () => {
  const none = join(parent, 'none');
  expect(await run(['diff', none])).toBe(2);
  expect(await run(['push', none])).toBe(2);
  expect(await run(['pull', none], 'sk_wrong')).toBe(2);
  expect(await run(['check', '--url', 'http://127.0.0.1:9'], 'sk_wrong')).toBe(2);
  expect(await run(['diff', '--no-such-option'])).toBe(2);
  expect(await run(['diff', '--help'])).toBe(0);
}, 60_000);
