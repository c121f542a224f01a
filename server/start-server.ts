import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { Logger } from 'pino';
import { type Demo, ensureDemo } from '../demo/data/ensure-demo.ts';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { assertDurability } from './db/assert-durability.ts';
import type { Db } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { sealStoredSecrets } from './db/sealing/sealed-columns.ts';
import { createSealing, type Sealing } from './db/sealing/sealing.ts';
import { ensureSecretKeys } from './db/sealing/secret-keys.ts';
import { startDatabase } from './db/start-database.ts';
import { createDemoHostApp } from './demo-host-app.ts';
import { type DemoFilling, type DemoProgress, startFillingDemo } from './fill-demo.ts';
import { listen } from './http/listen.ts';
import type { Reading } from './http/measure-requests.ts';
import { createEventGate, readingsOf } from './ingest/event-gate.ts';
import { ingestCounts } from './ingest/ingest-counts.ts';
import { startJobs } from './jobs/start-jobs.ts';
import type { DemoStatus } from './workspaces/demo-status.ts';
import { installTag } from './workspaces/describe-install.ts';
import { ensureFirstMember, needsFirstMember } from './workspaces/set-up.ts';

export interface RunningServer {
  context: Context;
  /** Undefined: it is switched off. */
  demo: Demo | undefined;
  /** Nobody can sign in yet: the studio asks whoever comes first. */
  isNew: boolean;
  /** Takes no more requests, finishes those in progress, then leaves the database in good order. Safe to repeat. */
  stop(): Promise<void>;
}

interface Options {
  /** Ends the start at its next step: what was started is stopped, and the start throws. */
  signal?: AbortSignal;
  /** Told what is being done, before each part of the start that may take longer. */
  onProgress?: (doing: string) => void;
  /** Told how far the demo's history is, which is filled in while the server already serves. */
  onDemoProgress?: (progress: DemoProgress) => void;
}

/** What `npm run build` left. */
export const builtFiles = join(import.meta.dirname, '..', 'dist');
const demoFiles = join(builtFiles, 'demo');

/** The demo host app's own origin: the next port. */
export const demoHostAppPort = ({ port }: Pick<Config, 'port'>) => port + 1;

const poolReadings = (pool: pg.Pool): Reading[] => [
  {
    name: 'cairn_database_connections',
    help: 'Connections to the database that are open',
    read: () => pool.totalCount,
  },
  {
    name: 'cairn_database_waiting',
    help: 'Requests that wait for a connection to the database',
    read: () => pool.waitingCount,
  },
];

/**
 * From a configuration to a server that answers: database, migrations, first member, demo, ports. Whatever fails,
 * what was started before is stopped again, and the error says why.
 */
export async function startServer(
  config: Readonly<Config>,
  log: Logger,
  { signal, onProgress = () => {}, onDemoProgress = () => {} }: Options = {},
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
    signal?.throwIfAborted();
    await migrate(database.db, onProgress);
    signal?.throwIfAborted();
    const sealing = createSealing(ensureSecretKeys(config));
    await sealSecrets(database.db, sealing, log);
    const context: Context = { config, db: database.db, log, now: () => new Date(), sealing };
    await ensureFirstMember(context);

    if (config.isDemo) onProgress('Preparing the demo');
    const demo = config.isDemo ? await ensureDemo(context) : undefined;
    let filling: DemoFilling | undefined;
    const isNew = await needsFirstMember(context);
    const demoStatus = (): DemoStatus | null =>
      demo ? { ...signInOf(demo), progress: filling?.progress() ?? null } : null;

    signal?.throwIfAborted();
    const { host, port } = config;
    steps.push(ingestCounts(context).flush);
    steps.push(startJobs(context).stop);
    const gate = createEventGate(context);
    const readings = [...poolReadings(database.pool), ...readingsOf(gate)];
    const app = createApp(context, { demo: demoStatus, readings });
    steps.push((await listen(app.fetch, { host, port, gate })).stop);
    if (demo) {
      if (existsSync(demoFiles)) {
        const hostApp = createDemoHostApp(demoFiles, installTag(config.publicUrl, demo.publicKey));
        steps.push((await listen(hostApp.fetch, { host, port: demoHostAppPort(config) })).stop);
      }
      filling = startFillingDemo(context, onDemoProgress);
      steps.push(filling.stop);
    }
    return { context, demo, isNew, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What goes wrong with one secret is no reason to serve nobody: what needs it says so, and `doctor` what to do. */
async function sealSecrets(db: Db, sealing: Sealing, log: Logger): Promise<void> {
  const { unreadable } = await sealStoredSecrets(db, sealing);
  if (unreadable > 0) log.error({ unreadable }, 'secrets are sealed with a key that is not here: see doctor');
  if (!sealing.sealsWith) log.warn('secrets are stored unsealed: set CAIRN_SECRET_KEY');
}

/** What the sign-in page may say: the public key is none of its business. */
const signInOf = ({ email, password, hostAppUrl }: Demo) => ({ email, password, hostAppUrl });

async function undo(steps: (() => Promise<unknown>)[], log: Logger): Promise<void> {
  for (const step of steps.reverse()) {
    await step().catch((error) => log.error({ err: error }, 'a part could not be stopped in good order'));
  }
}
