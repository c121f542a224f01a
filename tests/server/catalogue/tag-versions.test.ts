import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { beginVersion, moveVersion } from '../../../server/catalogue/edit-versions.ts';
import { createFeature, saveFeature } from '../../../server/catalogue/save-feature.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Event } from '../../../shared/contract/event.ts';
import type { FeatureInput, TagRule } from '../../../shared/contract/feature.ts';
import { isSameElement } from '../../../shared/rules/match-target-signature.ts';
import { matchUrl } from '../../../shared/rules/match-url.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildSignature } from '../../support/build-guide.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const clock = createSetClock('2026-03-20T08:00:00Z');
let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
let stranger: ReturnType<typeof callApi>;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
  stranger = callApi(app, (await buildWorkspace(context, { name: 'Other' })).production.secretKey);
});
afterAll(() => database.drop());
beforeEach(async () => {
  // UTC, so that the tests can name days by events' times.
  workspace = await buildWorkspace(context, { timeZone: 'UTC' });
  api = callApi(app, workspace.production.secretKey);
});

const save = buildSignature('Save');
const saveOld = buildSignature('Save', { path: ['section', 'main', 'body'] });
const send = buildSignature('Send invoice');
const signatures = Object.fromEntries([save, saveOld, send].map((each) => [signatureHash(each), each]));

const on = (day: string) => `${day}T12:00:00Z`;
const click = (signature: typeof save, day: string, path = '/orders', parts: Partial<Event> = {}) =>
  buildEvent(on(day), {
    kind: 'click',
    name: 'element.clicked',
    signature: signatureHash(signature),
    path,
    ...parts,
  });
const track = (name: string, day: string, path?: string) => buildEvent(on(day), { name, path });
const take = async (events: Event[], build?: string) => {
  const batch = { ...buildBatch(events, clock.now()), signatures, ...(build !== undefined && { build }) };
  const { refused } = await ingest(context, workspace.production.keyed, batch, 'browser');
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
};

const onClick = (signature: typeof save, page?: string): TagRule => ({
  type: 'click',
  target: { signature },
  ...(page !== undefined && { page }),
});
const onEvent = (eventName: string, page?: string): TagRule => ({
  type: 'event',
  eventName,
  ...(page !== undefined && { page }),
});
const input = (rules: TagRule[]): FeatureInput => ({
  name: 'Save',
  moduleId: null,
  isCore: false,
  featureClass: 'record',
  rules,
});

/** `day uses` of a feature. */
async function days(featureId: number): Promise<string[]> {
  const rows = await database.db
    .selectFrom('featureUse')
    .where('environmentId', '=', workspace.production.id)
    .where('featureId', '=', featureId)
    .select(({ fn }) => ['day', fn.sum('uses').as('uses')])
    .groupBy('day')
    .orderBy('day')
    .execute();
  return rows.map(({ day, uses }) => `${day} ${uses}`);
}

describe('a rule with a page condition', () => {
  test('counts only there, backwards and forwards, also on pages and elements that come later', async () => {
    await take([
      click(save, '2026-03-01', '/orders/1'),
      click(save, '2026-03-01', '/deals/1'),
      track('saved', '2026-03-01', '/orders/1'),
      track('saved', '2026-03-01'),
    ]);
    const { id } = await createFeature(
      context,
      workspace.production.scope,
      input([onClick(save, '/orders/*'), onEvent('saved', '/orders/*')]),
    );
    expect(await days(id)).toEqual(['2026-03-01 2']);
    await take([
      click(save, '2026-03-02', '/orders/2'),
      click(saveOld, '2026-03-02', '/orders/1'),
      click(saveOld, '2026-03-02', '/deals/2'),
    ]);
    expect(await days(id)).toEqual(['2026-03-01 2', '2026-03-02 2']);
  });

  test('adds nothing to a rule that takes the same element anywhere, and counts no click twice', async () => {
    await take([click(save, '2026-03-01', '/orders/1'), click(save, '2026-03-01', '/deals/1')]);
    const make = (rules: TagRule[]) => createFeature(context, workspace.production.scope, input(rules));
    const anywhere = await make([onClick(save), onClick(save, '/orders/*')]);
    expect(await days(anywhere.id)).toEqual(['2026-03-01 2']);
    const either = await make([onClick(save, '/orders/*'), onClick(saveOld, '/*/1')]);
    expect(await days(either.id)).toEqual(['2026-03-01 2']);
  });

  test('is previewed as it is saved', async () => {
    await take([
      click(save, '2026-03-01', '/orders/1'),
      click(save, '2026-03-01', '/deals/1'),
      click(send, '2026-03-01', '/orders/1'),
    ]);
    const rules = [onClick(save, '/orders/*'), onClick(send)];
    const { body } = await api('POST', '/tag-preview', { rules });
    expect(body).toMatchObject({ uses90: 2 });
    const feature = await api('POST', '/features', input(rules));
    expect(feature.body.uses28).toBe(2);
  });
});

