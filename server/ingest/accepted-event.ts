import type { Signature } from '../../shared/contract/signature.ts';
import type { SoundEvent } from './judge-event.ts';

/** Who sent it: a page in the user's browser, or a program. */
export type EventSource = 'browser' | 'server';

/** An event that is about to be stored: with the ids and the time it will have in its row. */
export interface AcceptedEvent {
  sound: SoundEvent;
  source: EventSource;
  /** Lower case, as PostgreSQL writes uuids. */
  id: string;
  /** UTC date by the device's clock; see `correctTime`. */
  day: string;
  at: Date;
  receivedAt: Date;
  isClamped: boolean;
  userId: string;
  userExternalId: string;
  isAnonymous: boolean;
  /** The account the event names, else the user's personal one. */
  accountId: string;
  accountExternalId: string | undefined;
  /** The clicked element as its batch describes it, if it does. */
  signature: Signature | undefined;
  /** What the host app calls its release, if it says. */
  build: string | undefined;
}

/** What makes two deliveries the same event. */
export const eventKey = (event: { accountId: string; day: string; id: string }): string =>
  `${event.accountId} ${event.day} ${event.id}`;
