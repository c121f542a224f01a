import { type RawBuilder, sql } from 'kysely';
import type { Ask } from '../ask.ts';
import type { Members, Metric } from '../metric.ts';
import { timeSpent } from './active-time.ts';

const peopleWith = (ask: Ask, isMeant: RawBuilder<boolean>): Members => sql`
  select distinct t.user_id as id from (${timeSpent(ask)}) as t where ${isMeant}`;

const everybody = (ask: Ask) => peopleWith(ask, sql<boolean>`true`);

/** Who of the active people worked on a phone or tablet. */
export const mobileUsers: Metric = {
  noun: 'users',
  part: (ask) => peopleWith(ask, sql<boolean>`t.client = 'mobile'`),
  whole: everybody,
};

/** Who of them worked on a computer; whoever does both counts in both. */
export const desktopUsers: Metric = {
  noun: 'users',
  part: (ask) => peopleWith(ask, sql<boolean>`t.client is null`),
  whole: everybody,
};
