import { exec, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { createGuide } from '../../server/guides/edit-guide.ts';
import { type Listener, listen } from '../../server/http/listen.ts';
import { buildGuide } from '../support/build-guide.ts';
import { type BuiltWorkspace, buildWorkspace } from '../support/build-workspace.ts';
import { freePort } from '../support/run-cairn.ts';
import { createSetClock } from '../support/set-clock.ts';
import { fromStudio, signedInMember } from '../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

/*
 * The examples in docs/api.md from "Events" on, as a reader would type them, one after the other. Where an answer is shown
 * below one, it is the answer.
 */
const text = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8');
const events = text.slice(text.indexOf('## Events'));
const examples = [...events.matchAll(/```sh\n(.*?)```(?:\s*```json\n(.*?)```)?/gs)].map(
  ([, command = '', answer]) => ({ command, answer }),
);

let database: TestDatabase;
let listener: Listener;
let workspace: BuiltWorkspace;
let app: ReturnType<typeof createApp>;
/** What the examples name by `$…`. */
const variables: Record<string, string> = { METRICS: 'a token for whoever watches' };
beforeAll(async () => {
  database = await createTestDatabase();
  const { now } = createSetClock('2026-03-02T08:00:00Z');
  const config = { ...database.context().config, metricsToken: variables.METRICS };
  const context = database.context({ now, config });
  workspace = await buildWorkspace(context);
  const port = await freePort();
  // Files for browsers are no part of it.
  app = createApp(context, { dist: 'nothing built' });
  listener = await listen(app.fetch, { host: '127.0.0.1', port });
  Object.assign(variables, {
    URL: `http://127.0.0.1:${port}`,
    KEY: workspace.production.secretKey,
    PUBLIC: workspace.production.publicKey,
  });
  // The picker's tokens are for members alone.
  const { cookie } = await signedInMember(app, context, workspace.workspaceId);
  const draft = buildGuide();
  const guide = await createGuide(context, workspace.production.scope, {
    kind: 'walkthrough',
    name: 'Welcome',
    draft,
  });
  const tokenFor = async (purpose: object) => {
    const answer = await app.request('/api/v1/picker-sessions', fromStudio('POST', purpose, cookie));
    return /pt_[\w-]{43}/.exec((await answer.json()).openUrl)![0];
  };
  variables.PICK = await tokenFor({ purpose: 'feature', subject: 'Make an order' });
  variables.AUTHOR = await tokenFor({ purpose: 'guide', guideId: guide.id });
});
afterAll(async () => {
  await listener.stop();
  await database.drop();
});

const hasCurl = (() => {
  try {
    execFileSync('curl', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

/** The commands of all examples, one by one, by what they ask for: `POST /v1/track`. */
const asked = examples.flatMap(({ command }) =>
  command
    .trim()
    .split(/\n(?=curl )/)
    .map((line) => {
      const path = /\$URL([^\s"?]*)/.exec(line)![1]!.replace('$PUBLIC', ':key').replace(/\/$/, '');
      return `${/-X (\w+)/.exec(line)?.[1] ?? (/ -d /.test(line) ? 'POST' : 'GET')} ${path}`;
    }),
);

test('every route outside the management API has an example', () => {
  const files = ['GET /', 'GET /s.js'];
  const isShort = (path: string) => /^\/v1\/[a-z]$/.test(path) && path !== '/v1/m';
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/api/v1') && !isShort(path))
    .map(({ method, path }) => `${method} ${path.length > 1 ? path.replace(/\/$/, '') : path}`);
  expect([...new Set(routes)].filter((route) => !asked.includes(route)).sort()).toEqual(files);
});

test.skipIf(!hasCurl)(
  'every example of a route outside the management API works as it is written',
  async () => {
    expect(examples.length).toBeGreaterThan(8);
    for (const { command, answer } of examples) {
      for (const line of command.trim().split(/\n(?=curl )/)) {
        const said = await run(line);
        if (answer !== undefined) expect(JSON.parse(said)).toEqual(JSON.parse(answer));
        else expect(said).not.toContain('"error"');
      }
    }
  },
);

/** Not synchronously: the server is in this process. */
function run(command: string): Promise<string> {
  const env = { ...process.env, ...variables };
  return new Promise((resolve, reject) => {
    exec(command, { env, shell: '/bin/sh' }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
}
