import type { Signature } from '../../shared/contract/signature.ts';
import type { SoundEvent } from './judge-event.ts';
import type { Person } from './people.ts';

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
  /** Epoch ms, like `receivedAtMs`. */
  atMs: number;
  receivedAtMs: number;
  isClamped: boolean;
  /** Sent by a program that says it is one. */
  isBot: boolean;
  person: Person;
  /** The clicked element as its batch describes it, if it does. */
  signature: Signature | undefined;
  /** What the host app calls its release, if it says. */
  build: string | undefined;
}

/** What makes two deliveries the same event. */
export const eventKey = (accountId: string, day: string, id: string): string => `${accountId} ${day} ${id}`;
