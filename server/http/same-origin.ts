import type { HonoRequest } from 'hono';
import { AppError } from './app-error.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request only reads. */
export const isSafeMethod = (method: string) => safeMethods.has(method);

const isOwnOrigin = (request: HonoRequest, publicUrl: string) => {
  const origin = URL.parse(request.header('Origin') ?? '');
  return (
    origin !== null && (origin.origin === new URL(publicUrl).origin || origin.host === request.header('Host'))
  );
};

/**
 * Refuses a writing request that a browser could have been tricked into sending with the member's cookie: it must
 * name our own origin, and where the browser says how it came about, that must be `same-origin`.
 */
export function requireSameOrigin(request: HonoRequest, publicUrl: string): void {
  if (isSafeMethod(request.method)) return;
  const site = request.header('Sec-Fetch-Site');
  if (!isOwnOrigin(request, publicUrl) || (site !== undefined && site !== 'same-origin')) {
    throw new AppError('not_allowed', 'This request did not come from a page of this server.');
  }
}

/** The same for requests without a cookie, such as signing in: programs send no `Origin` and are let through. */
export function refuseForeignOrigin(request: HonoRequest, publicUrl: string): void {
  if (request.header('Origin') !== undefined || request.header('Sec-Fetch-Site') !== undefined) {
    requireSameOrigin(request, publicUrl);
  }
}
