import type { Generated } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** The invented year. */
export interface DemoTables {
  /** Only for the demo's environment. */
  demoHistory: {
    environmentId: number;
    /** Everything invented follows from it. */
    seed: string;
    startsOn: Day;
    /** Ids of the guides that the history's runs belong to, by the demo's own names for them. */
    guides: Json<Record<string, string>>;
    /** Days, counted from the first, whose events are all stored. */
    daysDone: Generated<number>;
  };
}
