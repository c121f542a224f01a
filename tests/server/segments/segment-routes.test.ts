import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import type { Audience } from '../../../shared/contract/audience.ts';
import { buildGuide } from '../../support/build-guide.ts';
import { addAccount, addUser } from '../../support/build-people.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context();
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
  api = callApi(app, workspace.production.secretKey);
});

const role = (value: string): Audience => ({ type: 'userTrait', trait: 'role', operator: 'is', value });
const inSegment = (segmentId: string): Audience => ({ type: 'segment', segmentId });
const make = async (name: string, audience: Audience): Promise<string> =>
  (await api('POST', '/segments', { name, audience })).body.id;
const publish = async (audience: Audience): Promise<string> => {
  const { body } = await api('POST', '/guides', {
    kind: 'walkthrough',
    name: 'Tour',
    draft: buildGuide({ audience }),
  });
  await api('POST', `/guides/${body.id}/publish`, { revision: 1 });
  return body.id;
};
const served = async (userId: string) =>
  (await postFromPage(app, '/delivery', { key: workspace.production.publicKey, userId, locale: 'en' })).body
    .guides.length;

test('is made, listed by name, read and saved', async () => {
  const b = await make('Beta', role('beta'));
  await make('Alpha', role('alpha'));
  expect((await api('GET', '/segments')).body.segments.map(({ name }: { name: string }) => name)).toEqual([
    'Alpha',
    'Beta',
  ]);
  const saved = await api('PUT', `/segments/${b}`, { revision: 1, name: 'Beta 2', audience: role('b') });
  expect(saved.body).toMatchObject({ id: b, name: 'Beta 2', revision: 2, audience: role('b') });
  expect((await api('GET', `/segments/${b}`)).body).toEqual(saved.body);
});

test('the list is exported as it is searched and sorted, in words, and no name becomes a formula', async () => {
  const sales = await make('=1+1 sales', role('sales'));
  await make('Sales in trial', inSegment(sales));
  await make('Support', role('support'));
  const response = await app.request('/api/v1/segments.csv?search=sales&sort=name&order=desc', {
    headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
  });
  expect(response.headers.get('Content-Disposition')).toContain('segments.csv');
  const [, ...lines] = (await response.text()).trim().split('\n');
  expect(lines.map((line) => line.split(',').slice(1, 4))).toEqual([
    ['Sales in trial', 'in segment =1+1 sales', ''],
    ["'=1+1 sales", 'user role is sales', 'Sales in trial'],
  ]);
});

test('a save that somebody else was faster with is refused', async () => {
  const id = await make('Beta', role('beta'));
  await api('PUT', `/segments/${id}`, { revision: 1, name: 'Beta', audience: role('x') });
  const late = await api('PUT', `/segments/${id}`, { revision: 1, name: 'Beta', audience: role('y') });
  expect(late.status).toBe(409);
  expect((await api('GET', `/segments/${id}`)).body.audience).toEqual(role('x'));
});

test('two segments of an app never share a name, however it is written', async () => {
  await make('Beta', role('beta'));
  const other = await make('Gamma', role('gamma'));
  expect((await api('POST', '/segments', { name: 'BETA', audience: role('x') })).status).toBe(409);
  const renamed = await api('PUT', `/segments/${other}`, { revision: 1, name: 'beta', audience: role('x') });
  expect(renamed.status).toBe(409);
});

test('guides follow a segment’s changes at once', async () => {
  const id = await make('Sales', role('sales'));
  await publish(inSegment(id));
  await addUser(database.db, workspace.production.id, { externalId: 'ann', traits: { role: 'sales' } });
  await addUser(database.db, workspace.production.id, { externalId: 'bob', traits: { role: 'support' } });
  expect([await served('ann'), await served('bob')]).toEqual([1, 0]);
  await api('PUT', `/segments/${id}`, { revision: 1, name: 'Sales', audience: role('support') });
  expect([await served('ann'), await served('bob')]).toEqual([0, 1]);
});

describe('a segment that contains itself', () => {
  test('is refused, also by a way round', async () => {
    const a = await make('A', role('a'));
    const b = await make('B', inSegment(a));
    const c = await make('C', { type: 'none', conditions: [inSegment(b)] });
    for (const audience of [inSegment(a), inSegment(c)]) {
      const { status, body } = await api('PUT', `/segments/${a}`, { revision: 1, name: 'A', audience });
      expect(status).toBe(400);
      expect(body.error.details).toEqual([expect.objectContaining({ path: 'audience' })]);
    }
  });
  test('as is one that names an unknown one', async () => {
    const other = await buildWorkspace(context, { name: 'Other' });
    const foreign = (
      await callApi(app, other.production.secretKey)('POST', '/segments', { name: 'X', audience: role('x') })
    ).body.id;
    const { status } = await api('POST', '/segments', { name: 'Y', audience: inSegment(foreign) });
    expect(status).toBe(400);
    expect((await api('GET', `/segments/${foreign}`)).status).toBe(404);
  });
});

