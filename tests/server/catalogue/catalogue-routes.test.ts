import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import type { Event } from '../../../shared/contract/event.ts';
import type { FeatureInput, TagRule } from '../../../shared/contract/feature.ts';
import type { Signature } from '../../../shared/contract/signature.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';
import { buildEvent } from '../../support/build-event.ts';
import { buildSignature } from '../../support/build-guide.ts';
import { type BuiltEnvironment, type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const clock = createSetClock('2026-03-02T08:00:00Z');
let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
let stranger: ReturnType<typeof callApi>;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
  stranger = callApi(app, (await buildWorkspace(context, { name: 'Other' })).production.secretKey);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
  api = callApi(app, workspace.production.secretKey);
});

const newOrder = buildSignature('New order');
const newOrderMoved = buildSignature('New order', { path: ['section', 'main', 'body'] });
const deleteOrder = buildSignature('Delete', {
  attributes: { 'data-testid': 'remove' },
  section: 'Danger zone',
});

const click = (signature: Signature, parts: Partial<Event> = {}): Event =>
  buildEvent(clock.now(), {
    kind: 'click',
    name: 'element.clicked',
    signature: signatureHash(signature),
    path: '/orders',
    ...parts,
  });
const view = (path: string, parts: Partial<Event> = {}): Event =>
  buildEvent(clock.now(), { kind: 'page', name: 'page.viewed', path, ...parts });
const track = (name: string, parts: Partial<Event> = {}): Event =>
  buildEvent(clock.now(), { name, ...parts });

async function send(events: Event[], to: BuiltEnvironment = workspace.production): Promise<void> {
  const signatures = Object.fromEntries(
    [newOrder, newOrderMoved, deleteOrder].map((signature) => [signatureHash(signature), signature]),
  );
  const { status, body } = await postFromPage(app, '/events', {
    key: to.publicKey,
    sentAt: clock.now().toISOString(),
    signatures,
    events,
  });
  if (status !== 200 || body.refused.length > 0) throw new Error(JSON.stringify(body));
}

const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000).toISOString();
const onClick = (signature: Signature): TagRule => ({ type: 'click', target: { signature } });
const onEvent = (eventName: string): TagRule => ({ type: 'event', eventName });
const onPage = (pattern: string): TagRule => ({ type: 'page', pattern });

const input = (rules: TagRule[], parts: Partial<FeatureInput> = {}): FeatureInput => ({
  name: 'Orders',
  moduleId: null,
  isCore: false,
  featureClass: 'record',
  availability: { type: 'all' },
  rules,
  ...parts,
});
const make = async (rules: TagRule[], parts: Partial<FeatureInput> = {}) =>
  (await api('POST', '/features', input(rules, parts))).body;

const facts = async (featureId: number, environment = workspace.production) =>
  (
    await database.db
      .selectFrom('featureUse')
      .innerJoin('user', (join) =>
        join
          .onRef('user.id', '=', 'featureUse.userId')
          .onRef('user.environmentId', '=', 'featureUse.environmentId'),
      )
      .where('featureUse.environmentId', '=', environment.id)
      .where('featureId', '=', featureId)
      .select(({ fn }) => ['user.externalId as user', 'day', fn.sum('uses').as('uses')])
      .groupBy(['user.externalId', 'day'])
      .orderBy('day')
      .orderBy('user')
      .execute()
  ).map(({ user, day, uses }) => `${day} ${user} ${uses}`);

