import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { judgeRulesAnew } from '../../../server/catalogue/judge-rules-anew.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Event } from '../../../shared/contract/event.ts';
import type { TagRule } from '../../../shared/contract/feature.ts';
import type { Signature } from '../../../shared/contract/signature.ts';
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
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context, { timeZone: 'UTC' });
  api = callApi(app, workspace.production.secretKey);
});

const archive = buildSignature('Archive');
const archiveElsewhere = buildSignature('Archive', { path: ['section', 'main', 'body'] });
const invite = buildSignature('Invite people');
const share = buildSignature('Share with customer');
const signatures = Object.fromEntries(
  [archive, archiveElsewhere, invite, share].map((each) => [signatureHash(each), each]),
);

const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000).toISOString();
const click = (signature: Signature, parts: Partial<Event> = {}) =>
  buildEvent(daysAgo(1), {
    kind: 'click',
    name: 'element.clicked',
    signature: signatureHash(signature),
    path: '/deals',
    ...parts,
  });
const track = (name: string, parts: Partial<Event> = {}) => buildEvent(daysAgo(1), { name, ...parts });
const view = (path: string, parts: Partial<Event> = {}) =>
  buildEvent(daysAgo(1), { kind: 'page', name: 'page.viewed', path, ...parts });
const take = async (events: Event[], known: Record<string, Signature> = signatures, build?: string) => {
  const batch = { ...buildBatch(events, clock.now()), signatures: known, ...(build && { build }) };
  const { refused } = await ingest(context, workspace.production.keyed, batch, 'browser');
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
};

const onClick = (signature: Signature): TagRule => ({ type: 'click', target: { signature } });
const onEvent = (eventName: string): TagRule => ({ type: 'event', eventName });
const onPage = (pattern: string): TagRule => ({ type: 'page', pattern });
const make = async (rules: TagRule[], name = 'Feature'): Promise<number> => {
  const input = { name, moduleId: null, isCore: false, featureClass: 'record', rules };
  const { status, body } = await api('POST', '/features', input);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
};

describe('coverage', () => {
  const coverage = async () => (await api('GET', '/catalogue-coverage')).body;

  test('is the share of clicks that belong to a feature, and names the biggest of the rest', async () => {
    await take([
      click(archive),
      click(archive, { userId: 'u2' }),
      click(archiveElsewhere, { userId: 'u3', accountId: 'a2', path: '/orders' }),
      click(invite),
      click(invite),
      click(invite, { at: daysAgo(40) }),
      click(share, { userId: 'u4', accountId: 'a3' }),
      track('archived'),
      view('/deals'),
      // Nobody has described this one.
      click(buildSignature('Unknown')),
    ]);
    await make([onClick(share)]);
    expect(await coverage()).toEqual({
      clicks: 7,
      namedClicks: 1,
      unnamed: [
        {
          kind: 'click',
          id: expect.any(Number),
          label: 'button "Archive"',
          role: 'button',
          name: 'Archive',
          section: null,
          uses28: 3,
          users28: 3,
          accounts28: 2,
          path: '/deals',
          signature: archive,
          variants: 2,
        },
        expect.objectContaining({ name: 'Invite people', uses28: 2, users28: 1, accounts28: 1, variants: 1 }),
      ],
    });
    await make([onClick(archive)]);
    expect(await coverage()).toMatchObject({
      clicks: 7,
      namedClicks: 4,
      unnamed: [{ name: 'Invite people' }],
    });
  });

  test('puts what most accounts click first, however often others click something else', async () => {
    const words =
      'apple brick cloud dozen ember flint gravy honey ivory jumbo knife lemon mango noble olive pearl quilt river sugar tulip';
    const often = words.split(' ').map((word) => buildSignature(word));
    const byMany = buildSignature('Zebra');
    await take(
      [
        ...often.flatMap((each) => [0, 1, 2, 3].map(() => click(each))),
        ...['a1', 'a2', 'a3'].map((accountId) => click(byMany, { userId: `of ${accountId}`, accountId })),
      ],
      Object.fromEntries([...often, byMany].map((each) => [signatureHash(each), each])),
    );
    const { unnamed } = await coverage();
    expect(unnamed).toHaveLength(20);
    expect(unnamed[0]).toMatchObject({ name: 'Zebra', uses28: 3, users28: 3, accounts28: 3 });
  });

  test('lists look-alikes of one page one by one, and each that is named takes its own clicks', async () => {
    const connect = ['Connect Slack', 'Connect Slides', 'Connect Slate'].map((name) =>
      buildSignature(name, { section: 'Integrations', attributes: { 'data-testid': 'connect' } }),
    );
    const known = Object.fromEntries(connect.map((each) => [signatureHash(each), each]));
    await take(
      connect.flatMap((each, index) =>
        Array.from({ length: 3 - index }, () => click(each, { path: '/integrations' })),
      ),
      known,
    );
    const { unnamed } = await coverage();
    expect(unnamed.map(({ name, uses28 }: { name: string; uses28: number }) => [name, uses28])).toEqual([
      ['Connect Slack', 3],
      ['Connect Slides', 2],
      ['Connect Slate', 1],
    ]);
    for (const { signature, uses28 } of unnamed) {
      expect((await api('POST', '/tag-preview', { rules: [onClick(signature)] })).body).toMatchObject({
        uses90: uses28,
      });
    }
    // Nothing is known of what stood beside the description alone: it takes them all.
    const alone = connect[0] as Signature;
    expect((await api('POST', '/tag-preview', { rules: [onClick(alone)] })).body).toMatchObject({
      uses90: 6,
    });
  });

  test('takes for a look-alike nothing that the control was called in another build', async () => {
    const before = buildSignature('Export deals', { attributes: { 'data-testid': 'export' } });
    const after = { ...before, name: 'Export all deals' };
    const known = { [signatureHash(before)]: before, [signatureHash(after)]: after };
    await take([click(before)], known, '1');
    await take([click(after)], known, '2');
    const { unnamed } = await coverage();
    const { signature } = unnamed.find(({ name }: { name: string }) => name === after.name);
    expect(signature).toEqual(after);
    expect((await api('POST', '/tag-preview', { rules: [onClick(signature)] })).body).toMatchObject({
      uses90: 2,
    });
  });

  test('of an environment without clicks is nothing of nothing', async () => {
    expect(await coverage()).toEqual({ clicks: 0, namedClicks: 0, unnamed: [] });
  });

  test('counts a click as named only on the pages and days of the rule', async () => {
    await take([click(archive, { path: '/deals' }), click(archive, { path: '/orders' })]);
    await make([{ ...onClick(archive), page: '/deals' } as TagRule]);
    expect(await coverage()).toMatchObject({
      clicks: 2,
      namedClicks: 1,
      unnamed: [{ path: '/orders', uses28: 1 }],
    });
  });
});

