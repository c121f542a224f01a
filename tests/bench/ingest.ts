import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import { createFeature } from '../../server/catalogue/save-feature.ts';
import type { Context } from '../../server/context.ts';
import { ingest } from '../../server/ingest/ingest.ts';
import { signatureHash } from '../../shared/rules/signature-hash.ts';
import { buildBatch, buildEvent } from '../support/build-event.ts';
import { type BuiltEnvironment, buildWorkspace } from '../support/build-workspace.ts';
import { copyFromPsql, hasPsql } from './load/copy-from-psql.ts';
import { cpuMicros, parentPid } from './load/cpu-times.ts';
import type { LoadOrder, LoadReport } from './load/load-client.ts';
import { elements, paths, trackedNames } from './load/request-templates.ts';
import { startBenchServer } from './load/start-bench-server.ts';

const accounts = 200;
const users = 5_000;
const connections = 256;
const peakSeconds = 8;
/** Thirty times as many senders as at the peak: so many that most of them find no room. */
const crowd = 8_000;
/** Only this part and the peak that it is compared with, for whoever is making it better. */
const only = process.env.BENCH_ONLY;

/**
 * The server as a process, asked over HTTP by another process, in batches of 20 events: validated, deduplicated, with
 * users, accounts and exact facts (in the last part without them), acknowledged after commit. Next to it `COPY` of the
 * very rows it stored.
 */
export async function bench(context: Context, connection: pg.PoolConfig): Promise<void> {
  const { production } = await buildWorkspace(context);
  await learnNames(context, production);
  let server = await startBenchServer(connection);
  const client = fork(join(import.meta.dirname, 'load', 'load-client.ts'));
  let run = 0;
  const load = async (order: Partial<LoadOrder>): Promise<LoadReport> => {
    client.send({
      port: server.port,
      key: production.publicKey,
      accounts,
      users,
      usersPerBatch: 1,
      connections,
      seconds: peakSeconds,
      run: run++,
      ...order,
    } satisfies LoadOrder);
    const [report] = await once(client, 'message');
    return report;
  };

  try {
    await load({ seconds: 3 });
    const peak = await measured('a page per batch', load, {}, context, server.pid, connection);
    if (!only || only === 'users') {
      await measured('20 users per batch', load, { usersPerBatch: 20 }, context, server.pid, connection);
    }
    if (!only || only === 'half') await atHalfThePeak(load, peak);
    if (!only || only === 'overload') await atTenTimesThePeak(load, peak, context, server.pid);
    if (!only || only === 'bare') {
      await server.stop();
      server = await startBenchServer(connection, join(import.meta.dirname, 'load', 'without-facts.ts'));
      await load({ seconds: 3 });
      await measured('the same without facts', load, {}, context, server.pid, connection, 0.6);
    }
  } finally {
    client.disconnect();
    await server.stop();
  }
}

type Load = (order: Partial<LoadOrder>) => Promise<LoadReport>;

/** As fast as it goes. Returns events per second. */
async function measured(
  what: string,
  load: Load,
  order: Partial<LoadOrder>,
  { db }: Context,
  serverPid: number,
  connection: pg.PoolConfig,
  wanted = 0.5,
): Promise<number> {
  await sql`truncate event`.execute(db);
  const postmaster = await postmasterPid(db);
  const before = { node: cpuMicros(serverPid), postgres: cpuMicros(postmaster) };
  const report = await load(order);
  const after = { node: cpuMicros(serverPid), postgres: cpuMicros(postmaster) };
  const events = report.acknowledgedEvents;
  const rate = events / report.seconds;
  const stored = await countEvents(db);
  const copyBefore = cpuMicros(postmaster);
  const copied = hasPsql() && !process.env.NOCOPY ? await copyFromPsql(db, connection) : undefined;
  // Three times, and once out of the table; the client's own part is left out.
  const copyMicros = (cpuMicros(postmaster) - copyBefore) / stored / 3;

  console.log(`  ${what}, ${order.connections ?? connections} connections`);
  line('ingest', `${number(rate)} events/s`);
  if (copied === undefined) line('COPY from psql', 'no psql on this machine: no ratio');
  else {
    line('COPY of the same rows, psql', `${number(copied)} events/s`);
    line('ratio', `${(rate / copied).toFixed(2)}`, verdict(rate / copied >= wanted, `≥ ${wanted}`));
  }
  const perEvent = (of: 'node' | 'postgres') => ((after[of] - before[of]) / events).toFixed(1);
  line(
    'CPU per event',
    `node ${perEvent('node')} µs + PostgreSQL ${perEvent('postgres')} µs + client ${(report.cpuMicros / events).toFixed(1)} µs`,
  );
  if (copied !== undefined) line('CPU per row of COPY', `PostgreSQL ${copyMicros.toFixed(1)} µs`);
  line('ack at the peak', `p50 ${report.p50.toFixed(0)} ms, p99 ${report.p99.toFixed(0)} ms`);
  line('stored = acknowledged', `${number(stored)} = ${number(events)}`, verdict(stored === events));
  return rate;
}