describe('a feature', () => {
  test('counts backwards over what is stored at once, and forwards from then on', async () => {
    await send([
      click(newOrder),
      click(newOrder),
      click(newOrderMoved, { userId: 'u2' }),
      click(newOrder, { at: daysAgo(40) }),
      click(deleteOrder),
      track('New order'),
      view('/orders'),
    ]);
    const { status, body } = await api('POST', '/features', input([onClick(newOrder)], { isCore: true }));
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(Number),
      ...input([onClick(newOrder)], { isCore: true }),
      version: 1,
      startsOn: null,
      endsOn: null,
      revision: 1,
      createdAt: clock.now().toISOString(),
      uses28: 3,
      users28: 2,
      accounts28: 1,
      lastUsedOn: '2026-03-02',
    });
    expect(await facts(body.id)).toEqual(['2026-01-21 u1 1', '2026-03-02 u1 2', '2026-03-02 u2 1']);

    await send([
      click(newOrder),
      click(deleteOrder),
      click(newOrderMoved, { userId: 'u3', accountId: 'a2' }),
    ]);
    expect((await api('GET', '/features')).body.features).toMatchObject([
      { uses28: 5, users28: 3, accounts28: 2 },
    ]);
  });

  test('counts an element, name or page that appears only later', async () => {
    const feature = await make([onClick(newOrder), onEvent('deal.won'), onPage('/deals/*')]);
    expect(feature).toMatchObject({ uses28: 0, lastUsedOn: null });
    await send([
      click(newOrderMoved),
      track('deal.won'),
      track('deal.lost'),
      view('/deals/7'),
      view('/deals'),
    ]);
    await send([view('/deals/8', { userId: 'u2' })]);
    expect(await facts(feature.id)).toEqual(['2026-03-02 u1 3', '2026-03-02 u2 1']);
  });

  test('counts an event once, however many of its rules the event meets', async () => {
    await send([view('/orders/7'), click(newOrder)]);
    const feature = await make([
      onPage('/orders/*'),
      onPage('/orders/7'),
      onClick(newOrder),
      onClick(newOrderMoved),
    ]);
    expect(feature.uses28).toBe(2);
    await send([view('/orders/7'), click(newOrder)]);
    expect((await api('GET', '/features')).body.features[0].uses28).toBe(4);
  });

  test('counts page views, not clicks on that page, and tracked names exactly', async () => {
    await send([view('/orders'), click(deleteOrder), track('export.done'), track('Export.done')]);
    expect((await make([onPage('/orders')])).uses28).toBe(1);
    expect((await make([onEvent('export.done')])).uses28).toBe(1);
    expect((await make([onEvent('page.viewed')])).uses28).toBe(0);
  });

  test('compares the host of a page pattern with the host app, and knows pages named by a fragment', async () => {
    await send([view('/orders'), view('/#/deals/4')]);
    expect((await make([onPage('host.example/orders')])).uses28).toBe(1);
    expect((await make([onPage('other.example/orders')])).uses28).toBe(0);
    expect((await make([onPage('#/deals/*')])).uses28).toBe(1);
  });

  test('counts each environment apart', async () => {
    await send([track('deal.won')], workspace.staging);
    await send([track('deal.won', { userId: 'u9' }), track('deal.won')]);
    const feature = await make([onEvent('deal.won')]);
    expect(feature.uses28).toBe(2);
    expect(await facts(feature.id, workspace.staging)).toEqual(['2026-03-02 u1 1']);
    const staging = callApi(app, workspace.staging.secretKey);
    expect((await staging('GET', '/features')).body.features).toMatchObject([{ id: feature.id, uses28: 1 }]);
  });

  test('counts 28 days, today of the workspace included', async () => {
    // 16:30Z on 2 February is the 3rd in Shanghai: the first of the 28 days that end on 2 March.
    await send([
      track('deal.won', { at: '2026-02-02T16:30:00Z' }),
      track('deal.won', { at: '2026-02-02T15:30:00Z' }),
    ]);
    expect((await make([onEvent('deal.won')])).uses28).toBe(1);
  });

  test('changed rules are counted anew; a changed name is not', async () => {
    await send([track('a'), track('a'), track('b')]);
    const feature = await make([onEvent('a')]);
    const saved = await api('PUT', `/features/${feature.id}`, { ...input([onEvent('b')]), revision: 1 });
    expect(saved).toMatchObject({ status: 200, body: { revision: 2, uses28: 1 } });
    await send([track('a'), track('b')]);
    expect((await api('GET', '/features')).body.features[0].uses28).toBe(2);

    await api('PUT', `/features/${feature.id}`, {
      ...input([onEvent('b')], { name: 'Renamed' }),
      revision: 2,
    });
    expect((await api('GET', '/features')).body.features[0]).toMatchObject({ name: 'Renamed', uses28: 2 });
  });

  test('of two who save the same revision the second is told', async () => {
    const { id } = await make([]);
    const change = (name: string) => api('PUT', `/features/${id}`, { ...input([], { name }), revision: 1 });
    expect(await change('First')).toMatchObject({ status: 200 });
    expect(await change('Second')).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
    expect((await api('GET', '/features')).body.features[0]).toMatchObject({ name: 'First', revision: 2 });
  });

  test('that is archived is neither listed nor counted', async () => {
    await send([track('a')]);
    const { id } = await make([onEvent('a')]);
    expect(await api('DELETE', `/features/${id}`)).toMatchObject({ status: 204 });
    await send([track('a')]);
    expect((await api('GET', '/features')).body.features).toEqual([]);
    expect(await facts(id)).toEqual([]);
    expect(await api('DELETE', `/features/${id}`)).toMatchObject({ status: 404 });
    expect(await api('PUT', `/features/${id}`, { ...input([]), revision: 1 })).toMatchObject({ status: 404 });
  });

  test('of another shape, or of a module that is not there, is refused', async () => {
    const faulty = await api('POST', '/features', {
      ...input([]),
      featureClass: 'big',
      rules: [{ type: 'hover' }],
    });
    expect(faulty.status).toBe(400);
    expect(faulty.body.error.details.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'featureClass',
      'rules.0.type',
    ]);
    const theirs = (await stranger('POST', '/modules', { name: 'Theirs' })).body;
    const other = await api('POST', '/features', input([], { moduleId: theirs.id }));
    expect(other).toMatchObject({ status: 400, body: { error: { details: [{ path: 'moduleId' }] } } });
  });
});

