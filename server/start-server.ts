import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { assertDurability } from './db/assert-durability.ts';
import { migrate } from './db/migrate.ts';
import { startDatabase } from './db/start-database.ts';
import { createDemoHostApp } from './demo-host-app.ts';
import { listen } from './http/listen.ts';
import { ensureFirstMember } from './workspaces/set-up.ts';

export interface RunningServer {
  context: Context;
  /** Takes no more requests, finishes those in progress, then leaves the database in good order. Safe to repeat. */
  stop(): Promise<void>;
}

/** What `npm run build` left. */
export const builtFiles = join(import.meta.dirname, '..', 'dist');
const demoFiles = join(builtFiles, 'demo');

/** The demo host app's own origin: the next port. */
export const demoHostAppPort = ({ port }: Pick<Config, 'port'>) => port + 1;

/**
 * From a configuration to a server that answers: database, migrations, first member, demo, ports. Whatever fails,
 * what was started before is stopped again, and the error says why.
 */
export async function startServer(
  config: Readonly<Config>,
  log: Logger,
  onProgress: (doing: string) => void,
): Promise<RunningServer> {
  /** What undoes the start, last step first. */
  const steps: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= undo(steps, log);
    return stopping;
  };

  try {
    const database = await startDatabase(config, log, { onProgress });
    steps.push(database.stop);
    await assertDurability(database.pool);
    await migrate(database.db, onProgress);
    const context: Context = { config, db: database.db, log, now: () => new Date() };
    await ensureFirstMember(context);

    const { host } = config;
    steps.push((await listen(createApp(context).fetch, { host, port: config.port })).stop);
    if (config.isDemo && existsSync(demoFiles)) {
      const demo = createDemoHostApp(context, demoFiles);
      steps.push((await listen(demo.fetch, { host, port: demoHostAppPort(config) })).stop);
    }
    return { context, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function undo(steps: (() => Promise<unknown>)[], log: Logger): Promise<void> {
  for (const step of steps.reverse()) {
    await step().catch((error) => log.error({ err: error }, 'a part could not be stopped in good order'));
  }
}
