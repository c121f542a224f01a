import type { createApp } from '../../server/app.ts';

export interface ApiAnswer {
  status: number;
  // A test says by what it expects which shape it means.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  body: any;
  headers: Headers;
}

type App = ReturnType<typeof createApp>;

async function send(app: App, path: string, init: RequestInit): Promise<ApiAnswer> {
  const response = await app.request(path, init);
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
}

/** Calls the management API as a program with a secret key. */
export const callApi =
  (app: App, secretKey: string) =>
  (method: string, path: string, body?: unknown): Promise<ApiAnswer> =>
    send(app, `/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${secretKey}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

/** Posts to a route of the snippet, as a page on another origin does. */
export const postFromPage = (app: App, path: string, body: unknown): Promise<ApiAnswer> =>
  send(app, `/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain;charset=UTF-8', Origin: 'https://host.example' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
