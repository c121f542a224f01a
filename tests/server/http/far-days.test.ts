import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  listing,
  listingOfWorkspace,
  naming,
  namingInWorkspace,
  referring,
  settingUp,
} from './tenancy/all-calls.ts';
import { type Call, entries } from './tenancy/calls.ts';
import { buildPlace, type Place } from './tenancy/places.ts';

/*
 * Days that nobody means, and everybody can send: each route of `tenancy.test` answers or refuses them. None fails, and
 * none counts on for ever, which would show here as a test that doesn't end.
 */

type Routed = Call & { route: string };

let place: Place;
/** Those that count from one day to another: they refuse what is no day. */
let counting: Routed[];
/** Those that list what was between two moments. */
let between: Routed[];

beforeAll(async () => {
  place = await buildPlace();
  const refusing = await answersOf(reading(), 'from=soon&to=late');
  const ofA = (unit: string) =>
    reading().filter(({ route }) => refusing.get(route)?.includes(`"from","message":"Invalid ${unit}:`));
  counting = ofA('date');
  between = ofA('timestamp');
  expect(counting.length).toBeGreaterThan(8);
  expect(between.length).toBeGreaterThan(2);
});
afterAll(() => place.database.drop());

const routes = (): Routed[] =>
  entries(listing, listingOfWorkspace, naming, namingInWorkspace, referring, settingUp).map(
    ([route, callOf]) => ({ route, ...callOf(place.mine) }),
  );
/** A printed page takes a browser. */
const reading = () => routes().filter(({ route, path }) => route.startsWith('GET ') && !path.endsWith('pdf'));

async function answersOf(asked: Routed[], query: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { route, path } of asked) {
    const sent = { path: `${path}${path.includes('?') ? '&' : '?'}${query}` };
    const { status, text } = await place.call(route, sent);
    found.set(route, status === 200 ? '200' : `${status} ${text}`);
  }
  return found;
}

test.each([
  ['0000-01-01', '0000-01-31'],
  ['0099-12-01', '0100-01-31'],
  ['1969-12-01', '1970-01-31'],
  ['2999-12-01', '3000-01-31'],
  ['9999-12-01', '9999-12-31'],
])('no route counts from %s to %s: whoever asks is told which years it may be', async (from, to) => {
  for (const [route, answer] of await answersOf(counting, `from=${from}&to=${to}`)) {
    expect(answer, route).toMatch(/^400 .*must (be in the years 1970 to 2999|not be before the year 1900)/);
  }
});

test.each([
  ['1970-01-01', '1972-03-10'],
  ['2997-10-23', '2999-12-31'],
])('every route that counts from one day to another does so from %s to %s', async (from, to) => {
  const usual = await answersOf(counting, 'from=2026-01-01&to=2026-01-31');
  expect(usual.get('GET /nps')).toBe('200');
  expect(await answersOf(counting, `from=${from}&to=${to}`)).toEqual(usual);
});

test.each([
  ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
  ['2026-02-30T00:00:00Z', '2026-02-31T23:59:59Z'],
  ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59-12:00'],
])('no route fails that lists what was from %s to %s', async (from, to) => {
  const answers = await answersOf(between, `from=${from}&to=${encodeURIComponent(to)}`);
  expect([...answers].filter(([, answer]) => answer.startsWith('5'))).toEqual([]);
});

const aDay = /(?<=")\d{4}-\d\d-\d\d(?=")/g;

/** The writing routes that are sent a day, with another in its place. */
const writing = (day: string): Routed[] =>
  routes().flatMap(({ route, path, body }) => {
    const text = JSON.stringify(body ?? null);
    const sent = text.replaceAll(aDay, day);
    return sent === text ? [] : [{ route, path, body: JSON.parse(sent) }];
  });

test.each(['0000-01-01', '1899-12-31', '9999-12-31'])(
  'no route fails that is sent the day %s, and none that reads afterwards',
  async (day) => {
    expect(writing(day).length).toBeGreaterThan(5);
    const failed: string[] = [];
    for (const { route, ...call } of writing(day)) {
      const { status, text } = await place.call(route, call);
      if (status >= 500) failed.push(`${route}: ${status} ${text}`);
    }
    expect(failed).toEqual([]);
    const read = await answersOf(reading(), 'days=30');
    expect([...read].filter(([, answer]) => answer.startsWith('5'))).toEqual([]);
  },
  20_000,
);
