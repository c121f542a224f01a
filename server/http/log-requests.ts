import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';

/**
 * One line per request. It names the route's pattern and never the path or query, which may carry the ids of people.
 * Health checks, files and batches of events that went well are logged at `debug`, because they come without end and
 * say little.
 */
export const logRequests = (log: Logger) =>
  createMiddleware<{ Variables: { requestId: string } }>(async (c, next) => {
    const startedAt = performance.now();
    await next();
    const route = routePath(c);
    const isTold = route.startsWith('/api/') || (route.startsWith('/v1/') && !isEventsStored(route, c.res));
    if (!isTold && !log.isLevelEnabled('debug')) return;
    log[isTold ? 'info' : 'debug']({
      method: c.req.method,
      route,
      status: c.res.status,
      ms: Math.round(performance.now() - startedAt),
      requestId: c.get('requestId'),
    });
  });

const isEventsStored = (route: string, { ok }: Response) =>
  ok && (route === '/v1/events' || route === '/v1/batch');
