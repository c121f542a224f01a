import { signal } from '@preact/signals';
import { hc } from 'hono/client';
import type { App } from '../../server/app.ts';
import { locale, t } from '../ui/i18n.ts';
import { ApiError, errorOf } from './api-error.ts';
import { words } from './words.ts';

/** The environment whose data every request asks for; kept by `session.ts`. */
export const requestedEnvironmentId = signal<number | undefined>(undefined);
/** Called when the session has ended; set by `session.ts`. */
export const whenSignedOut: { call: () => void } = { call: () => {} };

/** The address with the environment in it. */
export function withEnvironment(url: string, id = requestedEnvironmentId.peek()): string {
  if (id === undefined) return url;
  return `${url}${url.includes('?') ? '&' : '?'}environment=${id}`;
}

/** Every answer that is not 2xx becomes an ApiError, and so does none at all. */
async function send(input: RequestInfo | URL, init?: RequestInit, environmentId?: number): Promise<Response> {
  const headers = new Headers(init?.headers);
  // The language of the studio, which need not be the browser's: refusals are written in it.
  headers.set('Accept-Language', locale.peek());
  const response = await fetch(withEnvironment(String(input), environmentId), { ...init, headers }).catch(
    () => {
      throw new ApiError('unreachable', t(words.unreachable));
    },
  );
  if (response.ok) return response;
  const error = await errorOf(response);
  // Before sign-in it is an answer, not an event.
  if (error.code !== 'not_signed_in' || new URL(String(input)).pathname === '/api/v1/session') throw error;
  whenSignedOut.call();
  // What the server says of it is for programs too.
  throw new ApiError(error.code, t(words.sessionOver));
}

/** For a request that is about another environment than the one the studio shows. */
export const inEnvironment = (environmentId: number) => ({
  fetch: (input: RequestInfo | URL, init?: RequestInit) => send(input, init, environmentId),
});

const origin = globalThis.location?.origin ?? 'http://studio';
export const v1 = hc<App>(origin, {
  fetch: (input: RequestInfo | URL, init?: RequestInit) => send(input, init),
}).api.v1;

/** A host app's id may hold any character. */
export const named = (id: string | number) => ({ param: { id: encodeURIComponent(id) } });

export const part = (id: string, partId: string) => ({ param: { id: encodeURIComponent(id), partId } });

export interface Paging {
  limit?: number;
  offset?: number;
}

/** Query parameters are texts; what is not given is left out. */
export const texts = <Query extends object>(query: Query) =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ) as { [Name in keyof Query]: NonNullable<Query[Name]> extends number ? string : Query[Name] };

/** What the routes answer is named after the nouns, beside what asks for it. The server says it; nothing is written twice. */
export type V1 = typeof v1;
