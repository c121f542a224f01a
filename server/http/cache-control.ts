import { createMiddleware } from 'hono/factory';

/** How long an answer may be kept, unless the route says so itself. Refusals are never kept. */
export const cacheControl = (value: string) =>
  createMiddleware(async (c, next) => {
    await next();
    if (c.res.status < 400 && !c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', value);
  });

/** For files whose name carries a hash of what is in them. */
export const immutable = 'public, max-age=31536000, immutable';
