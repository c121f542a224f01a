import { type RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { createLimiter } from '../db/create-limiter.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../http/app-error.ts';
import type { KeyedEnvironment } from '../workspaces/environment-by-key.ts';

const byDb = new WeakMap<Db, Map<number, RateLimiterPostgres>>();

/**
 * Counts events against what the environment may send in a minute, over all processes. Environments without a limit
 * cost nothing. Throws AppError `rate_limited` with the time to wait.
 */
export async function takeFromLimit(
  db: Db,
  { environmentId, eventsPerMinute }: KeyedEnvironment,
  events: number,
): Promise<void> {
  if (eventsPerMinute === null) return;
  try {
    await limiterOf(db, eventsPerMinute).consume(String(environmentId), events);
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    throw new AppError(
      'rate_limited',
      `More than the ${eventsPerMinute} events a minute that this environment may send: send them later.`,
      { retryAfterSeconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1_000)) },
    );
  }
}

function limiterOf(db: Db, points: number): RateLimiterPostgres {
  let limiters = byDb.get(db);
  if (!limiters) {
    limiters = new Map();
    byDb.set(db, limiters);
  }
  let limiter = limiters.get(points);
  if (!limiter) {
    limiter = createLimiter(db, {
      ...{ keyPrefix: 'events', points, duration: 60 },
      inMemoryBlockOnConsumed: points + 1,
    });
    limiters.set(points, limiter);
  }
  return limiter;
}
