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

/** What one person did within a quarter of an hour. */
export interface Quarter {
  person: Person;
  startsAtMs: number;
  /** Qualifying events; see `isQualifying`. */
  events: number;
  /** Where it stands in its tally, from 1 as the database counts. */
  place: number;
}

/** Every use, column by column. */
interface Uses {
  /** Of the quarter it falls in. */
  places: number[];
  kinds: number[];
  entryIds: number[];
  pageIds: number[];
  buildIds: number[];
}

/** Counts events into quarters. */
export class Tally {
  readonly quarters: Quarter[] = [];
  readonly uses: Uses = { places: [], kinds: [], entryIds: [], pageIds: [], buildIds: [] };
  readonly #ofPerson = new Map<Person, Quarter[]>();

  add(person: Person, atMs: number, { kind, entryId, pageId, buildId }: Entry): void {
    const quarter = this.#quarterOf(person, Math.floor(atMs / quarterMs) * quarterMs);
    quarter.events++;
    const { places, kinds, entryIds, pageIds, buildIds } = this.uses;
    places.push(quarter.place);
    kinds.push(kind);
    entryIds.push(entryId);
    pageIds.push(pageId);
    buildIds.push(buildId);
  }

  #quarterOf(person: Person, startsAtMs: number): Quarter {
    let own = this.#ofPerson.get(person);
    if (!own) {
      own = [];
      this.#ofPerson.set(person, own);
    }
    let quarter = own.find((known) => known.startsAtMs === startsAtMs);
    if (!quarter) {
      quarter = { person, startsAtMs, events: 0, place: this.quarters.length + 1 };
      own.push(quarter);
      this.quarters.push(quarter);
    }
    return quarter;
  }
}
