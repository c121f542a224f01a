import { accountIdOf, anonymousUserIdOf, personalAccountIdOf, userIdOf } from '../db/hashed-id.ts';
import type { SoundEvent } from './judge-event.ts';

/** A user in the account that an event names: the same object for all their events, as long as it is remembered. */
export interface Person {
  userId: string;
  userExternalId: string;
  isAnonymous: boolean;
  /** The account the event names, else the user's personal one. */
  accountId: string;
  accountExternalId: string | undefined;
  /** The ids once more, as rows have them. */
  userNumber: bigint;
  accountNumber: bigint;
  /** Part of the environment's accounts that this one belongs to; see `createWriteQueue`. */
  lane: string;
}

/** Parts of an environment's accounts, each of which is written by one writer at a time. */
export const lanes = 2;

const maxRemembered = 100_000;

/** Hashes each pair of a user and an account once. */
export class People {
  readonly #environmentId: number;
  readonly #known = new Map<string, Person>();

  constructor(environmentId: number) {
    this.#environmentId = environmentId;
  }

  of({ userId, anonymousId, accountId }: Pick<SoundEvent, 'userId' | 'anonymousId' | 'accountId'>): Person {
    const isAnonymous = userId === undefined;
    const externalId = userId ?? anonymousId?.toLowerCase() ?? '';
    // No id has a NUL in it.
    const key = `${isAnonymous ? 'a\0' : ''}${externalId}\0${accountId ?? ''}`;
    let person = this.#known.get(key);
    if (!person) {
      if (this.#known.size >= maxRemembered) this.#known.clear();
      person = this.#hashed(externalId, isAnonymous, accountId);
      this.#known.set(key, person);
    }
    return person;
  }

  #hashed(userExternalId: string, isAnonymous: boolean, accountExternalId: string | undefined): Person {
    const environmentId = this.#environmentId;
    const userId = (isAnonymous ? anonymousUserIdOf : userIdOf)(environmentId, userExternalId);
    const accountId =
      accountExternalId === undefined
        ? personalAccountIdOf(environmentId, userId)
        : accountIdOf(environmentId, accountExternalId);
    return {
      userId,
      userExternalId,
      isAnonymous,
      accountId,
      accountExternalId,
      userNumber: BigInt(userId),
      accountNumber: BigInt(accountId),
      lane: `${environmentId} ${Number(accountId.slice(-2)) % lanes}`,
    };
  }
}
