import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../../server/http/listen.ts';
import type { ErrorBody } from '../../../shared/contract/error.ts';
import { freePort } from '../../support/run-cairn.ts';

test('what is too much is refused with a time to wait, over a connection that stays open, and the rest is served', async () => {
  const app = new Hono().post('/v1/events', (c) => c.json({ accepted: [] }));
  const port = await freePort();
  let isFull = true;
  const listener = await listen(app.fetch, { host: '127.0.0.1', port, isTooMuch: () => isFull });
  onTestFinished(() => listener.stop());
  const post = () =>
    fetch(`http://127.0.0.1:${port}/v1/events`, { method: 'POST', body: 'x'.repeat(300_000) });

  const refused = await post();
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(((await refused.json()) as ErrorBody).error.code).toBe('unavailable');
  isFull = false;
  expect((await post()).status).toBe(200);
});
