import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { prepareDataFolder } from '../support/prepared-data-folder.ts';
import { freePort, runCairn, startCairn } from '../support/run-cairn.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const pidFile = (dataDir: string) => join(dataDir, 'postgres/cluster/postmaster.pid');
const isReady = async (url: string) => (await fetch(`${url}/readyz`)).status === 200;

// Each test starts processes, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const dataFolder = prepareDataFolder();

describe('the server as a process', () => {
  it('starts from nothing and leaves nothing running', async () => {
    const dataDir = temporaryFolder();
    const server = await startCairn({ DATA_DIR: dataDir });
    expect(await isReady(server.url)).toBe(true);
    expect(existsSync(pidFile(dataDir))).toBe(true);

    server.child.kill('SIGTERM');
    const { code, stdout } = await server.ended;
    expect(code).toBe(0);
    expect(stdout).toContain('Nobody can sign in yet: the first to open the studio becomes its admin.');
    expect(existsSync(pidFile(dataDir))).toBe(false);
  });

  it('takes the two signals of one Ctrl-C under npm as one', async () => {
    const dataDir = dataFolder();
    const server = await startCairn({ DATA_DIR: dataDir });
    server.child.kill('SIGINT');
    await server.says(/Stopping/);
    server.child.kill('SIGINT');
    expect((await server.ended).code).toBe(0);
    expect(existsSync(pidFile(dataDir))).toBe(false);
  });

  it('stops in good order when it is asked to while it still starts', async () => {
    const dataDir = dataFolder();
    const server = runCairn('server/main.ts', [], { DATA_DIR: dataDir, PORT: String(await freePort()) });
    await server.says(/Starting the database/);
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect(existsSync(pidFile(dataDir))).toBe(false);
  });

  it('goes on with the same data after it was killed', async () => {
    const dataDir = dataFolder();
    const first = await startCairn({
      DATA_DIR: dataDir,
      CAIRN_ADMIN_EMAIL: 'ann@example.com',
      CAIRN_ADMIN_PASSWORD: 'correct horse',
    });
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await startCairn({ DATA_DIR: dataDir });
    const setup = await (await fetch(`${second.url}/api/v1/setup`)).json();
    expect(setup).toMatchObject({ needsFirstMember: false });
    second.child.kill('SIGTERM');
    expect((await second.ended).stdout).not.toContain('Nobody can sign in yet');
  });

  it('says that it is not ready while the database is away, and is ready again by itself', async () => {
    const dataDir = dataFolder();
    const server = await startCairn({ DATA_DIR: dataDir });
    process.kill(Number(readFileSync(pidFile(dataDir), 'utf8').split('\n')[0]), 'SIGKILL');

    const away = await fetch(`${server.url}/readyz`);
    expect(away.status).toBe(503);
    expect(away.headers.get('Retry-After')).toBe('5');
    expect(await away.json()).toMatchObject({
      status: 'not_ready',
      reason: 'The database cannot be reached.',
    });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await vi.waitFor(async () => expect(await isReady(server.url)).toBe(true), {
      timeout: 15_000,
      interval: 100,
    });
    server.child.kill('SIGTERM');
    await server.ended;
  });

  it('refuses a data folder that another server uses, in one sentence', async () => {
    const dataDir = dataFolder();
    const first = await startCairn({ DATA_DIR: dataDir });
    const second = runCairn('server/main.ts', [], { DATA_DIR: dataDir, PORT: String(await freePort()) });
    const { code, stderr } = await second.ended;
    expect(code).toBe(1);
    expect(stderr.trim()).toBe(
      `Cairn can't start. Another Cairn (process ${first.child.pid}) is using the data folder ${dataDir}. ` +
        'Stop it first, or set DATA_DIR to another folder.',
    );
    expect(await isReady(first.url)).toBe(true);
    first.child.kill('SIGTERM');
    await first.ended;
  });

  it('says which port is taken, and leaves no database running', async () => {
    const dataDir = dataFolder();
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    onTestFinished(() => void other.close());
    const server = runCairn('server/main.ts', [], { DATA_DIR: dataDir, PORT: String(port) });
    const { code, stderr } = await server.ended;
    expect(code).toBe(1);
    expect(stderr.trim()).toBe(
      `Cairn can't start. Port ${port} is taken by another program. Stop that one, or set PORT to a free port.`,
    );
    expect(existsSync(pidFile(dataDir))).toBe(false);
  });

  it('lists every fault of its settings, without a stack trace', async () => {
    const { code, stderr } = await runCairn('server/main.ts', [], { PORT: 'high', CAIRN_DEMO: '7' }).ended;
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      "Cairn can't start. These settings are not right:",
      expect.stringMatching(/^ {2}PORT: /),
      expect.stringMatching(/^ {2}CAIRN_DEMO: /),
    ]);
  });

  it('gives up on a DATABASE_URL that can not be used, naming the reason and not the password', async () => {
    const { host, port } = inject('postgres').connection;
    const { code, stderr } = await runCairn('server/main.ts', [], {
      DATABASE_URL: `postgres://nobody:hunter2@localhost:${port}/none?host=${host}`,
      PORT: String(await freePort()),
    }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/The database of DATABASE_URL can't be used: password authentication failed/);
    expect(stderr).not.toContain('hunter2');
  });
});
