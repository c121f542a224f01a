import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { ErrorCode } from '../../shared/contract/error.ts';

/** What others note of a request for its line. */
export interface NotedVariables {
  Variables: {
    requestId: string;
    /** Who asks, as the audit log names them: an id of a member or key, never a name or address. */
    actor?: string;
    /** With what code it was refused. */
    refusal?: ErrorCode;
  };
}

/**
 * One line per request. It names the route's pattern and never the path or query, which may carry the ids of people.
 * Of what was refused it says to whom and why.
 * Health checks, files and batches of events that went well are logged at `debug`, because they come without end and
 * say little.
 */
export const logRequests = (log: Logger) =>
  createMiddleware<NotedVariables>(async (c, next) => {
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
      ...(c.res.status >= 400 && { actor: c.get('actor'), code: c.get('refusal') }),
    });
  });

const isEventsStored = (route: string, { ok }: Response) =>
  ok && (route === '/v1/events' || route === '/v1/batch');
