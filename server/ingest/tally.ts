import type { Person } from './people.ts';

/**
 * In every time zone a day begins at a full quarter of an hour: what a person did within one quarter belongs to one
 * day, whichever that is. So events are counted by quarters here, and the database, which knows the zones, adds up
 * the days.
 */
export const quarterMs = 15 * 60_000;

/** An entry of the dictionaries as `entry_use` names it. */
export interface Entry {
  kind: number;
  entryId: number;
  pageId: number;
  buildId: number;
}

export interface EntryUses extends Entry {
  uses: number;
}

/** What one person did within a quarter of an hour. */
export interface Quarter {
  person: Person;
  startsAtMs: number;
  /** Qualifying events; see `isQualifying`. */
  events: number;
  /** Each entry that was used. */
  uses: Map<string, EntryUses>;
}

/** Counts events into quarters. */
export function createTally() {
  const quarters = new Map<Person, Quarter[]>();
  const all: Quarter[] = [];

  return {
    quarters: all as readonly Quarter[],
    add(person: Person, atMs: number, entry: Entry): void {
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
      const key = `${entry.kind} ${entry.entryId} ${entry.pageId} ${entry.buildId}`;
      const known = quarter.uses.get(key);
      if (known) known.uses++;
      else quarter.uses.set(key, { ...entry, uses: 1 });
    },
  };
}
