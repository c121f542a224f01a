import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Event, TargetFoundProperties } from '../../../shared/contract/event.ts';
import type { Signature } from '../../../shared/contract/signature.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildGuide, buildSignature, buildStep } from '../../support/build-guide.ts';
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
  clock.set('2026-03-20T08:00:00Z');
  workspace = await buildWorkspace(context, { timeZone: 'UTC' });
  api = callApi(app, workspace.production.secretKey);
});

const approve = buildSignature('Approve', { section: 'Requests', classes: ['approve'] });
/** The same button after a redesign that has changed more than a tag may follow by itself. */
const approveNow = buildSignature('Approve request', {
  tag: 'a',
  attributes: { 'data-testid': 'request-approve' },
  section: 'Inbox',
  path: ['li', 'section', 'main', 'body'],
});
const approveAlike = buildSignature('Approve', {
  section: 'Requests',
  attributes: { 'data-testid': 'approve-button' },
});
const print = buildSignature('Print the list', { section: 'Toolbar' });
const exportAll = buildSignature('Export', { section: 'Toolbar' });
const known = Object.fromEntries(
  [approve, approveNow, approveAlike, print, exportAll].map((each) => [signatureHash(each), each]),
);

const on = (day: string) => `${day}T06:00:00Z`;
const clicks = (signature: Signature, day: string, times: number): Event[] =>
  Array.from({ length: times }, () =>
    buildEvent(on(day), {
      kind: 'click',
      name: 'element.clicked',
      signature: signatureHash(signature),
      path: '/requests',
    }),
  );
const take = async (events: Event[], build?: string) => {
  const batch = {
    ...buildBatch(events, clock.now()),
    signatures: known,
    ...(build !== undefined && { build }),
  };
  const { refused } = await ingest(context, workspace.production.keyed, batch, 'browser');
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
};
const drift = async () => (await api('GET', '/drift')).body;

