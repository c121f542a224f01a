import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { makeTemporaryFolder } from './temporary-folder.ts';

export interface RunningServer {
  url: string;
  hostAppUrl: string;
  /** Everything it has printed, for a test that fails. */
  output: () => string;
  stop(): Promise<void>;
}

/** Whether a port of the loopback interface is free. */
const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** The server takes a port and the next one, for the demo host app. */
async function freePortPair(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
  throw new Error('no two ports side by side are free');
}

const readyWithinMs = 60_000;

/** The product as `npm start` runs it after building, with its own PostgreSQL in a folder that goes with it. */
export async function startServer(environment: Record<string, string> = {}): Promise<RunningServer> {
  const port = await freePortPair();
  const url = `http://localhost:${port}`;
  const dataDir = makeTemporaryFolder();
  const server = spawn(process.execPath, ['server/main.ts'], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  server.stdout.on('data', (chunk) => (printed += chunk));
  server.stderr.on('data', (chunk) => (printed += chunk));

  const stop = async () => {
    await ended(server);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const giveUpAt = Date.now() + readyWithinMs;
  while (!(await answers(`${url}/readyz`))) {
    if (server.exitCode !== null || Date.now() > giveUpAt) {
      await stop();
      throw new Error(`the server did not get ready:\n${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, hostAppUrl: `http://localhost:${port + 1}`, output: () => printed, stop };
}

const answers = (url: string) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
