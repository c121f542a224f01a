import { createHash } from 'node:crypto';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { createLimiter } from '../db/create-limiter.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../http/app-error.ts';
import { deleteExpiredLimits } from './sign-in-limit-store.ts';

/** Failed tries in 15 minutes, for one e-mail address and from one network. */
const perEmail = 10;
const perNetwork = 100;
const windowSeconds = 15 * 60;

export interface SignInLimit {
  /** Counts a try before the password is looked at, so that many at once don't slip through. Throws `rate_limited`. */
  take(email: string, network: string | undefined): Promise<void>;
  /** It was the right password: its tries don't count. */
  giveBack(email: string, network: string | undefined): Promise<void>;
}

/** Counts are kept in the database, so that every server process sees them and a restart does not clear them. */
export function signInLimit(db: Db): SignInLimit {
  const limiter = (keyPrefix: string, points: number) =>
    createLimiter(db, { keyPrefix, points, duration: windowSeconds });
  const byEmail = limiter('sign-in-email', perEmail);
  const byNetwork = limiter('sign-in-network', perNetwork);
  // The table holds nobody's address in the clear.
  const emailKey = (email: string) => createHash('sha256').update(email).digest('base64url');

  return {
    async take(email, network) {
      try {
        if (network !== undefined) await byNetwork.consume(network);
        await byEmail.consume(emailKey(email));
      } catch (reason) {
        if (!(reason instanceof RateLimiterRes)) throw reason;
        const retryAfterSeconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
        throw new AppError(
          'rate_limited',
          `Too many tries: wait ${Math.ceil(retryAfterSeconds / 60)} min, then try again.`,
          { retryAfterSeconds },
        );
      }
    },
    async giveBack(email, network) {
      await byEmail.delete(emailKey(email));
      if (network !== undefined) await byNetwork.reward(network);
      await deleteExpiredLimits(db, Date.now());
    },
  };
}