describe('a tag', () => {
  const makeTag = async () =>
    (
      await api('POST', '/features', {
        name: 'Approve',
        moduleId: null,
        isCore: true,
        featureClass: 'process',
        rules: [{ type: 'click', target: { signature: approve } }],
      })
    ).body;

  test('is told apart, by build and day, into what is as ever and what is only like it', async () => {
    await take([...clicks(approve, '2026-03-10', 3), ...clicks(print, '2026-03-10', 5)], 'r1');
    await take([...clicks(approve, '2026-03-11', 1), ...clicks(approveAlike, '2026-03-11', 2)], 'r2');
    await take(clicks(approve, '2026-03-11', 4));
    const { id } = await makeTag();
    const { tags, builds } = await drift();
    expect(builds.map(({ name, clicks: n }: { name: string; clicks: number }) => [name, n])).toEqual([
      ['r1', 8],
      ['r2', 3],
    ]);
    expect(tags).toEqual([
      {
        featureId: id,
        featureName: 'Approve',
        rule: 0,
        sketch: expect.objectContaining({ name: 'Approve', section: 'Requests' }),
        days: [
          { build: 'r1', day: '2026-03-10', exact: 3, healed: 0 },
          { build: 'r2', day: '2026-03-11', exact: 1, healed: 2 },
        ],
        needsRepair: false,
        expected: expect.any(Number),
        proposal: null,
      },
    ]);
  });

  test('is told on the days of its rules only', async () => {
    await take([...clicks(approve, '2026-03-10', 3), ...clicks(print, '2026-03-10', 5)], 'r1');
    await take(clicks(print, '2026-03-11', 2), 'r1');
    const { id, revision } = await makeTag();
    const rules = [{ type: 'click', target: { signature: print } }];
    await api('POST', `/features/${id}/versions`, { revision, startsOn: '2026-03-11', rules });
    expect((await drift()).tags).toMatchObject([
      { featureId: id, days: [{ build: 'r1', day: '2026-03-11', exact: 2, healed: 0 }] },
    ]);
  });

  test('that has vanished from the newest build needs repair, and the new element is proposed', async () => {
    await take([...clicks(approve, '2026-03-10', 10), ...clicks(print, '2026-03-10', 10)], 'r1');
    const feature = await makeTag();
    clock.set('2026-03-21T08:00:00Z');
    await take([...clicks(approveNow, '2026-03-20', 9), ...clicks(print, '2026-03-20', 10)], 'r2');
    const [tag] = (await drift()).tags;
    expect(tag).toMatchObject({
      needsRepair: true,
      expected: 10,
      proposal: { sketch: { name: 'Approve request' }, score: expect.any(Number) },
    });

    const { signatureId } = tag.proposal;
    const path = `/features/${feature.id}/repair`;
    const body = { revision: 1, rule: 0, signatureId };
    expect(await stranger('POST', path, body)).toMatchObject({ status: 404 });
    expect(await api('POST', path, { ...body, rule: 4 })).toMatchObject({ status: 404 });
    expect(await api('POST', path, body)).toMatchObject({
      status: 200,
      body: {
        version: 2,
        startsOn: '2026-03-20',
        uses28: 19,
        rules: [{ target: { signature: approve } }, { target: { signature: approveNow } }],
      },
    });
    expect(await api('POST', path, body)).toMatchObject({ status: 409 });
    // Users of the older build go on clicking the older element.
    await take(clicks(approve, '2026-03-20', 1), 'r1');
    expect((await api('GET', '/features')).body.features[0].uses28).toBe(20);
    expect((await drift()).tags.map((each: { needsRepair: boolean }) => each.needsRepair)).toEqual([
      false,
      false,
    ]);
  });

  test('that has vanished without anything like it in its place is left alone', async () => {
    await take([...clicks(approve, '2026-03-10', 10), ...clicks(print, '2026-03-10', 10)], 'r1');
    await makeTag();
    await take([...clicks(exportAll, '2026-03-19', 20), ...clicks(print, '2026-03-19', 10)], 'r2');
    expect((await drift()).tags).toMatchObject([{ needsRepair: false, proposal: null }]);
  });

  test('that was clicked by chance in the last days of the build before is left alone', async () => {
    await take([...clicks(approve, '2026-03-10', 2), ...clicks(print, '2026-03-10', 10)], 'r1');
    await makeTag();
    // So many that two of twelve would be ten of them.
    await take([...clicks(print, '2026-03-19', 40), ...clicks(approveNow, '2026-03-19', 20)], 'r2');
    expect((await drift()).tags).toMatchObject([{ needsRepair: false, expected: 10, proposal: null }]);
  });

  test('that is merely used less, or by too few to tell, is left alone', async () => {
    await take([...clicks(approve, '2026-03-10', 10), ...clicks(print, '2026-03-10', 10)], 'r1');
    await makeTag();
    await take([...clicks(print, '2026-03-19', 4)], 'r2');
    expect((await drift()).tags).toMatchObject([{ needsRepair: false, expected: 2, proposal: null }]);
    await take([...clicks(print, '2026-03-19', 6), ...clicks(approve, '2026-03-19', 2)], 'r2');
    expect((await drift()).tags).toMatchObject([{ needsRepair: false }]);
  });
});

