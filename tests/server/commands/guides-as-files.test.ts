import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { ManagementApi, ServedGuide } from '../../../server/commands/guides/management-api.ts';
import { diffGuides, pullGuides, pushGuides } from '../../../server/commands/guides/sync-guides.ts';
import { CommandError } from '../../../server/commands/run-command.ts';
import { buildGuide, buildSignature, buildStep, heading } from '../../support/build-guide.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let call: ReturnType<typeof callApi>;
let api: ManagementApi;
let folder: string;
let said: string[];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const context = database.context();
  call = callApi(createApp(context), (await buildWorkspace(context)).production.secretKey);
  const ask = async (method: string, path: string, body?: unknown) => {
    const { status, body: answered } = await call(method, path, body);
    if (status >= 400) throw new CommandError(answered.error.message);
    return answered;
  };
  api = {
    get: (path) => ask('GET', path),
    send: (method, path, body) => ask(method, path, body),
    async guides() {
      const { guides } = await ask('GET', '/guides');
      return Promise.all(guides.map(({ id }: { id: string }) => ask('GET', `/guides/${id}`)));
    },
  };
  folder = join(makeTemporaryFolder(), 'guides');
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

const draft = buildGuide({
  steps: [
    buildStep('s1', { layout: 'tooltip', target: { signature: buildSignature('New order') } }),
    buildStep('s2'),
  ],
});
const make = async (name = 'Invite teammates'): Promise<ServedGuide> =>
  (await call('POST', '/guides', { kind: 'walkthrough', name, draft })).body;
const files = () => readdirSync(folder).toSorted();
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const edit = (file: string, from: string, to: string) => {
  const text = read(file);
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
};

test('a guide becomes a file that a person can read, always the same one', async () => {
  const { id } = await make();
  await pullGuides(api, folder);
  const [file = ''] = files();
  expect(file).toBe(`invite-teammates.${id.slice(-6)}.yaml`);
  expect(read(file)).toMatch(
    /^id: \S+\nrevision: 1\nkind: walkthrough\nname: Invite teammates\ndraft:\n {2}v: 1\n/,
  );
  said = [];
  await pullGuides(api, folder);
  expect(said).toEqual([]);
  expect(await diffGuides(api, folder)).toBe(false);
});

test('what is changed in a file is told in words, pushed as a draft, and comes back unchanged', async () => {
  const { id } = await make();
  await pullGuides(api, folder);
  const [file = ''] = files();
  edit(file, 'en: Step s1', 'en: "Who joins: you?"');
  expect(await diffGuides(api, folder)).toBe(true);
  expect(said.slice(-4)).toEqual([
    `~ Invite teammates (${join(folder, file)})`,
    '    Step 1 · Who joins: you? · Heading · en',
    '      - Step s1',
    '      + Who joins: you?',
  ]);
  await pushGuides(api, folder, { isPublishing: false });
  expect((await call('GET', `/guides/${id}`)).body).toMatchObject({ revision: 2, live: null });
  expect(read(file)).toContain('revision: 2');
  expect(await diffGuides(api, folder)).toBe(false);
  said = [];
  await pushGuides(api, folder, { isPublishing: false });
  expect(said).toEqual([]);
});

test('what somebody else has saved meanwhile is not overwritten, and the rest is pushed', async () => {
  const first = await make('First');
  const second = await make('Second');
  await pullGuides(api, folder);
  const changed = buildGuide({ steps: [buildStep('s1', { blocks: [heading('h', 'Theirs')] })] });
  await call('PUT', `/guides/${first.id}/draft`, { revision: 1, name: 'First', draft: changed });
  for (const file of files()) edit(file, 'en: Step s1', 'en: Mine');
  await expect(pushGuides(api, folder, { isPublishing: false })).rejects.toThrow(/first.*saved it since/s);
  expect((await call('GET', `/guides/${first.id}`)).body.draft).toEqual(changed);
  expect((await call('GET', `/guides/${second.id}`)).body.revision).toBe(2);
});

test('a new file becomes a guide, knows it from then on, and goes live when asked', async () => {
  await make();
  await pullGuides(api, folder);
  const [file = ''] = files();
  const text = read(file)
    .replace(/^id:.*\nrevision:.*\n/, '')
    .replace('Invite teammates', 'From a file');
  writeFileSync(join(folder, 'new.yaml'), text);
  await pushGuides(api, folder, { isPublishing: true });
  const made = (await api.guides()).find(({ name }) => name === 'From a file');
  expect(made).toMatchObject({ live: { version: 1 } });
  expect(read('new.yaml')).toContain(`id: ${made?.id}`);
});

test('files follow names and guides that are gone; what was never pushed stays', async () => {
  const { id } = await make();
  await make('Second');
  await pullGuides(api, folder);
  writeFileSync(join(folder, 'mine.yaml'), read(files()[0] ?? '').replace(/^id:.*\nrevision:.*\n/, ''));
  await call('PUT', `/guides/${id}/draft`, { revision: 1, name: '邀请同事', draft });
  const second = (await api.guides()).find(({ name }) => name === 'Second');
  await call('DELETE', `/guides/${second?.id}`);
  await pullGuides(api, folder);
  expect(files()).toEqual(['mine.yaml', `邀请同事.${id.slice(-6)}.yaml`]);
});

test('a file that is no guide is named with its faults', async () => {
  await make();
  await pullGuides(api, folder);
  const [file = ''] = files();
  edit(file, 'priority: 50', 'priority: 500');
  await expect(diffGuides(api, folder)).rejects.toThrow(
    new RegExp(`${file} is no guide:\\n {2}draft.priority`),
  );
});
