import type { Db } from '../db/database.ts';
import { fence } from '../db/fence.ts';
import { takeLease } from './lease-store.ts';

/** Why a job stopped in the middle: another process may be doing it by now. */
export class LeaseLost extends Error {}

interface Lease {
  name: string;
  /** This process. */
  holder: string;
  /** How long others wait for a holder of whom nothing is heard. */
  leaseMs: number;
}

/**
 * Does the work if this process can have the lease, and keeps it for as long as that takes. From the moment when it
 * can't be sure of it any more (the database did not answer in time, or the process stood still), `db` makes no further
 * statement, so that nobody else's run meets this one's. Returns whether it was done.
 */
export async function underLease(
  db: Db,
  { name, holder, leaseMs }: Lease,
  work: (db: Db) => Promise<unknown>,
): Promise<boolean> {
  const lost = new AbortController();
  const giveUp = () => lost.abort(new LeaseLost(`the lease on ${name} is lost`));
  /** Counted from before it was asked for: never later than the database thinks. */
  let until = 0;
  let watch: NodeJS.Timeout | undefined;
  const take = async () => {
    const asked = performance.now();
    if (!(await takeLease(db, name, holder, leaseMs))) return false;
    until = asked + leaseMs;
    clearTimeout(watch);
    watch = setTimeout(giveUp, until - performance.now());
    return true;
  };

  if (!(await take())) return false;
  const renewal = setInterval(() => {
    take().then(
      (isOurs) => isOurs || giveUp(),
      // The database is away: the watch says when that has been too long.
      () => {},
    );
  }, leaseMs / 3);
  try {
    await work(fence(db, lost.signal));
  } finally {
    clearInterval(renewal);
    clearTimeout(watch);
  }
  return true;
}