describe('the target of a step', () => {
  let guideId: string;
  const found = (day: string, properties: Partial<TargetFoundProperties> = {}, signature?: Signature) =>
    buildEvent(on(day), {
      kind: 'guide',
      name: 'target.found',
      properties: { guideId, version: 1, stepId: 's1', how: 'exact', score: 1, ...properties },
      ...(signature && { signature: signatureHash(signature) }),
    });
  const missing = (day: string) =>
    buildEvent(on(day), {
      kind: 'guide',
      name: 'target.missing',
      properties: { guideId, version: 1, stepId: 's1', runId: crypto.randomUUID() },
    });
  const shown = (day: string, stepId = 's1') =>
    buildEvent(on(day), {
      kind: 'guide',
      name: 'step.shown',
      properties: { guideId, version: 1, stepId, runId: crypto.randomUUID() },
    });

  beforeEach(async () => {
    const steps = [buildStep('s1', { layout: 'tooltip', target: { signature: approve } }), buildStep('s2')];
    const draft = buildGuide({ steps });
    const { body } = await api('POST', '/guides', { kind: 'walkthrough', name: 'Approvals', draft });
    guideId = body.id;
    await api('POST', `/guides/${guideId}/publish`, { revision: body.revision });
  });

  test('is counted by build and day, each event once, whatever the order', async () => {
    const events = [found('2026-03-18'), found('2026-03-18', { how: 'healed', score: 0.7 }, approveAlike)];
    await take([...events, missing('2026-03-18')], 'r1');
    await take([found('2026-03-18'), events[0]!, events[1]!], 'r2');
    await take([found('2026-03-18')], 'r1');
    await take([shown('2026-03-17'), shown('2026-03-17'), missing('2026-03-17')]);
    // Nothing was looked for where a step points at nothing.
    await take([shown('2026-03-18', 's2')]);
    // What was never published is nobody's.
    await take([found('2026-03-18', { version: 7 }), found('2026-03-18', { guideId: crypto.randomUUID() })]);
    const { targets } = await drift();
    expect(targets).toHaveLength(1);
    expect(targets[0]).toMatchObject({
      guideId,
      guideName: 'Approvals',
      stepId: 's1',
      stepNumber: 1,
      sketch: { name: 'Approve' },
      needsRepair: true,
    });
    expect(targets[0].days).toEqual([
      { build: null, day: '2026-03-17', exact: 0, healed: 0, missing: 1, starts: 3 },
      { build: 'r1', day: '2026-03-18', exact: 2, healed: 1, missing: 1, starts: 4 },
      { build: 'r2', day: '2026-03-18', exact: 1, healed: 0, missing: 0, starts: 1 },
    ]);
    expect((await stranger('GET', '/drift')).body.targets).toEqual([]);
  });

  test('needs repair from a twentieth of a day’s starts on, and not for what is a week past', async () => {
    const many = (day: string, count: number) => Array.from({ length: count }, () => found(day));
    await take([...many('2026-03-18', 20), missing('2026-03-18')], 'r1');
    await take([...many('2026-03-12', 2), missing('2026-03-12')], 'r1');
    expect((await drift()).targets).toMatchObject([{ needsRepair: false, proposal: null }]);
    await take([...many('2026-03-19', 19), missing('2026-03-19')], 'r1');
    expect((await drift()).targets).toMatchObject([{ needsRepair: true }]);
  });

  test('is repaired by the element that people click in its place, as a new draft', async () => {
    await take(
      [...clicks(approveNow, '2026-03-19', 2), ...clicks(print, '2026-03-19', 9), missing('2026-03-19')],
      'r2',
    );
    const [target] = (await drift()).targets;
    expect(target).toMatchObject({ proposal: { sketch: { name: 'Approve request' } } });
    const path = `/guides/${guideId}/steps/s1/repair`;
    const { signatureId } = target.proposal;
    expect(await stranger('POST', path, { signatureId })).toMatchObject({ status: 404 });
    expect(await api('POST', path, { signatureId: 99_999_999 })).toMatchObject({ status: 404 });
    expect(await api('POST', `/guides/${guideId}/steps/s2/repair`, { signatureId })).toMatchObject({
      status: 404,
    });
    const repaired = await api('POST', path, { signatureId });
    expect(repaired).toMatchObject({ status: 200, body: { revision: 2 } });
    const guide = (await api('GET', `/guides/${guideId}`)).body;
    expect(guide.draft.steps[0].target.signature).toEqual(approveNow);
    expect(guide.draft.steps[1]).toEqual(buildStep('s2'));
  });

  test('is repaired by the element that the page had taken for it, where there is one', async () => {
    await take(
      [
        found('2026-03-19', { how: 'healed', score: 0.7 }, approveAlike),
        missing('2026-03-19'),
        ...clicks(approveNow, '2026-03-19', 2),
      ],
      'r2',
    );
    expect((await drift()).targets[0].proposal.sketch).toMatchObject({
      name: 'Approve',
      section: 'Requests',
    });
  });

  test('is refused with a score or way of finding that is none', async () => {
    const odd = {
      ...found('2026-03-18'),
      properties: { guideId, version: 1, stepId: 's1', how: 'lucky', score: 1 },
    };
    const { refused } = await ingest(
      context,
      workspace.production.keyed,
      buildBatch([odd], clock.now()),
      'browser',
    );
    expect(refused).toHaveLength(1);
  });
});
