import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { sendOutside } from '../../../server/outbound/send-outside.ts';

let server: Server;
let base: string;
let seen: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.url ?? '');
    if (request.url === '/redirect') response.writeHead(302, { Location: `${base}/inside` }).end();
    else if (request.url === '/large') response.end('x'.repeat(300 * 1024));
    else response.end('hello');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  seen = [];
});

describe('by itself', () => {
  test.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.0.0.1/',
    'https://localhost/',
    'https://localhost./',
    'https://anything.localhost/',
  ])('%s is refused before a connection is made', async (url) => {
    await expect(sendOutside({ url }, { allowsPrivate: false })).rejects.toThrow(
      /public internet|ENOTFOUND|EAI_AGAIN/,
    );
  });

  test.each([
    ['http://example.com/', 'https'],
    ['ftp://example.com/', 'https'],
    ['file:///etc/passwd', 'https'],
    ['gopher://example.com/', 'https'],
    ['https://user:secret@example.com/', 'password'],
    ['https://example.com:6379/', 'port'],
    ['nonsense', 'https'],
  ])('%s is refused for its %s', async (url, reason) => {
    await expect(sendOutside({ url }, { allowsPrivate: false })).rejects.toThrow(reason);
  });
});

describe('where private receivers are allowed', () => {
  const send = (path: string) => sendOutside({ url: base + path }, { allowsPrivate: true });

  test('an answer is read', async () => {
    expect(await send('/')).toMatchObject({ status: 200, body: Buffer.from('hello') });
  });

  test('a redirect is an answer like any other: nobody goes there', async () => {
    expect(await send('/redirect')).toMatchObject({ status: 302 });
    expect(seen).toEqual(['/redirect']);
  });

  test('an answer that does not end is given up', async () => {
    await expect(send('/large')).rejects.toThrow('too large');
  });

  test('a proxy of the environment is not asked', async () => {
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
    vi.stubEnv('http_proxy', 'http://127.0.0.1:9');
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    expect(await send('/')).toMatchObject({ status: 200 });
    vi.unstubAllEnvs();
  });

  test('who refuses the connection is told apart from who answers', async () => {
    await expect(sendOutside({ url: 'http://127.0.0.1:9/' }, { allowsPrivate: true })).rejects.toThrow(
      'ECONNREFUSED',
    );
  });
});
