import { createMiddleware } from 'hono/factory';
import { AppError } from './app-error.ts';

const jsonType = /^application\/json\s*(;|$)/i;

/**
 * Whoever sends a body says that it is JSON. A form on a foreign page can't say that without a preflight, which is
 * never granted here.
 */
export const jsonOnly = createMiddleware(async (c, next) => {
  const type = c.req.header('Content-Type');
  const hasBody =
    Number(c.req.header('Content-Length') ?? 0) > 0 || c.req.header('Transfer-Encoding') !== undefined;
  if ((type !== undefined || hasBody) && !jsonType.test(type ?? '')) {
    throw new AppError(
      'unsupported_media_type',
      'Send the body as JSON, with Content-Type: application/json.',
    );
  }
  await next();
});
