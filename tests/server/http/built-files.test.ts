import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let dist: string;
let app: ReturnType<typeof createApp>;
const boot = `/* boot */${'x'.repeat(4000)}`;

beforeAll(async () => {
  database = await createTestDatabase();
  dist = mkdtempSync(join(tmpdir(), 'cairn-dist-'));
  for (const [path, text] of Object.entries({
    'meta.json': '{"secret":"list"}',
    'snippet/s.js': boot,
    'snippet/module.js': 'export {}',
    'snippet/render-ABCD1234.js': 'export const render = 1',
    'studio/index.html': '<!doctype html><title>Cairn</title>',
    'studio/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'studio/assets/main-ABCD1234.js': 'studio',
  })) {
    mkdirSync(join(dist, path, '..'), { recursive: true });
    writeFileSync(join(dist, path), text);
  }
  app = createApp(database.context(), { dist });
});
afterAll(async () => {
  rmSync(dist, { recursive: true });
  await database.drop();
});

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const open = (path: string) => get(path, { Accept: 'text/html,application/xhtml+xml' });

describe('the boot script', () => {
  test('can be loaded from any origin, is kept for five minutes, and asked for again by its ETag', async () => {
    const response = await get('/s.js');
    expect(await response.text()).toBe(boot);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=300',
      'content-type': expect.stringContaining('javascript'),
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers.get('set-cookie')).toBeNull();
    const again = await get('/s.js', { 'If-None-Match': response.headers.get('ETag')! });
    expect(again.status).toBe(304);
    expect(again.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  test('is sent compressed, and its ETag still holds', async () => {
    const response = await get('/s.js', { 'Accept-Encoding': 'gzip' });
    expect(response.headers.get('Content-Encoding')).toBe('gzip');
    expect(response.headers.get('Vary')).toContain('Accept-Encoding');
    expect(gunzipSync(Buffer.from(await response.arrayBuffer())).toString()).toBe(boot);
    const etag = response.headers.get('ETag')!;
    expect((await get('/s.js', { 'If-None-Match': etag, 'Accept-Encoding': 'gzip' })).status).toBe(304);
  });
});

test('parts of the snippet never change, so they are kept for ever and readable from any origin', async () => {
  const response = await get('/snippet/render-ABCD1234.js');
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=31536000, immutable',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  });
});

test.each([
  '/snippet/s.js',
  '/snippet/module.js',
  '/snippet/missing-ABCD1234.js',
  '/snippet/../meta.json',
  '/snippet/..%2fmeta-ABCD1234.json',
  '/meta.json',
  '/..%2fmeta.json',
  '/%2e%2e/meta.json',
  '/assets/missing.js',
  '/assets/..%2f..%2fmeta.json',
])('%s is not there', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
});

describe('the studio', () => {
  test.each(['/', '/guides', '/guides/0190/edit', '/accounts/acme.example'])('opens at %s', async (path) => {
    const response = await open(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Cairn</title>');
    expect(response.headers.get('Cache-Control')).toBe('no-cache');
  });

  test('runs nothing but its own files, in no frame', async () => {
    for (const path of ['/', '/guides', '/assets/main-ABCD1234.js']) {
      const { headers } = await open(path);
      expect(headers.get('Content-Security-Policy')?.split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: https:",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ]);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(headers.get('Strict-Transport-Security')).toBeNull();
    }
  });

  test('promises https only where it is reached by https', async () => {
    const config = { ...database.context().config, publicUrl: 'https://cairn.example' };
    const response = await createApp(database.context({ config }), { dist }).request('/icon.svg');
    expect(response.headers.get('Strict-Transport-Security')).toBe('max-age=31536000');
  });

  test('has files with a hash kept for ever, others asked for each time', async () => {
    const asset = await get('/assets/main-ABCD1234.js');
    expect(asset.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    const icon = await get('/icon.svg');
    expect(icon.headers.get('Cache-Control')).toBe('no-cache');
    expect(icon.headers.get('Content-Type')).toContain('image/svg+xml');
  });

  test.each(['/api/v2/x', '/v1/nothing', '/snippet/x', '/assets/x', '/api'])(
    'is not what %s answers, even to a browser',
    async (path) => {
      const response = await open(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('Content-Type')).toContain('application/json');
    },
  );

  test('is not the answer to a program that asks for what is not there', async () => {
    expect((await get('/guides', { Accept: 'application/json' })).status).toBe(404);
    expect((await app.request('/guides', { method: 'POST', headers: { Accept: 'text/html' } })).status).toBe(
      404,
    );
  });
});

test('before anything is built, the server says what to do', async () => {
  const unbuilt = createApp(database.context(), { dist: join(dist, 'missing') });
  for (const path of ['/', '/s.js']) {
    const response = await unbuilt.request(path);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
  }
});
