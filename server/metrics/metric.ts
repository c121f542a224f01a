import type { RawBuilder } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Ask } from './ask.ts';

/** What stands behind a number, one row each. */
export type Noun = 'users' | 'accounts' | 'features' | 'modules' | 'answers' | 'notes';

/** A statement whose rows have an `id`, each once. */
export type Members = RawBuilder<{ id: string }>;
/** A statement with one row and one column, a number or null. */
export type Amount = RawBuilder<unknown>;
type From<Statement> = (ask: Ask, db: Queryable) => Statement | Promise<Statement>;

/**
 * A number. What is counted and what the list behind the number shows are one statement: `part`. With a `whole` the
 * number is the share of the part in it; with a `figure` it is that, and the part are those it was made of.
 */
export interface Metric {
  noun: Noun;
  part: From<Members>;
  /** How many the part are, where that is kept ready; undefined: they are to be counted. */
  kept?: (ask: Ask, db: Queryable) => Promise<number | undefined>;
  /** How many the part are and the figure, in one row (n, figure), where both come from the same reading. */
  together?: From<RawBuilder<unknown>>;
  /** Of the same noun. */
  whole?: From<Members>;
  /** What the part is a share of, where that is no list: seats that were bought. */
  wholeAmount?: From<Amount>;
  figure?: From<Amount>;
  /** Days of the period where nobody asks for others. */
  defaultDays?: number;
}