describe('versions of rules', () => {
  test('a redesign begins another one, and what the old one counted stays', async () => {
    await take([click(save, '2026-03-01'), click(save, '2026-03-10'), click(send, '2026-03-10')]);
    const { body: feature } = await api('POST', '/features', input([onClick(save)]));
    const begun = await api('POST', `/features/${feature.id}/versions`, {
      revision: 1,
      startsOn: '2026-03-10',
      rules: [onClick(send)],
    });
    expect(begun).toMatchObject({
      status: 201,
      body: { version: 2, startsOn: '2026-03-10', endsOn: null, revision: 2, uses28: 2 },
    });
    expect(await days(feature.id)).toEqual(['2026-03-01 1', '2026-03-10 1']);

    // Late and new events go to the day and so to the version they belong to.
    await take([click(save, '2026-03-02'), click(send, '2026-03-02'), click(send, '2026-03-11')]);
    expect(await days(feature.id)).toEqual(['2026-03-01 1', '2026-03-02 1', '2026-03-10 1', '2026-03-11 1']);
    expect((await api('GET', `/features/${feature.id}/versions`)).body.versions).toMatchObject([
      {
        version: 2,
        startsOn: '2026-03-10',
        endsOn: null,
        uses: 2,
        firstUsedOn: '2026-03-10',
        lastUsedOn: '2026-03-11',
      },
      {
        version: 1,
        startsOn: null,
        endsOn: '2026-03-09',
        uses: 2,
        createdBy: expect.stringMatching(/^key:/),
      },
    ]);
  });

  test('are taken back, and the one before goes on', async () => {
    await take([click(save, '2026-03-01'), click(save, '2026-03-10')]);
    const { body: feature } = await api('POST', '/features', input([onClick(save)]));
    await api('POST', `/features/${feature.id}/versions`, {
      revision: 1,
      startsOn: '2026-03-05',
      rules: [onClick(send)],
    });
    expect(await days(feature.id)).toEqual(['2026-03-01 1']);
    const path = `/features/${feature.id}/versions/newest`;
    expect(await api('DELETE', `${path}?revision=1`)).toMatchObject({ status: 409 });
    expect(await api('DELETE', `${path}?revision=2`)).toMatchObject({
      status: 200,
      body: { version: 1, endsOn: null },
    });
    expect(await days(feature.id)).toEqual(['2026-03-01 1', '2026-03-10 1']);
    expect(await api('DELETE', `${path}?revision=3`)).toMatchObject({ status: 409 });
  });

  test('can be ended without a successor, and moved, but never overlap', async () => {
    await take([click(save, '2026-03-01'), click(save, '2026-03-10')]);
    const { body: feature } = await api('POST', '/features', input([onClick(save)]));
    const move = (version: number, revision: number, startsOn: string | null, endsOn: string | null) =>
      api('PATCH', `/features/${feature.id}/versions/${version}`, { revision, startsOn, endsOn });
    expect(await move(1, 1, null, '2026-03-04')).toMatchObject({
      status: 200,
      body: { endsOn: '2026-03-04' },
    });
    expect(await days(feature.id)).toEqual(['2026-03-01 1']);
    await take([click(save, '2026-03-04'), click(save, '2026-03-05')]);
    expect(await days(feature.id)).toEqual(['2026-03-01 1', '2026-03-04 1']);

    const begin = (revision: number, startsOn: string) =>
      api('POST', `/features/${feature.id}/versions`, { revision, startsOn, rules: [onClick(save)] });
    expect(await begin(2, '2026-03-10')).toMatchObject({ status: 201 });
    // The gap between the two stays one.
    expect(await days(feature.id)).toEqual(['2026-03-01 1', '2026-03-04 1', '2026-03-10 1']);
    expect(await move(2, 3, '2026-03-04', null)).toMatchObject({
      status: 400,
      body: { error: { details: [{ path: 'startsOn', message: 'would overlap version 1' }] } },
    });
    expect(await move(2, 3, '2026-03-12', '2026-03-11')).toMatchObject({ status: 400 });
    expect(await begin(3, '2026-03-10')).toMatchObject({ status: 400 });
    expect(await begin(3, '2026-02-30')).toMatchObject({ status: 400 });
    expect(await move(3, 3, null, null)).toMatchObject({ status: 404 });
    expect(await move(2, 3, '2026-03-05', null)).toMatchObject({ status: 200 });
    expect(await days(feature.id)).toEqual(['2026-03-01 1', '2026-03-04 1', '2026-03-05 1', '2026-03-10 1']);
  });

  test('of another workspace do not exist', async () => {
    const { body: feature } = await api('POST', '/features', input([onClick(save)]));
    const path = `/features/${feature.id}/versions`;
    expect(await stranger('GET', path)).toMatchObject({ status: 404 });
    expect(await stranger('POST', path, { revision: 1, startsOn: '2026-03-01', rules: [] })).toMatchObject({
      status: 404,
    });
    expect(await stranger('PATCH', `${path}/1`, { revision: 1, startsOn: null, endsOn: null })).toMatchObject(
      { status: 404 },
    );
    expect(await stranger('DELETE', `${path}/newest?revision=1`)).toMatchObject({ status: 404 });
    expect(await stranger('POST', '/tag-preview', { rules: [], featureId: feature.id })).toMatchObject({
      status: 404,
    });
  });
});

