import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { environmentByPublicKey, type KeyedEnvironment } from '../workspaces/environment-by-key.ts';

/** How long what is known of an environment may be out of date, for a process that did not change it itself. */
const maxAgeMs = 1_000;
const maxRemembered = 10_000;

interface Known {
  environment: Promise<KeyedEnvironment | undefined>;
  askedAtMs: number;
}

const byDb = new WeakMap<Db, Map<string, Known>>();

/**
 * The environment that a public key names, asked of the database once a second at most: every batch of events needs
 * it, and thousands may come in that time.
 */
export function knownEnvironment(context: Context, publicKey: string): Promise<KeyedEnvironment | undefined> {
  const known = knownOf(context.db);
  const nowMs = performance.now();
  const remembered = known.get(publicKey);
  if (remembered && nowMs - remembered.askedAtMs < maxAgeMs) return remembered.environment;
  if (known.size >= maxRemembered) known.clear();
  const environment = environmentByPublicKey(context, publicKey);
  known.set(publicKey, { environment, askedAtMs: nowMs });
  environment.catch(() => known.delete(publicKey));
  return environment;
}

/** Asks anew next time: something was changed by this process. */
export function forgetKnownEnvironments(db: Db): void {
  byDb.delete(db);
}

function knownOf(db: Db): Map<string, Known> {
  let known = byDb.get(db);
  if (!known) {
    known = new Map();
    byDb.set(db, known);
  }
  return known;
}
