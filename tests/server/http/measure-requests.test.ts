import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const token = 'a-token-of-some-length';
const appWith = (environment: Record<string, string>) =>
  createApp(database.context({ config: readConfig({ PUBLIC_URL: 'http://cairn.test', ...environment }) }), {
    readings: [{ name: 'cairn_example', help: 'An example', read: () => 42 }],
  });

describe('GET /metrics', () => {
  test('is not there unless a token was set', async () => {
    expect((await appWith({}).request('/metrics')).status).toBe(404);
  });

  test('is for whoever knows the token', async () => {
    const app = appWith({ CAIRN_METRICS_TOKEN: token });
    expect((await app.request('/metrics')).status).toBe(401);
    for (const Authorization of [`Bearer ${token}x`, token]) {
      expect((await app.request('/metrics', { headers: { Authorization } })).status).toBe(401);
    }
  });

  test('counts requests by the pattern of their route, and says nothing of who asked for what', async () => {
    const app = appWith({ CAIRN_METRICS_TOKEN: token });
    await app.request('/healthz');
    await app.request('/api/v1/accounts/acme-secret?name=ann');
    const response = await app.request('/metrics', { headers: { Authorization: `Bearer ${token}` } });
    expect(response.headers.get('content-type')).toContain('version=0.0.4');
    const text = await response.text();
    expect(text).toContain('cairn_http_request_seconds_count{method="GET",route="/healthz",status="200"} 1');
    expect(text).toMatch(
      /cairn_http_request_seconds_count\{method="GET",route="\/api[^"]*",status="401"\} 1/,
    );
    expect(text).toContain('cairn_example 42');
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toMatch(/acme-secret|name=ann/);
  });
});
