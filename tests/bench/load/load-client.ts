import { connect, type Socket } from 'node:net';
import { templates } from './request-templates.ts';

/**
 * The other end of a benchmark, as a process of its own: sends batches over connections that are kept alive, each with
 * one request under way, and tells how they were answered. Plain sockets and ready-made bodies, in which only the
 * events' ids are written anew, because whatever this process computes is taken from the server it measures.
 */
export interface LoadOrder {
  port: number;
  key: string;
  accounts: number;
  users: number;
  usersPerBatch: number;
  connections: number;
  seconds: number;
  /** Requests started per second whether or not earlier ones were answered; absent: as fast as they are answered. */
  requestsPerSecond?: number;
  /** Whoever is refused sends nothing until the time that the answer tells. */
  heedsRetryAfter?: boolean;
  /** Numbers the events, so that no two orders send the same one. */
  run: number;
}

export interface LoadReport {
  seconds: number;
  sent: number;
  /** Requests answered 200. */
  acknowledged: number;
  acknowledgedEvents: number;
  /** Requests answered otherwise, by status. */
  refused: Record<number, number>;
  refusedWithoutRetryAfter: number;
  failedConnections: number;
  /** Of acknowledgements, ms from the moment the request was due. */
  p50: number;
  p99: number;
  /** Acknowledged events in each whole second. */
  perSecond: number[];
  /** Of this process, µs. */
  cpuMicros: number;
}

interface Connection {
  socket: Socket;
  isBusy: boolean;
  dueAt: number;
  events: number;
  answer: string;
}

async function run(order: LoadOrder): Promise<LoadReport> {
  const requests = templates(order);
  const latencies: number[] = [];
  const report: LoadReport = {
    seconds: order.seconds,
    sent: 0,
    acknowledged: 0,
    acknowledgedEvents: 0,
    refused: {},
    refusedWithoutRetryAfter: 0,
    failedConnections: 0,
    p50: 0,
    p99: 0,
    perSecond: [],
    cpuMicros: 0,
  };
  const idle: Connection[] = [];
  let busy = 0;
  let isOver = false;
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let startedAt = 0;

  function send(connection: Connection, dueAt: number): void {
    const request = requests[report.sent % requests.length]!;
    const bytes = request.withIds(order.run, report.sent);
    report.sent++;
    connection.isBusy = true;
    connection.dueAt = dueAt;
    connection.events = request.events;
    connection.answer = '';
    busy++;
    connection.socket.write(bytes);
  }

  function settle(connection: Connection): void {
    connection.isBusy = false;
    busy--;
    if (isOver) {
      if (busy === 0) finish();
    } else if (order.requestsPerSecond === undefined) send(connection, performance.now());
    else idle.push(connection);
  }

  function onAnswer(connection: Connection, chunk: string): void {
    connection.answer += chunk;
    const { answer } = connection;
    const headEnd = answer.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
    if (answer.length < headEnd + 4 + length) return;
    const status = Number(answer.slice(9, 12));
    const now = performance.now();
    if (status === 200 && answer.endsWith('"refused":[]}')) {
      report.acknowledged++;
      report.acknowledgedEvents += connection.events;
      latencies.push(now - connection.dueAt);
      const second = Math.floor((now - startedAt) / 1_000);
      report.perSecond[second] = (report.perSecond[second] ?? 0) + connection.events;
    } else {
      report.refused[status] = (report.refused[status] ?? 0) + 1;
      const after = Number(/\r\nretry-after: (\d+)/i.exec(answer.slice(0, headEnd))?.[1] ?? 0);
      if (after === 0) report.refusedWithoutRetryAfter++;
      // As the snippet and the libraries of others do.
      if (order.heedsRetryAfter && !isOver) {
        connection.isBusy = false;
        busy--;
        setTimeout(() => idle.push(connection), after * 1_000).unref();
        return;
      }
    }
    settle(connection);
  }

  function open(): Promise<Connection> {
    const socket = connect({ port: order.port, host: '127.0.0.1', noDelay: true });
    socket.setEncoding('latin1');
    const connection: Connection = { socket, isBusy: false, dueAt: 0, events: 0, answer: '' };
    socket.on('data', (chunk) => onAnswer(connection, chunk as unknown as string));
    socket.on('error', () => report.failedConnections++);
    socket.on('close', () => {
      if (connection.isBusy) settle(connection);
    });
    return new Promise((resolve) => socket.once('connect', () => resolve(connection)));
  }

  const connections = await Promise.all(Array.from({ length: order.connections }, open));
  // Opening them is no part of it.
  const cpuBefore = process.cpuUsage();
  startedAt = performance.now();
  if (order.requestsPerSecond === undefined) {
    for (const connection of connections) send(connection, performance.now());
  } else {
    idle.push(...connections);
    let started = 0;
    const everyMs = 2;
    const timer = setInterval(() => {
      const elapsed = performance.now() - startedAt;
      if (isOver) return clearInterval(timer);
      // Requests that find no free connection wait for one, and their waiting counts as latency.
      const due = Math.floor((elapsed / 1_000) * order.requestsPerSecond!);
      while (started < due && idle.length > 0) {
        send(idle.pop()!, startedAt + (started / order.requestsPerSecond!) * 1_000);
        started++;
      }
    }, everyMs);
  }
  await new Promise((resolve) => setTimeout(resolve, order.seconds * 1_000));
  isOver = true;
  report.seconds = (performance.now() - startedAt) / 1_000;
  if (busy > 0) await finished;
  for (const { socket } of connections) socket.destroy();

  const sorted = latencies.sort((a, b) => a - b);
  report.p50 = sorted[Math.floor(sorted.length * 0.5)] ?? 0;
  report.p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  const { user, system } = process.cpuUsage(cpuBefore);
  report.cpuMicros = user + system;
  return report;
}

process.on('message', async (order: LoadOrder) => process.send!(await run(order)));
process.on('disconnect', () => process.exit());
