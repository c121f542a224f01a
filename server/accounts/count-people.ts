import type { Queryable } from '../db/database.ts';
import { addChanges, type Change } from '../metrics/active-changes.ts';
import { CohortChanges, cohortOf } from '../metrics/cohorts.ts';
import {
  addToCohorts,
  addToDays,
  type Bits,
  deletePersonDays,
  type KnownPerson,
  lockPeople,
  selectNews,
  selectPeopleOf,
  selectWithDays,
  upsertPersonDays,
} from './person-days-store.ts';

/** As many as a seat has. */
const daysKept = 400;

/** A person whose days have changed, or whether these count. */
interface Recount extends KnownPerson {
  /** Numbers of days, in order. */
  days: number[];
}

/**
 * Adds to the active users of the company what is new of those who sit in these accounts: days, and whether numbers
 * count them. To be called last in its transaction, after the accounts were locked that it changes.
 */
export async function countPeople(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<void> {
  await lockPeople(trx, environmentId);
  const people = new Map<string, Recount>();
  for (const { seat, ...person } of await selectNews(trx, environmentId, accountIds)) {
    const before = people.get(person.userId)?.days ?? daysOf(person.known);
    people.set(person.userId, { ...person, days: inOrder([...before, ...daysOf(seat)]) });
  }
  await store(trx, environmentId, [...people.values()]);
}

/** Counts these people anew: days of theirs may be gone. To be called after their accounts were marked as stale. */
export async function recountPeople(
  trx: Queryable,
  environmentId: number,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  await lockPeople(trx, environmentId);
  const people = await selectWithDays(trx, environmentId, userIds);
  await store(
    trx,
    environmentId,
    people.map(({ seats, others, ...person }) => ({
      ...person,
      days: inOrder([...seats.flatMap(daysOf), ...others]),
    })),
  );
}

/** Everybody who may have days in these accounts. */
export const peopleOf = selectPeopleOf;

/** Takes these people out of the numbers, before they are erased. */
export async function uncountPeople(
  trx: Queryable,
  environmentId: number,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  await lockPeople(trx, environmentId);
  const people = await selectWithDays(trx, environmentId, userIds);
  await store(
    trx,
    environmentId,
    people.map((person) => ({ ...person, days: [] })),
  );
}

async function store(trx: Queryable, environmentId: number, people: readonly Recount[]): Promise<void> {
  const changes = new Map<number, Change>();
  const cohorts = new CohortChanges();
  for (const { known, days, isRegistered, signedInOn } of people) {
    if (known?.isCounted) {
      addChanges(changes, daysOf(known), -1);
      cohorts.add(known.cohort, daysOf(known), -1);
    }
    if (isRegistered) {
      addChanges(changes, days, 1);
      cohorts.add(cohortIn(days, signedInOn), days, 1);
    }
  }
  await addToDays(trx, environmentId, changes);
  await addToCohorts(trx, environmentId, cohorts.all());
  await deletePersonDays(
    trx,
    environmentId,
    people.filter(({ days }) => days.length === 0).map(({ userId }) => userId),
  );
  await upsertPersonDays(
    trx,
    environmentId,
    people
      .filter(({ days }) => days.length > 0)
      .map(({ userId, isRegistered, signedInOn, days }) => ({
        userId,
        isCounted: isRegistered,
        cohort: cohortIn(days, signedInOn),
        ...bitsOf(days),
      })),
  );
}

const cohortIn = (days: readonly number[], signedInOn: number | null): number | null =>
  cohortOf(signedInOn, days, (days.at(-1) ?? 0) - daysKept + 1);

function daysOf(bits: Bits | null): number[] {
  const days: number[] = [];
  if (!bits) return days;
  for (let bit = bits.days.indexOf('1'); bit >= 0; bit = bits.days.indexOf('1', bit + 1)) {
    days.push(bits.lastDay - bit);
  }
  return days.reverse();
}

/** Each once, as far back from the last as they are kept. */
function inOrder(days: readonly number[]): number[] {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const last = sorted.at(-1) ?? 0;
  return sorted.filter((day) => last - day < daysKept);
}

function bitsOf(days: readonly number[]): Bits {
  const lastDay = days.at(-1)!;
  const bits = Array.from({ length: daysKept }, () => '0');
  for (const day of days) bits[lastDay - day] = '1';
  return { lastDay, days: bits.join('') };
}
