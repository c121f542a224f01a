import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type pg from 'pg';
import { freePort } from '../../support/run-cairn.ts';

export const databaseUrlOf = ({ host = '', port, user = '', password, database }: pg.PoolConfig): string =>
  `postgres://${encodeURIComponent(user)}:${encodeURIComponent(String(password))}@/${database}` +
  `?host=${encodeURIComponent(host)}&port=${port}`;

/**
 * The server as it runs in production, on a database that is there. `NODE_FLAGS` adds flags, such as `--cpu-prof`.
 *
 * @param loadedFirst a module that is loaded before it
 */
export async function startBenchServer(connection: pg.PoolConfig, loadedFirst?: string) {
  const port = await freePort();
  const flags = (process.env.NODE_FLAGS ?? '').split(' ').filter(Boolean);
  if (loadedFirst !== undefined) flags.push('--import', pathToFileURL(loadedFirst).href);
  const server = spawn(process.execPath, [...flags, join(import.meta.dirname, '../../../server/main.ts')], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      CAIRN_DEMO: '0',
      DATABASE_URL: databaseUrlOf(connection),
    },
    // Its log goes where a production log goes: into a pipe that somebody empties.
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server.stdout.resume();
  for (let tries = 0; ; tries++) {
    const isReady = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) break;
    if (tries > 300 || server.exitCode !== null) throw new Error('the server did not get ready');
    await delay(100);
  }
  return {
    port,
    pid: server.pid!,
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}
