import { type EventRow, kindOf } from './event-rows.ts';
import type { Person } from './people.ts';
import { isQualifying } from './qualifying-kinds.ts';

/**
 * In every time zone a day begins at a full quarter of an hour: what a person did within one quarter belongs to one
 * day, whichever that is. So events are counted by quarters here, and the database, which knows the zones, adds up
 * the days.
 */
export const quarterMs = 15 * 60_000;

/** What one person did within a quarter of an hour. */
export interface Quarter {
  person: Person;
  /** Full quarters of an hour from 1970 to its begin. */
  number: number;
  /** Qualifying events; see `isQualifying`. */
  events: number;
  /** Where it stands in its tally, from 1 as the database counts. */
  place: number;
}

/** Every use of an entry of the dictionaries as `entry_use` names it, column by column. */
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
  #last: Quarter | undefined;

  /**
   * Adds an event if it is of a kind that counts. A click counts by its element, a tracked event by its name, a page view by
   * its path: no matter for which features.
   */
  add(row: EventRow): void {
    const { sound, person, atMs } = row.event;
    if (!isQualifying(sound.kind)) return;
    const quarter = this.#quarterOf(person, Math.floor(atMs / quarterMs));
    quarter.events++;
    const { places, kinds, entryIds, pageIds, buildIds } = this.uses;
    const pageId = row.pageId ?? 0;
    places.push(quarter.place);
    kinds.push(kindOf(row));
    buildIds.push(row.buildId ?? 0);
    pageIds.push(sound.kind === 'page' ? 0 : pageId);
    switch (sound.kind) {
      case 'page':
        entryIds.push(pageId);
        break;
      case 'click':
        entryIds.push(row.signatureId ?? 0);
        break;
      default:
        entryIds.push(row.nameId);
    }
  }

  #quarterOf(person: Person, number: number): Quarter {
    // Mostly what came before it in its batch was done by the same person, just before.
    const last = this.#last;
    if (last?.person === person && last.number === number) return last;
    let own = this.#ofPerson.get(person);
    if (!own) {
      own = [];
      this.#ofPerson.set(person, own);
    }
    let quarter = own.find((known) => known.number === number);
    if (!quarter) {
      quarter = { person, number, events: 0, place: this.quarters.length + 1 };
      own.push(quarter);
      this.quarters.push(quarter);
    }
    this.#last = quarter;
    return quarter;
  }
}
