import { connect } from 'node:net';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../../server/http/listen.ts';
import { createLoadGate, type LoadLimits } from '../../../server/http/load-gate.ts';
import type { ErrorBody } from '../../../shared/contract/error.ts';
import { freePort } from '../../support/run-cairn.ts';

const patient: LoadLimits = { servedBytes: 1_000_000, waiting: 10, waitingBytes: 1_000_000, waitMs: 60_000 };
const body = 'x'.repeat(1_000);

/** A server whose answers are held back until `answerOne` lets the oldest of them go. */
async function startGuarded(limits: Partial<LoadLimits>) {
  const door = { isFull: false };
  const held: (() => void)[] = [];
  const app = new Hono()
    .post('/v1/events', async (c) => {
      const { length } = await c.req.text();
      await new Promise<void>((resolve) => held.push(resolve));
      return c.json({ length });
    })
    .get('/healthz', (c) => c.text('ok'))
    // Whose sender is gone.
    .onError((_, c) => c.body(null, 400));
  const gate = createLoadGate({
    isCounted: ({ method }) => method === 'POST',
    hasRoom: () => !door.isFull,
    limits: { ...patient, ...limits },
  });
  const port = await freePort();
  const listener = await listen(app.fetch, { host: '127.0.0.1', port, gate });
  onTestFinished(() => listener.stop());
  const url = `http://127.0.0.1:${port}`;
  return {
    door,
    gate,
    url,
    post: (given = body, signal?: AbortSignal) =>
      fetch(`${url}/v1/events`, { method: 'POST', body: given, ...(signal && { signal }) }),
    isServed: (count: number) => expect.poll(() => held.length).toBe(count),
    answerOne: () => held.shift()!(),
  };
}

test('who finds no room waits, and is served with its whole body once another is answered', async () => {
  const { gate, post, isServed, answerOne } = await startGuarded({ servedBytes: 1_000 });
  const first = post();
  await isServed(1);
  const second = post('y'.repeat(300_000));
  await expect.poll(gate.waiting).toBe(1);
  answerOne();
  expect((await first).status).toBe(200);
  await isServed(1);
  answerOne();
  expect(await (await second).json()).toEqual({ length: 300_000 });
  expect(gate.refused()).toBe(0);
});

test('who announces a body and sends none takes nobody’s place', async () => {
  const { gate, url, post, isServed, answerOne } = await startGuarded({ servedBytes: 1_000 });
  const silent = connect({ port: Number(new URL(url).port), host: '127.0.0.1' });
  onTestFinished(() => void silent.destroy());
  silent.write('POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n{');
  await expect.poll(gate.served).toBe(1);
  const served = post();
  await isServed(1);
  answerOne();
  expect((await served).status).toBe(200);
});

test('who has waited in vain is told when to come again, over a connection that stays open', async () => {
  const { door, gate, post, isServed, answerOne } = await startGuarded({ waitMs: 20 });
  door.isFull = true;
  const refused = await post('x'.repeat(300_000));
  expect(refused.status).toBe(503);
  expect(refused.headers.get('Connection')).toBe('keep-alive');
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(((await refused.json()) as ErrorBody).error.code).toBe('unavailable');
  expect(gate.refused()).toBe(1);
  door.isFull = false;
  const served = post();
  await isServed(1);
  answerOne();
  expect((await served).status).toBe(200);
});

test.each([
  ['requests', { waiting: 1 }],
  ['bytes', { waitingBytes: 1_000 }],
])('more %s than may wait are refused at once', async (_, limits) => {
  const { door, gate, post } = await startGuarded(limits);
  door.isFull = true;
  const gone = new AbortController();
  const waiting = post(body, gone.signal).catch(() => {});
  await expect.poll(gate.waiting).toBe(1);
  expect((await post()).status).toBe(503);
  expect(gate.waiting()).toBe(1);
  gone.abort();
  await waiting;
});

test('who goes away while waiting gives up its place', async () => {
  const { door, gate, post } = await startGuarded({});
  door.isFull = true;
  const gone = new AbortController();
  const waiting = post(body, gone.signal).catch(() => {});
  await expect.poll(gate.waiting).toBe(1);
  gone.abort();
  await waiting;
  await expect.poll(gate.waiting).toBe(0);
});

test('what brings no events is served meanwhile', async () => {
  const { door, gate, post, url } = await startGuarded({});
  door.isFull = true;
  const gone = new AbortController();
  const waiting = post(body, gone.signal).catch(() => {});
  await expect.poll(gate.waiting).toBe(1);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  gone.abort();
  await waiting;
});
