import { type RawBuilder, sql } from 'kysely';
import type { Ask } from '../ask.ts';
import type { Members, Metric } from '../metric.ts';
import { timeSpent } from './active-time.ts';
import { activePeopleIn } from './active-users.ts';

const peopleWith = (ask: Ask, isMeant: RawBuilder<boolean>): Members => sql`
  select distinct t.user_id as id from (${timeSpent(ask)}) as t where ${isMeant}`;

/** Who of the active people worked on a phone or tablet. */
export const mobileUsers: Metric = {
  noun: 'users',
  part: (ask) => peopleWith(ask, sql<boolean>`t.client = 'mobile'`),
  whole: (ask) => activePeopleIn(ask),
};

/** Who of them worked on a computer; whoever does both counts in both. */
export const desktopUsers: Metric = {
  noun: 'users',
  part: (ask) => peopleWith(ask, sql<boolean>`t.client is null`),
  whole: (ask) => activePeopleIn(ask),
};
