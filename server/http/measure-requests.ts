import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { AppError } from './app-error.ts';

interface Requests {
  Variables: { requestId: string };
}

/** What the server tells a Prometheus of itself. Sums over everybody: no workspace, no person, no path of a request. */
export interface Measures {
  /** Counts and times every request, by the pattern of its route. */
  count: MiddlewareHandler<Requests>;
  /** `GET /metrics`, for whoever knows the token. */
  routes: Hono;
}

/** A number that is asked for at each reading. */
export interface Reading {
  name: string;
  help: string;
  read(): number;
}

/** From what a cached file takes to what a slow phone may take to send half a megabyte, in seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const digest = (text: string) => createHash('sha256').update(text).digest();

/** @param token what `Authorization: Bearer …` has to say; undefined: there is no such address */
export function createMeasures(token: string | undefined, readings: readonly Reading[] = []): Measures {
  if (token === undefined) {
    return { count: createMiddleware<Requests>((_, next) => next()), routes: new Hono() };
  }
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'cairn_http_request_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets,
    registers: [registry],
  });
  for (const { name, help, read } of readings) {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  }
  const wanted = digest(`Bearer ${token}`);
  return {
    count: createMiddleware<Requests>(async (c, next) => {
      const stop = seconds.startTimer();
      await next();
      stop({ method: c.req.method, route: routePath(c), status: c.res.status });
    }),
    routes: new Hono().get('/metrics', async (c) => {
      if (!timingSafeEqual(digest(c.req.header('Authorization') ?? ''), wanted)) {
        throw new AppError(
          'not_signed_in',
          'Send the token of CAIRN_METRICS_TOKEN as Authorization: Bearer ….',
        );
      }
      return c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType });
    }),
  };
}
