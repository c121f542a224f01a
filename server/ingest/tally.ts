import type { Person } from './people.ts';

/**
 * In every time zone a day begins at a full quarter of an hour: what a person did within one quarter belongs to one
 * day, whichever that is. So events are counted by quarters here, and the database, which knows the zones, adds up
 * the days.
 */
export const quarterMs = 15 * 60_000;

/** What one person did within a quarter of an hour. */
export interface Quarter {
  person: Person;
  startsAtMs: number;
  /** Qualifying events; see `isQualifying`. */
  events: number;
  /** Uses by feature. */
  uses: Map<number, number>;
}

/** Counts events into quarters. */
export function createTally() {
  const quarters = new Map<Person, Quarter[]>();
  const all: Quarter[] = [];

  return {
    quarters: all as readonly Quarter[],
    /** One use per event and feature, however many of the feature's rules the event meets. */
    add(person: Person, atMs: number, featureIds: readonly number[]): void {
      const startsAtMs = Math.floor(atMs / quarterMs) * quarterMs;
      let own = quarters.get(person);
      if (!own) {
        own = [];
        quarters.set(person, own);
      }
      let quarter = own.find((known) => known.startsAtMs === startsAtMs);
      if (!quarter) {
        quarter = { person, startsAtMs, events: 0, uses: new Map() };
        own.push(quarter);
        all.push(quarter);
      }
      quarter.events++;
      for (const id of featureIds) quarter.uses.set(id, (quarter.uses.get(id) ?? 0) + 1);
    },
  };
}
