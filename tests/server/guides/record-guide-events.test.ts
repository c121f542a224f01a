import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { userIdOf } from '../../../server/db/hashed-id.ts';
import { newId } from '../../../server/db/new-id.ts';
import { selectGuideStates } from '../../../server/delivery/guide-state-store.ts';
import { type RecordedGuideEvent, recordGuideEvents } from '../../../server/guides/record-guide-events.ts';
import type { GuideEventName } from '../../../shared/contract/event.ts';
import { buildGuide, buildStep } from '../../support/build-guide.ts';
import { addUser } from '../../support/build-people.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const clock = createSetClock('2026-03-02T08:00:00Z');
let database: TestDatabase;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
let guideId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const context = database.context({ now: clock.now });
  workspace = await buildWorkspace(context);
  api = callApi(createApp(context), workspace.production.secretKey);
  const steps = ['s1', 's2', 's3'].map((id) => buildStep(id));
  const { body } = await api('POST', '/guides', {
    kind: 'walkthrough',
    name: 'A',
    draft: buildGuide({ steps }),
  });
  guideId = body.id;
  await api('POST', `/guides/${guideId}/publish`, { revision: 1 });
  await api('PUT', `/guides/${guideId}/draft`, {
    revision: 1,
    name: 'A',
    draft: buildGuide({ steps: [...steps.slice(0, 2), buildStep('s4')] }),
  });
  await api('POST', `/guides/${guideId}/publish`, { revision: 2 });
  for (const externalId of ['ann', 'bob', 'cem', 'dora']) {
    await addUser(database.db, workspace.production.id, { externalId });
  }
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.deleteFrom('guideRun').execute();
  await database.db.deleteFrom('guideRunStep').execute();
});

const runs = Array.from({ length: 4 }, () => newId(clock.now()));
const user = (name: string) => userIdOf(workspace.production.id, name);

interface Told {
  user?: string;
  run?: number;
  name: GuideEventName;
  step?: string;
  minute?: number;
  version?: number;
  startedBy?: 'trigger' | 'api';
}
const told = ({ user: who = 'ann', run = 0, name, step = 's1', minute = 0, version = 1, startedBy }: Told) =>
  ({
    userId: user(who),
    accountId: '1',
    at: new Date(Date.UTC(2026, 2, 2, 7, minute)),
    name,
    properties: { guideId, version, runId: runs[run]!, stepId: step, ...(startedBy && { startedBy }) },
  }) satisfies RecordedGuideEvent;

const record = (...events: RecordedGuideEvent[]) =>
  database.db.transaction().execute((trx) => recordGuideEvents(trx, workspace.production.id, events));

const states = (...who: string[]) =>
  selectGuideStates(database.db, workspace.production.id, who.map(user), clock.now(), 'Asia/Shanghai');

describe('what one person did with a guide', () => {
  test('counts runs, not events, and keeps the last times', async () => {
    await record(
      told({ name: 'guide.started', minute: 0 }),
      told({ name: 'step.shown', minute: 1 }),
      told({ name: 'guide.dismissed', minute: 2 }),
      told({ name: 'guide.started', run: 1, minute: 10, startedBy: 'api', version: 2 }),
      told({ name: 'guide.completed', run: 1, minute: 12, version: 2 }),
    );
    expect(await states('ann')).toEqual([
      {
        guideId,
        version: 2,
        startedCount: 2,
        lastShownAt: new Date('2026-03-02T07:12:00Z'),
        completedAt: new Date('2026-03-02T07:12:00Z'),
        dismissedAt: new Date('2026-03-02T07:02:00Z'),
        autoStartsToday: 1,
      },
    ]);
    expect(await states('bob')).toEqual([]);
  });

  test('an auto-start counts for the day of the workspace on which it happened', async () => {
    // 15:59Z and 16:01Z on 1 March are the 1st and the 2nd in Shanghai; the clock is on the 2nd.
    const at = (time: string) => ({ ...told({ name: 'guide.started' }), at: new Date(time) });
    await record(at('2026-03-01T15:59:00Z'));
    expect((await states('ann'))[0]?.autoStartsToday).toBe(0);
    await database.db.deleteFrom('guideRun').execute();
    await record(at('2026-03-01T16:01:00Z'));
    expect((await states('ann'))[0]?.autoStartsToday).toBe(1);
  });

  test('a run of which nothing could be shown was never seen', async () => {
    await record(told({ name: 'target.missing' }));
    expect((await states('ann'))[0]).toMatchObject({ startedCount: 0, lastShownAt: null });
  });

  test('what was done before being identified belongs to the same person', async () => {
    await record(
      told({ user: 'anonymous', name: 'guide.started' }),
      told({ user: 'ann', run: 1, name: 'guide.started' }),
    );
    expect((await states('ann', 'anonymous'))[0]).toMatchObject({ startedCount: 2 });
  });
});

test('late, repeated and reordered events lead to the same rows', async () => {
  const everything = () =>
    Promise.all([
      database.db.selectFrom('guideRun').selectAll().orderBy('userId').orderBy('runId').execute(),
      database.db
        .selectFrom('guideRunStep')
        .selectAll()
        .orderBy('userId')
        .orderBy('runId')
        .orderBy('stepId')
        .execute(),
    ]);
  const events = fc.array(
    fc
      .record({
        user: fc.constantFrom('ann', 'bob'),
        run: fc.integer({ min: 0, max: 3 }),
        name: fc.constantFrom<GuideEventName>(
          'guide.started',
          'step.shown',
          'guide.completed',
          'guide.dismissed',
          'target.missing',
        ),
        step: fc.constantFrom('s1', 's2'),
        minute: fc.integer({ min: 0, max: 59 }),
        version: fc.constantFrom(1, 2),
        startedBy: fc.constantFrom(undefined, 'trigger' as const, 'api' as const),
      })
      .map(told),
    { minLength: 1, maxLength: 25 },
  );
  await fc.assert(
    fc.asyncProperty(
      events.chain((all) =>
        fc.record({
          all: fc.constant(all),
          shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
          repeated: fc.subarray(all),
          cut: fc.integer({ min: 0, max: all.length }),
        }),
      ),
      async ({ all, shuffled, repeated, cut }) => {
        const empty = async () => {
          await database.db.deleteFrom('guideRun').execute();
          await database.db.deleteFrom('guideRunStep').execute();
        };
        await empty();
        await record(...all);
        const atOnce = await everything();
        await empty();
        await record(...shuffled.slice(0, cut));
        await record(...shuffled.slice(cut));
        await record(...repeated);
        expect(await everything()).toEqual(atOnce);
      },
    ),
    { numRuns: 40 },
  );
});