test('counting backwards, forwards and by brute force are one, whatever comes between', async () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'];
  const some = fc
    .record({
      userId: fc.constantFrom('u0', 'u1', 'u2', 'u3', 'u4'),
      accountId: fc.constantFrom('a0', 'a1', 'a2'),
      at: fc.integer({ min: 0, max: 60 * 24 }).map((hours) => daysAgo(hours / 24)),
    })
    .chain((person) =>
      fc.oneof(
        fc.constantFrom(newOrder, newOrderMoved, deleteOrder).map((signature) => click(signature, person)),
        fc.constantFrom('a', 'b').map((name) => track(name, person)),
        fc.constantFrom('/orders', '/orders/1', '/deals').map((path) => view(path, person)),
      ),
    );
  let seed = 1;
  const sample = (numRuns: number) => fc.sample(some, { numRuns, seed: seed++ });
  await send(
    zones.map((timeZone, i) =>
      buildEvent(daysAgo(70), {
        kind: 'group',
        name: 'account.identified',
        accountId: `a${i}`,
        properties: { timeZone },
      }),
    ),
  );
  await send(sample(200));
  const rules = [onClick(newOrder), onEvent('a'), onPage('/orders/*')];
  // Events keep coming in while the rules are saved.
  const [, feature] = await Promise.all([
    Promise.all(Array.from({ length: 6 }, () => send(sample(50)))),
    make(rules),
  ]);
  await send(sample(200));

  const hashes = [newOrder, newOrderMoved].map(signatureHash);
  const { rows: expected } = await database.pool.query(
    `select e.account_id, e.user_id, count(*)::int as uses,
       (e.at at time zone coalesce(a.time_zone, 'Asia/Shanghai'))::date as day
     from event e
     left join account a on a.environment_id = e.environment_id and a.id = e.account_id
     left join event_name n on n.id = e.name_id
     left join page p on p.id = e.page_id
     left join signature s on s.id = e.signature_id
     where e.environment_id = $1 and (e.kind = 2 and s.hash = any($2) or e.kind = 3 and n.name = 'a'
       or e.kind = 1 and p.path = '/orders/1')
     group by e.account_id, e.user_id, (e.at at time zone coalesce(a.time_zone, 'Asia/Shanghai'))::date
     order by 1, 2, 4`,
    [workspace.production.id, hashes],
  );
  const { rows: counted } = await database.pool.query(
    `select account_id, user_id, sum(uses)::int as uses, day from feature_use
     where environment_id = $1 and feature_id = $2 group by 1, 2, 4 order by 1, 2, 4`,
    [workspace.production.id, feature.id],
  );
  expect(expected.length).toBeGreaterThan(100);
  expect(counted).toEqual(expected);
});

