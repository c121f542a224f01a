import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { prepareDataFolder } from '../support/prepared-data-folder.ts';
import { runCommandLine, startCairn } from '../support/run-cairn.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Each test starts processes, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const dataFolder = prepareDataFolder();
const secretKey = /^sk_\S+\n$/;

describe('the command line', () => {
  it('makes members and keys with and without a running server, the key alone on the standard output', async () => {
    const environment = { DATA_DIR: dataFolder() };
    const createKey = ['key', 'create', '--environment', 'staging', '--scope', 'read'];

    const tooEarly = await runCommandLine(createKey, environment);
    expect(tooEarly).toMatchObject({ code: 1, stdout: '' });
    expect(tooEarly.stderr).toContain('There is no workspace yet');

    const member = ['member', 'create', '--email', 'Ann@Example.com', '--name', 'Ann'];
    expect(await runCommandLine(member, environment, 'correct horse\n')).toMatchObject({ code: 0 });
    const again = await runCommandLine(member, environment, 'correct horse\n');
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('already a member');

    const stopped = await runCommandLine(createKey, environment);
    expect(stopped).toMatchObject({ code: 0, stdout: expect.stringMatching(secretKey) });

    const server = await startCairn(environment);
    const running = await runCommandLine(createKey, environment);
    expect(running).toMatchObject({ code: 0, stdout: expect.stringMatching(secretKey) });
    const unknown = await runCommandLine([...createKey, '--app', 'Nowhere'], environment);
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toContain('There is no app "Nowhere"');

    const signIn = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: server.url },
      body: JSON.stringify({ email: 'ann@example.com', password: 'correct horse' }),
    });
    expect(signIn.status).toBe(200);
    server.child.kill('SIGTERM');
    await server.ended;
  });

  it('takes accounts and tickets from a file, again without a change, and names the lines it could not take', async () => {
    const environment = { DATA_DIR: dataFolder() };
    const member = ['member', 'create', '--email', 'ann@example.com', '--name', 'Ann'];
    expect(await runCommandLine(member, environment, 'correct horse\n')).toMatchObject({ code: 0 });
    const file = join(temporaryFolder(), 'accounts.csv');
    writeFileSync(file, 'id,name,tier,owner\nacme,Acme,strategic,ann@example.com\nblue,Blue,gold,\n');
    const first = await runCommandLine(['import', 'accounts', file], environment);
    expect(first).toMatchObject({ code: 1, stdout: '' });
    expect(first.stderr).toContain('1 created, 0 changed, 0 unchanged.');
    expect(first.stderr).toMatch(/Line 3: tier/);
    writeFileSync(file, 'id,name,tier,owner\nacme,Acme,strategic,ann@example.com\n');
    const again = await runCommandLine(['import', 'accounts', file], environment);
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('0 created, 0 changed, 1 unchanged.');

    writeFileSync(
      file,
      'ticket,account,title,created\nT-1,acme,Export hangs,2026-01-20\nT-2,blue,Lost,2026-01-20\n',
    );
    const tickets = await runCommandLine(['import', 'issues', file], environment);
    expect(tickets.code).toBe(1);
    expect(tickets.stderr).toContain('1 created, 0 changed, 0 unchanged.');
    expect(tickets.stderr).toMatch(/Line 3: account/);
  });

  it('names every fault of what it is given', async () => {
    const { code, stderr } = await runCommandLine(
      ['member', 'create', '--email', 'nonsense', '--name', 'Ann', '--password', 'short'],
      { DATA_DIR: dataFolder() },
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/email: is not an e-mail address\npassword: must have at least 8 characters/);
  });
});

describe('backup and restore', () => {
  it('carry an installation to another data folder, and overwrite nothing', async () => {
    const [here, there] = [{ DATA_DIR: dataFolder() }, { DATA_DIR: temporaryFolder() }];
    const member = ['member', 'create', '--email', 'ann@example.com', '--name', 'Ann'];
    expect(await runCommandLine(member, here, 'correct horse\n')).toMatchObject({ code: 0 });

    const file = join(temporaryFolder(), 'cairn.backup');
    expect(await runCommandLine(['backup', file], here)).toMatchObject({ code: 0, stdout: `${file}\n` });
    const again = await runCommandLine(['backup', file], here);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('is there already') });

    const restored = await runCommandLine(['restore', file], there);
    expect(restored).toMatchObject({ code: 0, stderr: expect.stringMatching(/rows of \d+ tables are back/) });
    expect(await runCommandLine(member, there, 'correct horse\n')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('already a member'),
    });
    expect(await runCommandLine(['restore', file], there)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('overwrites nothing'),
    });
  });
});

describe('the doctor', () => {
  it('looks at an installation that never ran without making anything', async () => {
    const dataDir = temporaryFolder();
    const { stdout } = await runCommandLine(['doctor'], { DATA_DIR: dataDir });
    expect(stdout).toMatch(/✓ Node \d/);
    expect(stdout).toMatch(/– no database yet: the first start makes one with PostgreSQL \d+/);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('finds a running server well', async () => {
    const environment = { DATA_DIR: dataFolder() };
    const server = await startCairn(environment);
    const { stdout } = await runCommandLine(['doctor'], { ...environment, PORT: new URL(server.url).port });
    expect(stdout).toMatch(/✓ PostgreSQL \d+.* \(embedded\) answers/);
    expect(stdout).toContain('✓ the tables are up to date');
    expect(stdout).toContain('✓ PostgreSQL keeps what it has acknowledged');
    expect(stdout).toMatch(/✓ port \d+: Cairn is running/);
    server.child.kill('SIGTERM');
    await server.ended;
  });

  it('ends with 1 where something is at fault', async () => {
    const { code, stdout } = await runCommandLine(['doctor'], {
      DATA_DIR: temporaryFolder(),
      DATABASE_URL: 'postgres://nobody:hunter2@127.0.0.1:1/none',
    });
    expect(code).toBe(1);
    expect(stdout).toContain("✗ The database of DATABASE_URL can't be used");
    expect(stdout).not.toContain('hunter2');
  });
});
