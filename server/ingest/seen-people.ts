import type { Sighting } from '../accounts/note-people.ts';
import type { AcceptedEvent } from './accepted-event.ts';
import type { Person } from './people.ts';

/** Times at which people were seen are kept to the minute, so that most events say nothing new of them. */
const minuteMs = 60_000;

/** Epoch ms. */
interface Seen {
  firstMs: number;
  lastMs: number;
  /** Infinity: not activated. */
  activatedMs: number;
  isBot: boolean;
}

/** When each of the people in a group of events was seen. */
export function seenIn(events: readonly AcceptedEvent[]): Map<Person, Seen> {
  const people = new Map<Person, Seen>();
  for (const { person, atMs, source, isBot } of events) {
    const minute = Math.floor(atMs / minuteMs) * minuteMs;
    const activatedMs = source === 'browser' && !person.isAnonymous ? minute : Number.POSITIVE_INFINITY;
    // Whoever is signed in is somebody.
    const isBotAlone = isBot && person.isAnonymous;
    const seen = people.get(person);
    if (!seen) {
      people.set(person, { firstMs: minute, lastMs: minute, activatedMs, isBot: isBotAlone });
      continue;
    }
    if (minute < seen.firstMs) seen.firstMs = minute;
    if (minute > seen.lastMs) seen.lastMs = minute;
    if (activatedMs < seen.activatedMs) seen.activatedMs = activatedMs;
    if (!isBotAlone) seen.isBot = false;
  }
  return people;
}

/**
 * What the database is known to say of people: their rows only ever widen, so that a sighting within them needs no
 * statement. Valid for one version of the environment's people; merging and erasing make another.
 */
export class SeenPeople {
  #version = 0;
  #seen = new WeakMap<Person, Seen>();

  /** Those of whom something new is said. */
  news(version: number, people: ReadonlyMap<Person, Seen>): Map<Person, Seen> {
    if (version !== this.#version) {
      this.#version = version;
      this.#seen = new WeakMap();
    }
    const news = new Map<Person, Seen>();
    for (const [person, seen] of people) {
      const known = this.#seen.get(person);
      const isKnown =
        known !== undefined &&
        known.firstMs <= seen.firstMs &&
        known.lastMs >= seen.lastMs &&
        known.activatedMs <= seen.activatedMs &&
        (seen.isBot || !known.isBot);
      if (!isKnown) news.set(person, seen);
    }
    return news;
  }

  /** To be called once they are committed. */
  remember(version: number, people: ReadonlyMap<Person, Seen>): void {
    if (version !== this.#version) return;
    for (const [person, seen] of people) {
      const known = this.#seen.get(person);
      if (!known) {
        this.#seen.set(person, seen);
        continue;
      }
      known.firstMs = Math.min(known.firstMs, seen.firstMs);
      known.lastMs = Math.max(known.lastMs, seen.lastMs);
      known.activatedMs = Math.min(known.activatedMs, seen.activatedMs);
      known.isBot &&= seen.isBot;
    }
  }
}

export const sightingOf = (
  { userId, userExternalId, isAnonymous, accountId, accountExternalId }: Person,
  { firstMs, lastMs, activatedMs, isBot }: Seen,
): Sighting => ({
  userId,
  userExternalId,
  isAnonymous,
  accountId,
  accountExternalId,
  firstAt: new Date(firstMs),
  lastAt: new Date(lastMs),
  activatedAt: Number.isFinite(activatedMs) ? new Date(activatedMs) : null,
  isBot,
});
