import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CairnProcess {
  child: ChildProcess;
  /** Resolves when the output matches. Throws with what was said if the process ends before. */
  says(pattern: RegExp): Promise<void>;
  ended: Promise<Ended>;
}

type Environment = Record<string, string>;

/** When the test is over. In a hook there is none, and vitest says so; what a hook runs is waited for. */
function onTeardown(work: () => void): void {
  try {
    onTestFinished(work);
  } catch {}
}

/** Runs a file of the server as a process of its own, killed when the test is over. */
export function runCairn(file: string, args: string[], environment: Environment, input = ''): CairnProcess {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, CAIRN_DEMO: '0', ...environment },
    stdio: 'pipe',
  });
  onTeardown(() => void child.kill('SIGKILL'));
  child.stdin.end(input);
  const said = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (chunk) => {
      said[stream] += chunk;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, 'close').then(([code]): Ended => ({ code, ...said }));
  const says = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (pattern.test(said.stdout + said.stderr)) resolve();
      };
      listeners.add(look);
      look();
      ended.then(({ stdout, stderr }) => reject(new Error(`It ended and said: ${stdout}${stderr}`)));
    });
  return { child, says, ended };
}

/** A server with a free port; resolves when it is ready. */
export async function startCairn(environment: Environment): Promise<CairnProcess & { url: string }> {
  const port = environment.PORT ?? String(await freePort());
  const server = runCairn('server/main.ts', [], { PORT: port, ...environment });
  await server.says(/Cairn is ready/);
  return { ...server, url: `http://127.0.0.1:${port}` };
}

/** Runs a command to its end. */
export const runCommandLine = (args: string[], environment: Environment, input?: string): Promise<Ended> =>
  runCairn('server/cli.ts', args, environment, input).ended;

/** A port that nobody listens on, and the next one too. */
export async function freePort(): Promise<number> {
  const listen = async (port: number) => {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  for (;;) {
    const first = await listen(0);
    const { port } = first.address() as { port: number };
    const second = await listen(port + 1).catch(() => undefined);
    first.close();
    second?.close();
    if (second) return port;
  }
}
