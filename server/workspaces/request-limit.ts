import { type RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Context } from '../context.ts';
import { createLimiter } from '../db/create-limiter.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../http/app-error.ts';
import { type Actor, actorName } from '../http/scope.ts';

const windowSeconds = 60;
/** A process takes its share of the minute in lots of this part: the database is not asked for every request. */
const lotsPerWindow = 100;
const mostRemembered = 10_000;

/** What a process may let through without asking again; none of a spent minute. */
interface Lot {
  left: number;
  isSpent: boolean;
  untilMs: number;
}

interface Limit {
  limiter: RateLimiterPostgres;
  /** By name of the actor; being taken, or taken. */
  lots: Map<string, Promise<Lot>>;
}

const byDb = new WeakMap<Db, Limit>();

/**
 * Counts a request against what one member or secret key may send in a minute, over all processes: nobody keeps the
 * server to themselves. Throws AppError `rate_limited` with the time to wait.
 */
export async function takeRequest(
  { db, config: { requestsPerMinute } }: Pick<Context, 'db' | 'config'>,
  actor: Actor,
): Promise<void> {
  const name = actorName(actor);
  const { limiter, lots } = limitOf(db, requestsPerMinute);
  for (;;) {
    const taken = lots.get(name);
    const lot = await taken;
    const nowMs = performance.now();
    if (lot && nowMs < lot.untilMs) {
      if (lot.isSpent) throw tooMany(requestsPerMinute, lot.untilMs - nowMs);
      if (lot.left-- > 0) return;
    }
    // Whoever is first asks for the next lot, for all that came at once.
    if (lots.get(name) === taken) {
      if (lots.size >= mostRemembered) lots.clear();
      const next = takeLot(limiter, name, Math.ceil(requestsPerMinute / lotsPerWindow));
      lots.set(name, next);
      next.catch(() => lots.delete(name));
    }
  }
}

async function takeLot(limiter: RateLimiterPostgres, name: string, requests: number): Promise<Lot> {
  try {
    const { msBeforeNext } = await limiter.consume(name, requests);
    return { left: requests, isSpent: false, untilMs: performance.now() + msBeforeNext };
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    return { left: 0, isSpent: true, untilMs: performance.now() + reason.msBeforeNext };
  }
}

function tooMany(perMinute: number, waitMs: number): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new AppError(
    'rate_limited',
    `More than the ${perMinute} requests a minute that one member or key may send: wait ${retryAfterSeconds} s.`,
    { retryAfterSeconds },
  );
}

function limitOf(db: Db, points: number): Limit {
  let limit = byDb.get(db);
  if (!limit) {
    const limiter = createLimiter(db, { keyPrefix: 'requests', points, duration: windowSeconds });
    limit = { limiter, lots: new Map() };
    byDb.set(db, limit);
  }
  return limit;
}
