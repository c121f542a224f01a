import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { buildCustomer, type Tenant } from '../../support/build-tenant.ts';
import type { BuiltWorkspace } from '../../support/build-workspace.ts';
import { type SignedIn, signedInMember } from '../../support/sign-in.ts';
import type { TestDatabase } from '../../support/test-database.ts';
import { listing, listingOfWorkspace, naming } from './tenancy/all-calls.ts';
import { entries } from './tenancy/calls.ts';
import { buildPlace, nobodys, type Place } from './tenancy/places.ts';

/* The routes of `tenancy.test`, called by somebody who may see a part of their workspace's accounts. */

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let acme: BuiltWorkspace;
let admin: SignedIn;
let mine: Tenant;
let call: Place['call'];

beforeAll(async () => {
  ({ database, context, app, acme, admin, mine, call } = await buildPlace());
});
afterAll(() => database.drop());

describe('a customer success manager', () => {
  let csm: SignedIn;

  beforeAll(async () => {
    csm = await signedInMember(app, context, acme.workspaceId, 'csm');
    await buildCustomer(context, acme.production.publicKey, mine.guideId, 'cedar');
    const { environmentId } = mine;
    await database.db
      .updateTable('account')
      .set({ ownerId: csm.id })
      .where('environmentId', '=', environmentId)
      .where('externalId', '=', 'cedar-account')
      .execute();
  });

  const cedar = (): Tenant => ({ ...mine, accountId: 'cedar-account', userId: 'cedar-user' });
  const aboutPeople = () =>
    entries(naming).filter(
      ([route]) => /\/(accounts|users|alerts)\/|explain/.test(route) && !/^DELETE \/\w+\/:id$/.test(route),
    );

  test('reaches the accounts that they look after, and the people in them', async () => {
    for (const [route, callOf] of aboutPeople().filter(([route]) =>
      /^GET.*\/(accounts|users)\//.test(route),
    )) {
      expect((await call(route, callOf(cedar()), csm.cookie)).status, route).toBe(200);
    }
  });

  test('gets for another portfolio’s account and people what nobody’s would give', async () => {
    for (const [route, callOf] of aboutPeople()) {
      const none = await call(route, callOf({ ...nobodys(mine), guideId: mine.guideId }), csm.cookie);
      expect(none.status, route).toBe(404);
      expect(await call(route, callOf(mine), csm.cookie), route).toEqual(none);
    }
  });

  test('finds nobody of another portfolio in any list, number or export', async () => {
    const people = /walnut (person|company|plan|trait)|walnut-(account|user)/;
    for (const [route, callOf] of entries(listing, listingOfWorkspace)) {
      const { status, text } = await call(route, callOf(mine), csm.cookie);
      expect([200, 403], route).toContain(status);
      expect(people.test(text), `${route}: ${text}`).toBe(false);
    }
    const numbers = async (cookie: string) =>
      JSON.parse((await call('GET', { path: '/metrics/overview' }, cookie)).text);
    expect(await numbers(admin.cookie)).toMatchObject({
      accounts: 2,
      users: 2,
      figures: { activeUsers7: { value: 2 } },
    });
    expect(await numbers(csm.cookie)).toMatchObject({
      accounts: 1,
      users: 1,
      figures: { activeUsers7: { value: 1 }, activeAccounts7: { n: 1, of: 1 }, nps: { n: 1 } },
      nps: { n: 1 },
      topFeatures: [],
    });
    const guides = JSON.parse((await call('GET', { path: '/guides' }, csm.cookie)).text).guides;
    expect(guides.find(({ id }: { id: string }) => id === mine.guideId).startedUsers).toBe(1);
    const report = (await call('GET', { path: `/guides/${mine.guideId}/report` }, csm.cookie)).text;
    expect(JSON.parse(report).started).toBe(1);
  });

  test('sees their team’s accounts where the workspace says so', async () => {
    const { workspaceId } = acme;
    const team = await database.db
      .insertInto('team')
      .values({ workspaceId, name: 'North' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const colleague = await signedInMember(app, context, workspaceId, 'csm');
    const set = (memberId: string, change: { portfolio?: 'team' | 'own'; teamId: number | null }) =>
      database.db.updateTable('membership').set(change).where('memberId', '=', memberId).execute();
    const seen = async () =>
      JSON.parse((await call('GET', { path: '/accounts' }, colleague.cookie)).text).total as number;

    expect(await seen()).toBe(0);
    await set(colleague.id, { portfolio: 'team', teamId: team.id });
    expect(await seen()).toBe(0);
    await set(csm.id, { teamId: team.id });
    expect(await seen()).toBe(1);
    await set(colleague.id, { portfolio: 'own', teamId: team.id });
    expect(await seen()).toBe(0);
  });

  test('moves a user among their own accounts alone, and never out of all of them', async () => {
    const seats = async () =>
      (await database.db.selectFrom('seat').where('environmentId', '=', mine.environmentId).execute()).length;
    const put = async (accountIds: string[], cookie: string) =>
      (await call('PUT', { path: '/users/walnut-user', body: { accountIds } }, cookie)).status;
    expect(await put(['walnut-account', 'cedar-account'], admin.cookie)).toBe(200);
    expect(await seats()).toBe(3);
    expect(await put(['cedar-account'], csm.cookie)).toBe(200);
    expect(await seats()).toBe(3);
    expect(await put(['walnut-account'], csm.cookie)).toBe(400);
    expect(await put([], csm.cookie)).toBe(400);
    expect(await seats()).toBe(3);
  });
});
