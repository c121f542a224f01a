import { chmodSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { checkBuild, checkDataFolder, checkNode } from '../../../server/commands/doctor.ts';
import { requestRoleName } from '../../../server/db/second-lock/request-role.ts';
import { databaseUrlOf } from '../../bench/load/start-bench-server.ts';
import { freePort, runCommandLine } from '../../support/run-cairn.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/* Each thing that the doctor finds is brought about, and what is to be done about it is said. */

vi.setConfig({ testTimeout: 90_000 });

describe('without a database', () => {
  test('a Node that is too old, and one that will do', () => {
    expect(checkNode('20.11.1')).toMatchObject({ is: 'fault', says: expect.stringContaining('22.18') });
    expect(checkNode('22.17.0').is).toBe('fault');
    expect(['22.18.0', '24.1.0'].map((version) => checkNode(version).is)).toEqual(['well', 'well']);
  });

  test('pages that are not built', () => {
    expect(checkBuild(temporaryFolder())).toMatchObject({
      is: 'fault',
      says: expect.stringMatching(/snippet\/s\.js, studio\/index\.html.*npm run build/),
    });
  });

  test('a data folder that is not there yet, and one that this user can’t write', () => {
    const folder = temporaryFolder();
    expect(checkDataFolder(join(folder, 'later')).is).toBe('note');
    expect(checkDataFolder(folder).is).toBe('well');
    chmodSync(folder, 0o500);
    // Whoever may do everything may write it all the same.
    const expected = process.getuid?.() === 0 ? 'well' : 'fault';
    expect(checkDataFolder(folder).is).toBe(expected);
  });

  test('settings that are not right, all of them', async () => {
    const { code, stderr } = await runCommandLine(['doctor'], { PORT: 'x', PUBLIC_URL: 'nonsense' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/PORT/);
    expect(stderr).toMatch(/PUBLIC_URL/);
  });

  test('a port that another program has', async () => {
    const other = createServer((_, response) => response.end('not Cairn')).listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    const { port } = other.address() as AddressInfo;
    const { code, stdout } = await runCommandLine(['doctor'], {
      DATA_DIR: temporaryFolder(),
      PORT: `${port}`,
    });
    other.close();
    expect(code).toBe(1);
    expect(stdout).toContain(`✗ port ${port} is taken by another program. Stop that one, or set PORT.`);
  });
});

describe('of a database', () => {
  const user = `doctor_${process.pid}`;
  let database: TestDatabase;
  const asAdmin = async (...statements: string[]) => {
    const client = new pg.Client({ ...inject('postgres').connection, database: 'postgres' });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const doctorOn = async (connection: pg.PoolConfig) => {
    const PORT = String(await freePort());
    return runCommandLine(['doctor'], { DATABASE_URL: databaseUrlOf(connection), PORT });
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    await asAdmin(`create role ${user} login password 'plain'`, `create database ${user} owner ${user}`);
  });
  afterAll(async () => {
    await database.drop();
    await asAdmin(`drop database ${user} with (force)`, `drop role ${user}`);
  });

  test('tables that are still to be made, and no role for requests', async () => {
    const { stdout } = await doctorOn({ ...database.connection, user, password: 'plain', database: user });
    expect(stdout).toMatch(/– the tables lack 0001-first/);
    const role = requestRoleName(user);
    expect(stdout).toContain(`create role "${role}" nologin; grant "${role}" to "${user}";`);
  });

  test('settings that would lose what was acknowledged', async () => {
    const { rows } = await database.pool.query(`select current_setting('fsync') as fsync`);
    const { code, stdout } = await doctorOn(database.connection);
    const isUnsafe = rows[0].fsync === 'off';
    expect(stdout.includes('✗ PostgreSQL has')).toBe(isUnsafe);
    expect(code).toBe(isUnsafe ? 1 : 0);
    expect(stdout).toContain('✓ the tables are up to date');
    expect(stdout).toContain('✓ PostgreSQL too keeps workspaces apart');
  });
});
