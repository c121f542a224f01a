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
const connections = 384;
const peakSeconds = 8;
const peakRounds = 3;
/** Thirty times as many senders as at the peak: more than may wait, so that some are refused and come again. */
const crowd = 12_000;
/** Only this part and the peak that it is compared with, for whoever is making it better. */
const only = process.env.BENCH_ONLY;
const withCopy = hasPsql() && !process.env.NOCOPY;

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

/** What one round measured: events or rows in a second, µs of processor time for each, ms, counts. */
type Round = Record<
  | 'rate'
  | 'copied'
  | 'ratio'
  | 'node'
  | 'postgres'
  | 'client'
  | 'copy'
  | 'p50'
  | 'p99'
  | 'stored'
  | 'acknowledged',
  number
>;

/**
 * As fast as it goes, and `COPY` of what came of it right after, in turns. Returns events per second. All that is printed
 * is the median of the rounds: what disturbs one of them says nothing of the program.
 */
async function measured(
  what: string,
  load: Load,
  order: Partial<LoadOrder>,
  { db }: Context,
  serverPid: number,
  connection: pg.PoolConfig,
  wanted = 0.5,
): Promise<number> {
  const postmaster = await postmasterPid(db);
  const rounds: Round[] = [];
  for (let round = 0; round < peakRounds; round++) {
    await sql`truncate event`.execute(db);
    await writeAllOut(db);
    const before = { node: cpuMicros(serverPid), postgres: cpuMicros(postmaster) };
    const report = await load(order);
    const after = { node: cpuMicros(serverPid), postgres: cpuMicros(postmaster) };
    const events = report.acknowledgedEvents;
    const rate = events / report.seconds;
    const stored = await countEvents(db);
    const copyBefore = cpuMicros(postmaster);
    const copied = withCopy ? await copyFromPsql(db, connection) : Number.NaN;
    rounds.push({
      rate,
      copied,
      ratio: rate / copied,
      node: (after.node - before.node) / events,
      postgres: (after.postgres - before.postgres) / events,
      client: report.cpuMicros / events,
      // In, and out of the table before that; the client's own part is left out.
      copy: (cpuMicros(postmaster) - copyBefore) / stored,
      p50: report.p50,
      p99: report.p99,
      stored,
      acknowledged: events,
    });
  }
  const middle = (of: keyof Round) => median(rounds.map((round) => round[of]));
  const micros = (of: 'node' | 'postgres' | 'client' | 'copy') => `${middle(of).toFixed(1)} µs`;

  console.log(`  ${what}, ${order.connections ?? connections} connections`);
  line('ingest', `${number(middle('rate'))} events/s`);
  if (withCopy) {
    line('COPY of the same rows, psql', `${number(middle('copied'))} events/s`);
    line(
      'ratio',
      `${middle('ratio').toFixed(2)} (${rounds.map(({ ratio }) => ratio.toFixed(2)).join(', ')})`,
      verdict(middle('ratio') >= wanted, `≥ ${wanted}`),
    );
  } else line('COPY from psql', 'no psql on this machine: no ratio');
  line(
    'CPU per event',
    `node ${micros('node')} + PostgreSQL ${micros('postgres')} + client ${micros('client')}`,
  );
  if (withCopy) line('CPU per row, out and in', `PostgreSQL ${micros('copy')}`);
  line('ack at the peak', `p50 ${middle('p50').toFixed(0)} ms, p99 ${middle('p99').toFixed(0)} ms`);
  const stored = sum(rounds.map((round) => round.stored));
  const acknowledged = sum(rounds.map((round) => round.acknowledged));
  line(
    'stored = acknowledged',
    `${number(stored)} = ${number(acknowledged)}`,
    verdict(stored === acknowledged),
  );
  return middle('rate');
}

/** What is still to be written of earlier rounds would be written in this one. Only some users may ask for it. */
const writeAllOut = (db: Context['db']) => sql`checkpoint`.execute(db).catch(() => {});

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
    heedsRetryAfter: true,
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

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
const number = (value: number) => Math.round(value).toLocaleString('en');
const line = (what: string, value: string, verdict = '') =>
  console.log(`    ${what.padEnd(28)} ${value}${verdict && `  ${verdict}`}`);
const verdict = (isMet: boolean, wanted = '') => `${isMet ? '✓' : '✗'}${wanted && ` (${wanted})`}`;
