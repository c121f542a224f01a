import type { Traits } from '../../shared/contract/audience.ts';
import type { Clock } from '../host/clock.ts';
import { newId } from '../host/new-id.ts';
import type { SmallStore } from '../host/small-store.ts';

/** A person as far as the host app has named them. */
export interface Who {
  anonymousId: string;
  userId?: string;
  accountId?: string;
  /** The host app's proof of `userId`. */
  proof?: string;
  /** As the host app gave them on this page; never kept. */
  userTraits: Traits;
  accountTraits: Traits;
}

/** Whom the events belong to. */
export interface Identity {
  who(): Who;
  /** The same without traits, which are no part of an event. */
  ids(): Ids;
  /** True when somebody else was signed in before: what runs belongs to them. */
  identify(userId: string, traits: Traits, proof?: string): boolean;
  group(accountId: string, traits: Traits): void;
  reset(): void;
}

type Ids = Omit<Who, 'userTraits' | 'accountTraits'>;

/**
 * Ids live in the browser until `reset()`, so that the first page view of a load already has its user. Nothing is read
 * before the first question.
 */
export function openIdentity(kept: SmallStore, clock: Clock): Identity {
  let ids: Ids | undefined;
  let userTraits: Traits = {};
  let accountTraits: Traits = {};
  const change = (next: Ids): Ids => {
    ids = next;
    kept.write('ids', next);
    return next;
  };
  const becomeNobody = () => change({ anonymousId: newId(clock.now()) });
  const known = () => (ids ??= kept.read<Ids>('ids') ?? becomeNobody());
  const forget = () => {
    userTraits = {};
    accountTraits = {};
    becomeNobody();
  };
  return {
    who: () => ({ ...known(), userTraits, accountTraits }),
    ids: known,
    identify(userId, traits, proof) {
      const before = known().userId;
      const isOther = before !== undefined && before !== userId;
      // Two users never share an anonymous id: it would make them one person.
      if (isOther) forget();
      userTraits = { ...userTraits, ...traits };
      change({ ...known(), userId, proof });
      return isOther;
    },
    group(accountId, traits) {
      accountTraits = accountId === known().accountId ? { ...accountTraits, ...traits } : traits;
      change({ ...known(), accountId });
    },
    reset: forget,
  };
}