describe('the preview of rules', () => {
  const preview = async (...rules: TagRule[]) => (await api('POST', '/tag-preview', { rules })).body;
  const nothing = { uses90: 0, users90: 0, accounts90: 0 };
  const entry = (kind: string, parts: object) => ({
    kind,
    id: expect.any(Number),
    ...(kind === 'click'
      ? { label: 'button "New order"', role: 'button', name: 'New order', section: null }
      : { role: null, name: null, section: null }),
    path: null,
    change: 'stays',
    ...parts,
  });

  test('says how much the last 90 days hold, and where it comes from', async () => {
    await send([
      click(newOrder, { path: '/deals' }),
      click(newOrder),
      click(newOrder),
      click(newOrderMoved, { userId: 'u2', accountId: 'a2' }),
      click(newOrderMoved, { at: daysAgo(91) }),
      track('order.made', { userId: 'u3' }),
      view('/orders'),
    ]);
    expect(await preview(onClick(newOrder), onEvent('order.made'), onPage('/orders'))).toEqual({
      uses90: 6,
      users90: 3,
      accounts90: 2,
      stored: null,
      entries: [
        entry('click', { path: '/orders', uses90: 3 }),
        entry('click', { path: '/orders', uses90: 1 }),
        entry('track', { label: 'order.made', uses90: 1 }),
        entry('page', { label: '/orders', uses90: 1 }),
      ],
      changes: { stays: 4, enters: 0, leaves: 0 },
    });
    expect((await preview(onClick(deleteOrder))).entries).toEqual([]);
    expect(await preview()).toEqual({
      ...nothing,
      stored: null,
      entries: [],
      changes: { stays: 0, enters: 0, leaves: 0 },
    });
  });

  test('names what matches but was not used lately, and equals what saving counts', async () => {
    await send([click(deleteOrder, { at: daysAgo(120) }), track('a'), track('a', { userId: 'u2' })]);
    expect(await preview(onClick(deleteOrder))).toMatchObject({
      ...nothing,
      entries: [{ label: 'button "Delete" · Danger zone', section: 'Danger zone', path: null, uses90: 0 }],
    });
    const { uses90, users90, accounts90 } = await preview(onEvent('a'));
    expect(await make([onEvent('a')])).toMatchObject({
      uses28: uses90,
      users28: users90,
      accounts28: accounts90,
    });
  });

  test('sees nothing of other environments', async () => {
    await send([track('a')], workspace.staging);
    expect((await preview(onEvent('a'))).entries).toEqual([]);
  });
});

test('tracked names are listed by how often they came in the last 90 days', async () => {
  await send([
    track('rare'),
    track('often'),
    track('often'),
    track('old', { at: daysAgo(100) }),
    click(newOrder),
    view('/orders'),
  ]);
  expect((await api('GET', '/event-names')).body).toEqual({
    names: [
      { name: 'often', events90: 2 },
      { name: 'rare', events90: 1 },
      { name: 'old', events90: 0 },
    ],
  });
  expect((await stranger('GET', '/event-names')).body).toEqual({ names: [] });
});