describe('archiving', () => {
  test('is refused while a guide, live or drafted, or a segment uses it, and says which', async () => {
    const id = await make('Sales', role('sales'));
    const outer = await make('Outer', { type: 'all', conditions: [inSegment(id)] });
    const guide = await publish({ type: 'none', conditions: [inSegment(id)] });
    const refused = await api('DELETE', `/segments/${id}`);
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain('Outer');
    expect(refused.body.error.message).toContain('Tour');

    await api('DELETE', `/segments/${outer}`);
    // No longer in the draft, but still in what is live.
    await api('PUT', `/guides/${guide}/draft`, { revision: 1, name: 'Tour 2', draft: buildGuide() });
    expect((await api('DELETE', `/segments/${id}`)).status).toBe(409);
    await api('DELETE', `/guides/${guide}`);
    expect((await api('DELETE', `/segments/${id}`)).status).toBe(204);
    expect((await api('GET', '/segments')).body.segments).toEqual([]);
  });

  test('leaves its name free, and its meaning to older versions that are put live again', async () => {
    await addUser(database.db, workspace.production.id, { externalId: 'ann', traits: { role: 'sales' } });
    const id = await make('Sales', role('sales'));
    const guide = await publish(inSegment(id));
    await api('PUT', `/guides/${guide}/draft`, { revision: 1, name: 'Tour', draft: buildGuide() });
    await api('POST', `/guides/${guide}/publish`, { revision: 2 });
    expect((await api('DELETE', `/segments/${id}`)).status).toBe(204);
    await api('POST', `/guides/${guide}/roll-back`, { version: 1 });
    expect([await served('ann'), await served('bob')]).toEqual([1, 0]);
    expect((await api('POST', '/segments', { name: 'Sales', audience: role('x') })).status).toBe(201);
  });
});

describe('a segment of named users', () => {
  const upload = async (of: 'user' | 'account', ids: string[]): Promise<string> => {
    const { id } = (await api('POST', '/audience-lists', { of })).body;
    await api('POST', `/audience-lists/${id}/ids`, { ids });
    return id;
  };
  const onList = (listId: string): Audience => ({ type: 'list', of: 'user', listId });

  test('means just them, also those who come later, and counts whom the environment knows', async () => {
    await addUser(database.db, workspace.production.id, { externalId: 'ann' });
    await addUser(database.db, workspace.production.id, { externalId: 'bob' });
    const listId = await upload('user', ['ann', 'zoe', 'ann']);
    expect((await api('GET', `/audience-lists/${listId}`)).body).toEqual({
      id: listId,
      of: 'user',
      size: 2,
      known: 1,
    });
    await publish(inSegment(await make('Pilot', onList(listId))));
    expect([await served('ann'), await served('bob'), await served('zoe')]).toEqual([1, 0, 1]);
  });

  test('is taken from no other workspace', async () => {
    const other = await buildWorkspace(context, { name: 'Other' });
    const ofOther = callApi(app, other.production.secretKey);
    const listId = await upload('user', ['ann']);
    expect((await ofOther('GET', `/audience-lists/${listId}`)).status).toBe(404);
    expect((await ofOther('POST', `/audience-lists/${listId}/ids`, { ids: ['bob'] })).status).toBe(404);
    await addUser(database.db, other.production.id, { externalId: 'ann' });
    const { body } = await ofOther('POST', '/audience-preview', { audience: onList(listId) });
    expect(body.users).toBe(0);
  });

  test('forgets who is erased', async () => {
    await addUser(database.db, workspace.production.id, { externalId: 'ann' });
    const listId = await upload('user', ['ann', 'bob']);
    await api('DELETE', '/users/ann');
    expect((await api('GET', `/audience-lists/${listId}`)).body.size).toBe(1);
  });
});

test('what a condition has not said yet is asked for when a segment is saved', async () => {
  const { status, body } = await api('POST', '/segments', {
    name: 'Half',
    audience: {
      type: 'any',
      conditions: [
        { type: 'segment', segmentId: '' },
        { ...role('x'), trait: '' },
      ],
    },
  });
  expect(status).toBe(400);
  expect(body.error.details.map(({ path }: { path: string }) => path)).toEqual([
    'audience.conditions.0.segmentId',
    'audience.conditions.1.trait',
  ]);
});

test('traits are proposed with the values that several share, and with nobody’s own', async () => {
  for (const [id, plan] of [
    ['a', 'pro'],
    ['b', 'pro'],
    ['c', 'pro'],
    ['d', 'free'],
  ] as const) {
    const traits = { plan, email: `${id}@example.com` };
    await addUser(database.db, workspace.production.id, { externalId: id, traits });
  }
  for (const externalId of ['x', 'y', 'z']) {
    await addAccount(database.db, workspace.production.id, { externalId });
    await api('PUT', `/accounts/${externalId}`, { fields: { tier: 'strategic' } });
  }
  const { body } = await api('GET', '/trait-names');
  expect(body.account).toContainEqual({ name: 'tier', values: ['strategic'] });
  expect(body.user).toContainEqual({ name: 'plan', values: ['pro'] });
  expect(body.user).toContainEqual({ name: 'email', values: [] });
});
