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
export const lanes = 3;

const maxRemembered = 100_000;

/** Hashes each pair of a user and an account once. */
export class People {
  readonly #environmentId: number;
  /** By user, then by account; those without an account under ''. */
  #users = new Map<string, Map<string, Person>>();
  #visitors = new Map<string, Map<string, Person>>();
  #size = 0;

  constructor(environmentId: number) {
    this.#environmentId = environmentId;
  }

  of({
    userId,
    anonymousId,
    accountId = '',
  }: Pick<SoundEvent, 'userId' | 'anonymousId' | 'accountId'>): Person {
    const isAnonymous = userId === undefined;
    const externalId = userId ?? anonymousId?.toLowerCase() ?? '';
    const own = (isAnonymous ? this.#visitors : this.#users).get(externalId)?.get(accountId);
    if (own) return own;
    const person = this.#hashed(externalId, isAnonymous, accountId || undefined);
    this.#remember(person, accountId);
    return person;
  }

  #remember(person: Person, accountId: string): void {
    if (this.#size >= maxRemembered) {
      this.#users = new Map();
      this.#visitors = new Map();
      this.#size = 0;
    }
    this.#size++;
    const known = person.isAnonymous ? this.#visitors : this.#users;
    const inAccounts = known.get(person.userExternalId);
    if (inAccounts) inAccounts.set(accountId, person);
    else known.set(person.userExternalId, new Map([[accountId, person]]));
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