describe('modules', () => {
  test('are made in order, renamed, moved and deleted; their features stay', async () => {
    const sales = (await api('POST', '/modules', { name: ' Sales ' })).body;
    const service = (await api('POST', '/modules', { name: 'Service' })).body;
    expect([sales, service]).toEqual([
      { id: expect.any(Number), name: 'Sales', position: 1 },
      { id: expect.any(Number), name: 'Service', position: 2 },
    ]);
    expect(await api('PATCH', `/modules/${sales.id}`, { position: 3 })).toMatchObject({
      body: { name: 'Sales', position: 3 },
    });
    expect(await api('PATCH', `/modules/${sales.id}`, { name: 'Selling' })).toMatchObject({
      body: { name: 'Selling', position: 3 },
    });
    expect((await api('GET', '/modules')).body.modules.map(({ name }: { name: string }) => name)).toEqual([
      'Service',
      'Selling',
    ]);
    const feature = await make([], { moduleId: sales.id });
    expect(feature.moduleId).toBe(sales.id);
    expect(await api('DELETE', `/modules/${sales.id}`)).toMatchObject({ status: 204 });
    expect((await api('GET', '/features')).body.features[0].moduleId).toBeNull();
  });

  test('have a name of their own within the app', async () => {
    await api('POST', '/modules', { name: 'Sales' });
    const { id } = (await api('POST', '/modules', { name: 'Service' })).body;
    expect(await api('POST', '/modules', { name: 'Sales' })).toMatchObject({ status: 409 });
    expect(await api('PATCH', `/modules/${id}`, { name: 'Sales' })).toMatchObject({ status: 409 });
    expect(await api('PATCH', `/modules/${id}`, { name: 'Service' })).toMatchObject({ status: 200 });
    expect(await stranger('POST', '/modules', { name: `Sales ${id}` })).toMatchObject({ status: 201 });
    expect(await api('POST', '/modules', { name: '' })).toMatchObject({ status: 400 });
  });
});

describe('what belongs to another workspace does not exist', () => {
  test.each([
    ['PATCH', 'modules', { name: 'Mine now' }],
    ['DELETE', 'modules', undefined],
    ['PUT', 'features', { ...input([]), name: 'Mine now', revision: 1 }],
    ['DELETE', 'features', undefined],
  ])('%s /%s/:id', async (method, noun, body) => {
    const { id } =
      noun === 'modules'
        ? (await api('POST', '/modules', { name: 'Ours' })).body
        : await make([], { name: 'Ours' });
    expect(await stranger(method, `/${noun}/${id}`, body)).toMatchObject({ status: 404 });
    expect(await stranger(method, `/${noun}/999999999`, body)).toMatchObject({ status: 404 });
    expect((await api('GET', `/${noun}`)).body[noun]).toMatchObject([{ id, name: 'Ours' }]);
  });

  test('nor in lists and previews', async () => {
    await make([onEvent('a')]);
    await send([track('a')]);
    expect(
      (await stranger('GET', '/features')).body.features.some(
        ({ name }: { name: string }) => name === 'Orders',
      ),
    ).toBe(false);
    expect((await stranger('POST', '/tag-preview', { rules: [onEvent('a')] })).body.uses90).toBe(0);
  });
});

test('the features are exported with their modules and their use, and no name becomes a formula', async () => {
  const { body: module } = await api('POST', '/modules', { name: 'Sales' });
  await api('POST', '/features', input([onEvent('deal.won')], { name: '=1+1', moduleId: module.id }));
  await send([track('deal.won'), track('deal.won')]);
  const response = await app.request('/api/v1/features.csv', {
    headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
  });
  expect(response.headers.get('Content-Disposition')).toContain('features.csv');
  const [heading, line] = (await response.text()).trim().split('\n');
  expect(heading).toMatch(/id,name,module,isCore,class,users28,accounts28,uses28,lastUsedOn$/);
  expect(line?.split(',').slice(1)).toEqual([
    "'=1+1",
    'Sales',
    'false',
    'record',
    '1',
    '1',
    '2',
    clock.now().toISOString().slice(0, 10),
  ]);
});