async function atHalfThePeak(load: Load, peak: number): Promise<void> {
  const report = await load({ requestsPerSecond: peak / 2 / 20, seconds: 10 });
  console.log('  at half of the peak');
  line('rate', `${number(report.acknowledgedEvents / report.seconds)} events/s`);
  line(
    'acknowledgement',
    `p50 ${report.p50.toFixed(1)} ms, p99 ${report.p99.toFixed(1)} ms`,
    verdict(report.p99 < 250, 'p99 < 250 ms'),
  );
}

async function atTenTimesThePeak(
  load: Load,
  peak: number,
  { db }: Context,
  serverPid: number,
): Promise<void> {
  const before = await countEvents(db);
  const postmaster = await postmasterPid(db);
  const cpuOf = () => ({ node: cpuMicros(serverPid), postgres: cpuMicros(postmaster) });
  const cpuBefore = cpuOf();
  const report = await load({
    requestsPerSecond: (peak * 10) / 20,
    seconds: 15,
    connections: crowd,
  });
  const cpuAfter = cpuOf();
  const stored = (await countEvents(db)) - before;
  const goodput = report.acknowledgedEvents / report.seconds / peak;
  const refused = Object.entries(report.refused).map(([status, times]) => `${number(times)} × ${status}`);
  const offered = (report.sent * 20) / report.seconds / peak;
  console.log(
    `  ten times the peak wanted by ${number(crowd)} connections (they got to send ${offered.toFixed(1)} times: ` +
      'who waits for an answer sends nothing)',
  );
  line('goodput', `${(goodput * 100).toFixed(0)} % of the peak`, verdict(goodput >= 0.8, '≥ 80 %'));
  line('refused', refused.join(', ') || 'none');
  // What the sender computes is taken from the server beside it: of two cores, so many are left to refuse and to store.
  const cores = (micros: number) => (micros / 1e6 / report.seconds).toFixed(2);
  line(
    'cores in use',
    `client ${cores(report.cpuMicros)}, node ${cores(cpuAfter.node - cpuBefore.node)}, ` +
      `PostgreSQL ${cores(cpuAfter.postgres - cpuBefore.postgres)}`,
  );
  line(
    'refused without Retry-After',
    number(report.refusedWithoutRetryAfter),
    verdict(report.refusedWithoutRetryAfter === 0),
  );
  line(
    'stored = acknowledged',
    `${number(stored)} = ${number(report.acknowledgedEvents)}`,
    verdict(stored === report.acknowledgedEvents),
  );
  const after = await load({ requestsPerSecond: peak / 2 / 20, seconds: 10 });
  line(
    'p99 in the 10 s after',
    `${after.p99.toFixed(0)} ms`,
    verdict(after.p99 < 250 && Object.keys(after.refused).length === 0, 'as before'),
  );
}

/** What an app in use has: features by name and by page, and a dictionary that knows its elements. */
async function learnNames(context: Context, { keyed, scope }: BuiltEnvironment): Promise<void> {
  for (let feature = 0; feature < 20; feature++) {
    await createFeature(context, scope, {
      name: `Feature ${feature}`,
      moduleId: null,
      isCore: true,
      featureClass: 'record',
      rules: [
        { type: 'event', eventName: trackedNames[feature]! },
        { type: 'page', pattern: paths[feature]! },
      ],
    });
  }
  const now = context.now();
  const hashes = elements.map(signatureHash);
  const clicks = hashes.map((signature) =>
    buildEvent(now, { kind: 'click', name: 'element.clicked', signature }),
  );
  const signatures = Object.fromEntries(elements.map((element, index) => [hashes[index]!, element]));
  await ingest(context, keyed, { ...buildBatch(clicks, now), signatures }, 'browser');
}

async function postmasterPid(db: Context['db']): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return parentPid(rows[0]!.pid);
}

async function countEvents(db: Context['db']): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from event`.execute(db);
  return rows[0]!.n;
}

const number = (value: number) => Math.round(value).toLocaleString('en');
const line = (what: string, value: string, verdict = '') =>
  console.log(`    ${what.padEnd(28)} ${value}${verdict && `  ${verdict}`}`);
const verdict = (isMet: boolean, wanted = '') => `${isMet ? '✓' : '✗'}${wanted && ` (${wanted})`}`;
