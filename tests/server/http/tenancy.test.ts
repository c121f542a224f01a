import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tenant } from '../../support/build-tenant.ts';
import { signedOutRoutes } from '../../support/signed-out-routes.ts';
import {
  listing,
  listingOfWorkspace,
  naming,
  namingInWorkspace,
  referring,
  settingUp,
} from './tenancy/all-calls.ts';
import { entries } from './tenancy/calls.ts';
import { buildOtherApp, buildPlace, buildStranger, nobodys, type Place } from './tenancy/places.ts';

/*
 * Every management route, taken from the running app, is called by somebody who may do everything with the ids of
 * another workspace and of another app of their own: the answer is that of an id which does not exist, byte for byte.
 * A new route that no file in `tenancy/` names fails the first test. `portfolio.test` tries the same within a
 * workspace, `statements.test` what routes send to PostgreSQL.
 */

/** Routes about the member who asks. */
const own = [
  'GET /session',
  'DELETE /session',
  'GET /sessions',
  'DELETE /sessions/:id',
  'PATCH /member',
  'POST /member/second-factor',
  'PUT /member/second-factor',
  'DELETE /member/second-factor',
];
const signedOut = signedOutRoutes.map((route) => route.replace('/api/v1', ''));

let place: Place;
let mine: Tenant;
let otherApp: Tenant;
let stranger: Tenant;
let call: Place['call'];

beforeAll(async () => {
  place = await buildPlace();
  ({ mine, call } = place);
  stranger = await buildStranger(place);
  otherApp = await buildOtherApp(place);
});
afterAll(() => place.database.drop());

const words = (text: string) => ['saffron', 'juniper', 'walnut'].filter((word) => text.includes(word));

test('every management route is tried here', () => {
  const running = place.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
    .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length)}`);
  const tried = [naming, namingInWorkspace, referring, settingUp, listing, listingOfWorkspace].flatMap(
    (calls) => Object.keys(calls),
  );
  expect([...tried, ...own, ...signedOut].toSorted()).toEqual([...new Set(running)].toSorted());
});

describe('an id', () => {
  test('of one’s own is found: the requests below would find what they look for', async () => {
    for (const [route, callOf] of entries(naming).filter(([route]) => route.startsWith('GET'))) {
      const { status } = await call(route, callOf(mine));
      // A picker session is its member's alone.
      expect(status, route).toBe(route.includes('picker') ? 404 : 200);
    }
  });

  test('of another workspace or app is answered like one that nobody has', async () => {
    for (const foreign of [stranger, otherApp]) {
      for (const [route, callOf] of entries(naming)) {
        const none = await call(route, callOf(nobodys(foreign)));
        expect(none.status, route).toBe(404);
        expect(await call(route, callOf(foreign)), `${route} of ${foreign.word}`).toEqual(none);
      }
    }
  });

  test('of what another workspace has as a whole is answered like one that nobody has', async () => {
    for (const [route, callOf] of entries(namingInWorkspace)) {
      const none = await call(route, callOf(nobodys(stranger)));
      expect(none.status, route).toBe(404);
      expect(await call(route, callOf(stranger)), route).toEqual(none);
    }
  });

  test('inside a body leads to nothing', async () => {
    for (const foreign of [stranger, otherApp]) {
      for (const [route, callOf] of entries(referring)) {
        const { text } = await call(route, callOf(foreign));
        // What is repeated of the request itself tells nothing new.
        const told = words(text.replaceAll(`${foreign.word}.done`, ''));
        expect(told, `${route}: ${text}`).toEqual([]);
      }
    }
  });

  test('of another workspace’s environment opens nothing', async () => {
    for (const [route, callOf] of entries(naming, namingInWorkspace, listing, listingOfWorkspace)) {
      const { path, ...rest } = callOf(stranger);
      const query = `${path.includes('?') ? '&' : '?'}environment=${stranger.environmentId}`;
      expect((await call(route, { ...rest, path: path + query })).status, route).toBe(404);
    }
  });
});

test('lists, numbers and exports hold nothing of another place', async () => {
  for (const [route, callOf] of entries(listing)) {
    const { status, text } = await call(route, callOf(mine));
    expect(status, route).toBe(200);
    expect(words(text.replaceAll(/walnut/g, '')), route).toEqual([]);
  }
  for (const [route, callOf] of entries(listingOfWorkspace)) {
    const { status, text } = await call(route, callOf(mine));
    expect(status, route).toBe(200);
    expect(text, route).not.toContain('saffron');
  }
});

test('what others have is as it was', async () => {
  for (const { scope, word, ...of } of [stranger, otherApp]) {
    const guide = await place.database.db
      .selectFrom('guide')
      .innerJoin('publication', 'publication.guideId', 'guide.id')
      .where('guide.id', '=', of.guideId)
      .where('guide.archivedAt', 'is', null)
      .where('publication.environmentId', '=', scope.environmentId)
      .select('guide.name')
      .executeTakeFirst();
    expect(guide?.name).toBe(`${word} guide`);
    const named = async (table: 'segment' | 'module' | 'feature' | 'account' | 'user') =>
      (
        await place.database.db
          .selectFrom(table as 'module')
          .where('name', 'like', `${word} %`)
          .select('name')
          .execute()
      ).length;
    for (const table of ['segment', 'module', 'feature', 'account', 'user'] as const) {
      expect(await named(table), `${word} ${table}`).toBe(1);
    }
  }
});