describe('lint', () => {
  const notes = async (days = 28) => (await api('GET', `/catalogue-lint?days=${days}`)).body.notes;

  test('finds nothing wrong with features that are apart and used', async () => {
    await take([click(archive), click(invite), track('sent')]);
    await make([onClick(archive)]);
    await make([onClick(invite)]);
    await make([onEvent('sent')]);
    await make([]);
    expect(await notes()).toEqual([]);
  });

  test('names tags without a hit in the period, and when they had one', async () => {
    await take([click(archive, { at: daysAgo(40) })]);
    const old = await make([onClick(archive)]);
    const never = await make([onEvent('nobody.does-this')]);
    expect(await notes()).toEqual([
      { type: 'noHits', featureIds: [old], lastUsedOn: daysAgo(40).slice(0, 10) },
      { type: 'noHits', featureIds: [never], lastUsedOn: null },
    ]);
    expect(await notes(60)).toMatchObject([{ featureIds: [never] }]);
    expect(await api('GET', '/catalogue-lint?days=0')).toMatchObject({ status: 400 });
  });

  test('names features that count the same uses', async () => {
    await take([click(archive), click(archive), click(invite), click(share)]);
    const one = await make([onClick(archive), onClick(invite)]);
    const other = await make([onClick(archive)]);
    expect(await notes()).toEqual([
      {
        type: 'overlap',
        featureIds: [one, other],
        uses: 2,
        share: 1,
        entries: [expect.objectContaining({ label: 'button "Archive"' })],
      },
    ]);
  });

  test('names a rule that takes controls which are clearly different', async () => {
    // Whose author said to ignore the words: every tool of the bar is like it.
    const tool: Signature = {
      v: 1,
      tag: 'button',
      role: 'button',
      path: ['div', 'main', 'body'],
      section: 'Toolbar',
      attributes: { type: 'submit' },
    };
    const icons = ['print', 'up'].map(
      (name): Signature => ({
        ...tool,
        name,
        text: name,
        icon: name,
        attributes: { type: 'submit', 'data-testid': name },
      }),
    );
    const known = Object.fromEntries(icons.map((icon) => [signatureHash(icon), icon]));
    await take(
      icons.map((icon) => click(icon)),
      known,
    );
    const feature = await make([{ type: 'click', target: { signature: tool, ignoresText: true } }]);
    const uses = (await api('GET', '/features')).body.features[0].uses28;
    expect(uses).toBe(2);
    expect(await notes()).toEqual([
      {
        type: 'differentControls',
        featureIds: [feature],
        rule: 0,
        entries: [expect.objectContaining({ name: 'print' }), expect.objectContaining({ name: 'up' })],
      },
    ]);
  });

  test('names a feature that counts one act several ways', async () => {
    await take([click(archive), track('archived'), view('/archive'), track('archived', { userId: 'u2' })]);
    const feature = await make([onClick(archive), onEvent('archived'), onPage('/archive')]);
    expect(await notes()).toEqual([
      { type: 'countedSeveralWays', featureIds: [feature], kinds: ['page', 'click', 'track'], share: 0.5 },
    ]);
    await take([track('archived', { userId: 'u3' })]);
    expect(await notes()).toEqual([]);
  });
});

