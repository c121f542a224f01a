import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  listing,
  listingOfWorkspace,
  naming,
  namingInWorkspace,
  referring,
  settingUp,
} from './tenancy/all-calls.ts';
import { entries } from './tenancy/calls.ts';
import { buildPlace, type Place } from './tenancy/places.ts';

/*
 * Nobody sets a field that is not theirs to set: every route that takes a body refuses one with a field that it does
 * not know, whatever else is in it.
 */

const isObject = (body: unknown): body is object => typeof body === 'object' && body !== null;

let place: Place;
beforeAll(async () => {
  place = await buildPlace();
});
afterAll(() => place.database.drop());

const calls = () =>
  entries(listing, listingOfWorkspace, referring, settingUp, naming, namingInWorkspace).flatMap(
    ([route, callOf]) => {
      const { path, body } = callOf(place.mine);
      return isObject(body) ? [{ route, path, body }] : [];
    },
  );

describe('a field that a route does not know', () => {
  test.each([
    ['role', 'admin'],
    ['workspaceId', 1],
    ['isVerified', true],
  ])('such as %s is refused by every one that takes a body', async (field, value) => {
    const taken: string[] = [];
    for (const { route, path, body } of calls()) {
      if (field in body) continue;
      const { status, text } = await place.call(route, { path, body: { ...body, [field]: value } });
      if (status !== 400 || !text.includes(field)) taken.push(`${route}: ${status} ${text.slice(0, 160)}`);
    }
    expect(taken).toEqual([]);
    expect(calls().length).toBeGreaterThan(60);
  });
});