test('a feature is available to the accounts that its plan, module or trait names', async () => {
  const told = (accountId: string, properties: Record<string, unknown>) =>
    buildEvent(on('2026-03-01'), { kind: 'group', name: 'account.identified', accountId, properties });
  await take([
    told('small', { plan: 'Basic' }),
    told('big', { plan: 'Enterprise', modules: ['Sales', 'Billing'], beta: true }),
    ...['small', 'big'].map((accountId) => buildEvent(on('2026-03-19'), { name: 'saved', accountId })),
  ]);
  const { body: billing } = await api('POST', '/modules', { name: 'billing' });
  const make = (availability: FeatureInput['availability'], moduleId: number | null = null) =>
    api('POST', '/features', { ...input([onEvent('saved')]), moduleId, availability });
  await make({ type: 'all' });
  await make({ type: 'plan', plans: ['enterprise', 'scale'] });
  await make({ type: 'module' }, billing.id);
  await make({ type: 'trait', trait: 'beta', operator: 'is', value: true });
  const { body } = await api('GET', '/accounts?sort=name&order=asc');
  expect(body.accounts).toMatchObject([
    { id: 'big', featuresUsed: 4, featuresAvailable: 4 },
    { id: 'small', featuresUsed: 1, featuresAvailable: 1 },
  ]);
  expect((await api('GET', '/accounts/small/features')).body.features).toHaveLength(1);
});

test('uses are kept per build of the host app', async () => {
  await take([click(save, '2026-03-01')], 'r1');
  await take([click(save, '2026-03-01'), click(save, '2026-03-02')], 'r2');
  await take([click(save, '2026-03-02')]);
  const rows = await database.db
    .selectFrom('entryUse')
    .leftJoin('hostBuild', 'hostBuild.id', 'entryUse.buildId')
    .where('entryUse.environmentId', '=', workspace.production.id)
    .select(['day', 'name', 'uses'])
    .orderBy('day')
    .orderBy('name')
    .execute();
  expect(rows.map(({ day, name, uses }) => `${day} ${name} ${uses}`)).toEqual([
    '2026-03-01 r1 1',
    '2026-03-01 r2 1',
    '2026-03-02 r2 1',
    '2026-03-02 null 1',
  ]);
});

