import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError, api, requestedEnvironmentId, whenSignedOut } from '../../studio/api.ts';

const fetched = vi.fn<typeof fetch>();
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  fetched.mockResolvedValueOnce(
    new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json', ...headers },
    }),
  );
const askedFor = () => {
  const url = new URL(String(fetched.mock.lastCall?.[0]));
  return url.pathname + url.search;
};
const refusal = async (asked: Promise<unknown>) => {
  const error = await asked.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
};

beforeEach(() => vi.stubGlobal('fetch', fetched));
afterEach(() => {
  vi.unstubAllGlobals();
  fetched.mockReset();
  requestedEnvironmentId.value = undefined;
  whenSignedOut.call = () => {};
});

describe('a request of the studio', () => {
  test('names the environment that is shown', async () => {
    requestedEnvironmentId.value = 7;
    answer(200, { total: 0, accounts: [] });
    await api.accounts.list({ search: 'a b', limit: 50, offset: undefined });
    expect(askedFor()).toBe('/api/v1/accounts?search=a+b&limit=50&environment=7');
    expect(api.accounts.csvUrl({ sort: 'nps' })).toBe('/api/v1/accounts.csv?sort=nps&environment=7');
  });

  test('can name an account whose id holds anything', async () => {
    answer(200, {});
    await api.accounts.get('a/b?c=1#d');
    expect(askedFor()).toBe('/api/v1/accounts/a%2Fb%3Fc%3D1%23d');
  });

  test('brings every fault of a refusal to where it is shown', async () => {
    const details = [{ path: 'url', message: 'use an https address' }];
    answer(400, { error: { code: 'invalid_request', message: 'See details.', details, requestId: 'r1' } });
    const error = await refusal(api.apps.create({ name: 'CRM', url: 'x' }));
    expect([error.code, error.requestId, error.faultAt('url'), error.faultAt('name')]).toEqual([
      'invalid_request',
      'r1',
      'use an https address',
      undefined,
    ]);
  });

  test('says how long to wait', async () => {
    answer(
      429,
      { error: { code: 'rate_limited', message: 'Slow down.', requestId: 'r2' } },
      { 'Retry-After': '30' },
    );
    expect((await refusal(api.session.create({ email: 'a@b.c', password: 'x' }))).retryAfterSeconds).toBe(30);
  });

  test('explains what a proxy answered', async () => {
    fetched.mockResolvedValueOnce(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const error = await refusal(api.guides.list());
    expect([error.code, error.message]).toEqual([
      'unavailable',
      'The server answered with 502 and no explanation. Try again in a minute.',
    ]);
  });

  test('explains that the server is away', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const error = await refusal(api.guides.list());
    expect(error.code).toBe('unreachable');
    expect(error.message).toContain('can’t be reached');
  });

  test('leads to sign-in when the session has ended, but not when nobody was signed in', async () => {
    const signedOut = vi.fn();
    whenSignedOut.call = signedOut;
    const body = { error: { code: 'not_signed_in', message: 'Sign in.', requestId: 'r3' } };
    answer(401, body);
    await refusal(api.session.get());
    expect(signedOut).not.toHaveBeenCalled();
    answer(401, body);
    expect((await refusal(api.users.list())).message).toBe(
      'Your session has ended. Sign in to go on where you were.',
    );
    expect(signedOut).toHaveBeenCalledOnce();
  });
});
