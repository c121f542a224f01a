import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { mergeWaitingUsers } from '../accounts/merge-anonymous-users.ts';
import { refreshAllSummaries } from '../accounts/refresh-summaries.ts';
import { keepAllPasts } from '../accounts/tell-past.ts';
import { mailAlerts } from '../alerts/mail-alerts.ts';
import { raiseAllAlerts } from '../alerts/raise-alerts.ts';
import { judgeRulesAnew } from '../catalogue/judge-rules-anew.ts';
import type { Context } from '../context.ts';
import { analyzeChangedTables } from '../db/analyze-changed-tables.ts';
import { isDatabaseAway } from '../db/is-database-away.ts';
import { publishPlanned } from '../guides/publish-planned.ts';
import { keepRetention } from '../ingest/keep-retention.ts';
import { deliverWebhooks, forgetDeliveries } from '../integrations/deliver-webhooks.ts';
import { mailGivenUp } from '../integrations/mail-given-up.ts';
import { noteRevenue } from '../metrics/note-revenue.ts';
import { dropLease } from './lease-store.ts';
import { underLease } from './under-lease.ts';

export interface Job {
  name: string;
  /** From the end of one run to the beginning of the next. */
  everyMs: number;
  run(context: Context): Promise<unknown>;
}

const ourJobs: Job[] = [
  { name: 'refresh-summaries', everyMs: 3_000, run: refreshAllSummaries },
  { name: 'keep-pasts', everyMs: 600_000, run: keepAllPasts },
  { name: 'raise-alerts', everyMs: 300_000, run: raiseAllAlerts },
  { name: 'mail-alerts', everyMs: 60_000, run: mailAlerts },
  { name: 'merge-waiting-users', everyMs: 60_000, run: mergeWaitingUsers },
  { name: 'judge-rules-anew', everyMs: 600_000, run: judgeRulesAnew },
  { name: 'publish-planned', everyMs: 5_000, run: publishPlanned },
  { name: 'deliver-webhooks', everyMs: 1_000, run: deliverWebhooks },
  { name: 'mail-given-up', everyMs: 60_000, run: mailGivenUp },
  { name: 'forget-deliveries', everyMs: 3_600_000, run: forgetDeliveries },
  { name: 'note-revenue', everyMs: 600_000, run: noteRevenue },
  { name: 'keep-retention', everyMs: 3_600_000, run: keepRetention },
  { name: 'analyze-changed-tables', everyMs: 2_000, run: ({ db }) => analyzeChangedTables(db) },
];

export interface Jobs {
  /** Begins no more; resolves when what runs has ended. */
  stop(): Promise<void>;
}

interface Options {
  jobs?: readonly Job[];
  /** How long a process that has died keeps the others from its jobs. */
  leaseMs?: number;
}

/**
 * Does what is to be done now and then. Of several servers on one database each job is done by one, the one that holds
 * its lease, however long it takes; when that one is gone another takes over.
 */
export function startJobs(context: Context, { jobs = ourJobs, leaseMs = 60_000 }: Options = {}): Jobs {
  const { db, log } = context;
  const holder = randomUUID();
  const ending = new AbortController();

  async function round({ name, run }: Job): Promise<void> {
    try {
      await underLease(db, { name, holder, leaseMs }, (fenced) => run({ ...context, db: fenced }));
    } catch (error) {
      if (!ending.signal.aborted && !isDatabaseAway(error))
        log.error({ err: error, job: name }, 'a job failed');
    }
  }

  async function repeat(job: Job): Promise<void> {
    while (!ending.signal.aborted) {
      await round(job);
      await pause(job.everyMs, ending.signal);
    }
  }

  const running = jobs.map(repeat);
  return {
    async stop() {
      ending.abort();
      await Promise.all(running);
      await dropLease(db, holder).catch(() => {});
    },
  };
}

const pause = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal }).catch(() => {});