describe('whatever the order in which rules and events come', () => {
  const elements = [save, saveOld, send];
  const happening = fc.record({
    day: fc.integer({ min: 0, max: 9 }),
    user: fc.integer({ min: 0, max: 2 }),
    path: fc.constantFrom('/orders/1', '/orders/2', '/deals'),
    what: fc.constantFrom<number | string>(0, 1, 2, 'saved', 'sent', 'view'),
  });
  const rule = fc.oneof(
    fc
      .tuple(fc.constantFrom(save, send), fc.constantFrom(undefined, '/orders/*', '/deals'))
      .map(([signature, page]) => onClick(signature, page)),
    fc
      .tuple(fc.constantFrom('saved', 'sent'), fc.constantFrom(undefined, '/orders/1'))
      .map(([name, page]) => onEvent(name, page)),
    fc.constantFrom('/orders/*', '/deals').map((pattern): TagRule => ({ type: 'page', pattern })),
  );
  const dayOf = (index: number) => `2026-03-${String(index + 1).padStart(2, '0')}`;

  function eventOf({ day, user, path, what }: typeof happening extends fc.Arbitrary<infer T> ? T : never) {
    const who = { userId: `u${user}`, path };
    if (what === 'view') return buildEvent(on(dayOf(day)), { ...who, kind: 'page', name: 'page.viewed' });
    if (typeof what === 'string') return buildEvent(on(dayOf(day)), { ...who, name: what });
    return click(elements[what] as typeof save, dayOf(day), path, who);
  }

  const meets = (one: TagRule, event: Event): boolean => {
    const isOnPage = (page: string | undefined) =>
      page === undefined || matchUrl(page, `https://host.example${event.path}`);
    if (one.type === 'click') {
      const clicked = signatures[event.signature ?? ''];
      return clicked !== undefined && isSameElement(one.target.signature, clicked) && isOnPage(one.page);
    }
    if (one.type === 'event')
      return event.kind === 'track' && event.name === one.eventName && isOnPage(one.page);
    return event.kind === 'page' && isOnPage(one.pattern);
  };

  test('a feature’s facts are what its rules say of all events, each version on its days', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 1, maxLength: 25 }),
        fc.array(rule, { minLength: 1, maxLength: 3 }),
        fc.array(rule, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.nat(24), { minLength: 3, maxLength: 3 }),
        async (happenings, wrong, second, startIndex, places) => {
          workspace = await buildWorkspace(context, { timeZone: 'UTC' });
          const { scope } = workspace.production;
          const events = happenings.map(eventOf);
          const [made, corrected, begun] = places.toSorted((a, b) => a - b) as [number, number, number];
          const first = wrong.toReversed();
          await take(events.slice(0, made));
          const feature = await createFeature(context, scope, input(wrong.slice(0, 1)));
          await take(events.slice(made, corrected));
          const { id } = feature;
          const saved = await saveFeature(context, scope, id, { ...input(first), revision: 1 });
          await take(events.slice(corrected, begun));
          const startsOn = dayOf(startIndex);
          const next = { revision: saved.revision, startsOn, rules: second };
          const current = await beginVersion(context, scope, id, next);
          await moveVersion(context, scope, id, 2, {
            revision: current.revision,
            startsOn,
            endsOn: '2026-03-09',
          });
          await take(events.slice(begun));

          const expected = new Map<string, number>();
          for (const event of events) {
            const day = event.at.slice(0, 10);
            const rules = day < startsOn ? first : day <= '2026-03-09' ? second : [];
            if (rules.some((one) => meets(one, event))) expected.set(day, (expected.get(day) ?? 0) + 1);
          }
          expect(await days(id)).toEqual(
            [...expected].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([day, uses]) => `${day} ${uses}`),
          );
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});
