import { createHash } from 'node:crypto';

/**
 * The 64-bit id of an account or user, as a decimal text: a hash of the environment and the host app's own id, so
 * that any process can compute it without asking the database. Two of ten million share one with odds of 3 · 10⁻⁶;
 * the row's `external_id` would show it.
 */
function hashedId(environmentId: number, noun: string, externalId: string): string {
  return createHash('sha256')
    .update(`${environmentId}\0${noun}\0${externalId}`)
    .digest()
    .readBigInt64BE(0)
    .toString();
}

export const accountIdOf = (environmentId: number, externalId: string) =>
  hashedId(environmentId, 'account', externalId);

export const userIdOf = (environmentId: number, externalId: string) =>
  hashedId(environmentId, 'user', externalId);

/** Someone who has not been identified, whatever the case of their UUID: never the same as an identified user with that id. */
export const anonymousUserIdOf = (environmentId: number, anonymousId: string) =>
  hashedId(environmentId, 'anonymous', anonymousId.toLowerCase());

/** Where the events of a user without an account are kept: an account id of their own, without an account row. */
export const personalAccountIdOf = (environmentId: number, userId: string) =>
  hashedId(environmentId, 'personal', userId);