describe('before saving', () => {
  test('the preview says what enters and leaves', async () => {
    await take([click(archive), click(invite), click(invite), track('sent')]);
    const featureId = await make([onClick(archive), onEvent('sent')]);
    const { body } = await api('POST', '/tag-preview', {
      featureId,
      rules: [onClick(invite), onEvent('sent')],
    });
    expect(body).toMatchObject({
      uses90: 3,
      stored: { uses90: 2, users90: 1, accounts90: 1 },
      changes: { stays: 1, enters: 1, leaves: 1 },
      entries: [
        { label: 'button "Invite people"', change: 'enters', uses90: 2 },
        { label: 'button "Archive"', change: 'leaves', uses90: 1 },
        { label: 'sent', change: 'stays', uses90: 1 },
      ],
    });
  });

  test('what the rules take is there before it is counted', async () => {
    await take([click(archive), click(invite), track('sent')]);
    const featureId = await make([onClick(archive), onEvent('sent')]);
    const rules = [onClick(invite), onEvent('sent')];
    const matches = await api('POST', '/tag-matches', { featureId, rules });
    expect(matches.body).toMatchObject({
      changes: { stays: 1, enters: 1, leaves: 1 },
      entries: [
        { label: 'button "Invite people"', change: 'enters' },
        { label: 'button "Archive"', change: 'leaves' },
        { label: 'sent', change: 'stays' },
      ],
    });
    const { body } = await api('POST', '/tag-preview', { featureId, rules });
    expect(body.changes).toEqual(matches.body.changes);
    expect((await api('POST', '/tag-matches', { rules })).body.changes).toEqual({
      stays: 2,
      enters: 0,
      leaves: 0,
    });
  });

  test('test mode shows what meets the rules as it comes in, once it is stored', async () => {
    const watch = async (after?: string) =>
      (await api('POST', '/tag-hits', { rules: [onClick(archive), onEvent('sent')], after })).body;
    await take([click(archive)]);
    clock.set('2026-03-20T08:01:00Z');
    await take([click(archive, { at: clock.now().toISOString() })]);
    clock.set('2026-03-20T08:01:01Z');
    const first = await watch();
    expect(first).toEqual({ until: '2026-03-20T08:01:01.000Z', hits: [] });
    clock.set('2026-03-20T08:01:02Z');
    const at = clock.now().toISOString();
    await take([
      click(archive, { at }),
      click(invite, { at }),
      track('sent', { at, userId: undefined, accountId: undefined, anonymousId: crypto.randomUUID() }),
    ]);
    clock.set('2026-03-20T08:01:04Z');
    const { until, hits } = await watch(first.until);
    expect(until).toBe('2026-03-20T08:01:04.000Z');
    expect(hits).toHaveLength(2);
    expect(hits).toContainEqual({
      id: expect.any(String),
      at,
      entry: expect.objectContaining({ kind: 'click', label: 'button "Archive"' }),
      path: '/deals',
      userId: 'u1',
      userName: expect.any(String),
      isAnonymous: false,
      accountName: expect.any(String),
    });
    expect(hits).toContainEqual(expect.objectContaining({ isAnonymous: true, accountName: null }));
    clock.set('2026-03-20T08:00:00Z');
  });
});

test('what an earlier edition of the judge has found is found anew', async () => {
  await take([click(archive), click(archive, { userId: 'u2' }), click(invite)]);
  const id = await make([onClick(archive)]);
  const { db } = context;
  const feature = async () => (await api('GET', '/features')).body.features[0];
  const { revision } = await feature();
  // As an edition would leave it that had taken the other button for this one.
  await sql`
    update feature_source s set entry_id = (
      select i.id from signature i where i.hash = ${signatureHash(invite)} and i.environment_id = s.environment_id)
    where s.feature_id = ${id}`.execute(db);
  await judgeRulesAnew(context);
  expect(await feature()).toMatchObject({ uses28: 1, revision });
  await sql`update feature set judged_by = 0 where id = ${id}`.execute(db);
  await judgeRulesAnew(context);
  expect(await feature()).toMatchObject({ uses28: 2, revision: revision + 1 });
  await judgeRulesAnew(context);
  expect(await feature()).toMatchObject({ revision: revision + 1 });
});