test('batches that touch the same runs at once neither deadlock nor lose anything', async () => {
  const all = Array.from({ length: 40 }, (_, i) => told({ user: `u${i}`, name: 'guide.started', minute: i }));
  await Promise.all([
    record(...all),
    record(...all.toReversed()),
    record(...all),
    record(...all.toReversed()),
  ]);
  const { n } = await database.db
    .selectFrom('guideRun')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  expect(Number(n)).toBe(40);
});

test('a page can not invent guides, versions or guides of another workspace', async () => {
  const other = await buildWorkspace(database.context({ now: clock.now }), { name: 'Other' });
  const invented = told({ name: 'guide.started' });
  await record(
    { ...invented, properties: { ...invented.properties, guideId: newId(clock.now()) } },
    { ...invented, properties: { ...invented.properties, version: 99 } },
  );
  await recordGuideEvents(database.db, other.production.id, [invented]);
  expect(await database.db.selectFrom('guideRun').selectAll().execute()).toEqual([]);
});

describe('the report', () => {
  const report = async (query = '') => (await api('GET', `/guides/${guideId}/report${query}`)).body;

  test('counts different users, however often they did it', async () => {
    const shown = (who: string, step: string, run = 0) => told({ user: who, run, name: 'step.shown', step });
    await record(
      // Ann finishes, twice.
      ...[0, 1].flatMap((run) => [
        told({ user: 'ann', run, name: 'guide.started' }),
        shown('ann', 's1', run),
        shown('ann', 's2', run),
        told({ user: 'ann', run, name: 'guide.completed', step: 's2' }),
      ]),
      // Bob closes it at the second step, Cem's element is missing there, Dora starts version 2.
      told({ user: 'bob', name: 'guide.started' }),
      shown('bob', 's1'),
      shown('bob', 's2'),
      told({ user: 'bob', name: 'guide.dismissed', step: 's2' }),
      told({ user: 'cem', name: 'guide.started' }),
      shown('cem', 's1'),
      told({ user: 'cem', name: 'target.missing', step: 's2' }),
      told({ user: 'dora', name: 'guide.started', version: 2 }),
      told({ user: 'dora', name: 'step.shown', step: 's4', version: 2 }),
      // Not a step of any version.
      told({ user: 'dora', name: 'step.shown', step: 'invented', version: 2 }),
    );
    expect(await report()).toEqual({
      shown: 4,
      started: 4,
      completed: 1,
      dismissed: 1,
      missing: 1,
      steps: [
        { stepId: 's1', title: 'Step s1', shown: 3, dismissed: 0, missing: 0, isForAll: true },
        { stepId: 's2', title: 'Step s2', shown: 2, dismissed: 1, missing: 1, isForAll: true },
        { stepId: 's4', title: 'Step s4', shown: 1, dismissed: 0, missing: 0, isForAll: false },
        { stepId: 's3', title: 'Step s3', shown: 0, dismissed: 0, missing: 0, isForAll: false },
      ],
      tasks: [],
      versions: [
        { version: 2, shown: 1, started: 1, completed: 0, dismissed: 0 },
        { version: 1, shown: 3, started: 3, completed: 1, dismissed: 1 },
      ],
    });
    expect(await report('?version=2')).toMatchObject({
      started: 1,
      steps: [{}, {}, { stepId: 's4', shown: 1 }],
    });
    expect(await report('?version=1')).toMatchObject({ started: 3, completed: 1 });
    const listed = (await api('GET', '/guides')).body.guides[0];
    expect(listed).toMatchObject({ startedUsers: 4, completedUsers: 1 });
  });

  test('of 200 who saw it, 150 who started, 120 at the third step and 90 at the end has just these numbers', async () => {
    const people = (count: number) => Array.from({ length: count }, (_, n) => `p${n}`);
    for (const externalId of people(200)) await addUser(database.db, workspace.production.id, { externalId });
    await record(
      ...people(200).map((user) => told({ user, name: 'step.shown', step: 's1' })),
      ...people(150).map((user) => told({ user, name: 'guide.started' })),
      ...people(120).map((user) => told({ user, name: 'step.shown', step: 's3' })),
      ...people(90).map((user) => told({ user, name: 'guide.completed', step: 's3' })),
    );
    const { shown, started, completed, steps } = await report();
    expect({ shown, started, completed }).toEqual({ shown: 200, started: 150, completed: 90 });
    expect(steps).toMatchObject([{ stepId: 's1', shown: 200 }, {}, {}, { stepId: 's3', shown: 120 }]);
  });

  test('says nothing of other environments, and refuses a version that is no number', async () => {
    await recordGuideEvents(database.db, workspace.staging.id, [told({ name: 'guide.started' })]);
    expect(await report()).toMatchObject({ started: 0 });
    expect(await api('GET', `/guides/${guideId}/report?version=x`)).toMatchObject({ status: 400 });
  });
});
