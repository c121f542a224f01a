import { exec, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { type Listener, listen } from '../../server/http/listen.ts';
import { type BuiltWorkspace, buildWorkspace } from '../support/build-workspace.ts';
import { freePort } from '../support/run-cairn.ts';
import { createSetClock } from '../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

/*
 * The examples under "Events" in docs/api.md, as a reader would type them, one after the other. Where an answer is shown
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
let url: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const { now } = createSetClock('2026-03-02T08:00:00Z');
  const context = database.context({ now });
  workspace = await buildWorkspace(context);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  listener = await listen(createApp(context).fetch, { host: '127.0.0.1', port });
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

test.skipIf(!hasCurl)('every example of the page about events works as it is written', async () => {
  expect(examples.length).toBeGreaterThan(8);
  for (const { command, answer } of examples) {
    for (const line of command.trim().split(/\n(?=curl )/)) {
      const said = await run(line);
      if (answer !== undefined) expect(JSON.parse(said)).toEqual(JSON.parse(answer));
      else expect(JSON.parse(said)).not.toHaveProperty('error');
    }
  }
});

/** Not synchronously: the server is in this process. */
function run(command: string): Promise<string> {
  const env = {
    ...process.env,
    URL: url,
    KEY: workspace.production.secretKey,
    PUBLIC: workspace.production.publicKey,
  };
  return new Promise((resolve, reject) => {
    exec(command, { env, shell: '/bin/sh' }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
}
