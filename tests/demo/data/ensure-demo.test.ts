import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstWeek, helpCentre, orderDrafts, scheduleHint } from '../../../demo/data/companion-guides.ts';
import { ensureDemo } from '../../../demo/data/ensure-demo.ts';
import { fillDemoHistory } from '../../../demo/data/fill-demo-history.ts';
import { npsSurvey, welcomeTour, whatsNew } from '../../../demo/data/guides.ts';
import { hostUsers } from '../../../demo/host-app/people.ts';
import { readConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import { matchAudience } from '../../../shared/rules/match-audience.ts';
import { validateForPublishing } from '../../../shared/rules/publishing/validate-for-publishing.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
const now = new Date('2026-06-02T15:20:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ config: readConfig({ PORT: '4660' }), now: () => now });
});
afterAll(() => database.drop());

const count = async (table: 'event' | 'userDay' | 'featureUse' | 'response' | 'guideRun' | 'user') =>
  Number(
    (
      await context.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

describe('the guides of the demo', () => {
  it('have nothing that an author would be warned of', () => {
    const url = 'http://localhost:4661';
    for (const [kind, content] of [
      ['walkthrough', welcomeTour(url)],
      ['announcement', whatsNew()],
      ['survey', npsSurvey()],
      ['checklist', firstWeek('0190a1b2-c3d4-7e5f-8a9b-000000000001')],
      ['hint', scheduleHint(url)],
      ['banner', orderDrafts(1)],
      ['help', helpCentre()],
    ] as const) {
      expect(validateForPublishing(kind, content)).toEqual({ errors: [], warnings: [] });
    }
  });
});

describe('the audience of what starts by itself', () => {
  const anonymous = { user: {}, account: {} };

  it('has nobody in it before the host app has said who is there', () => {
    for (const { audience } of [welcomeTour('http://localhost:4661'), whatsNew()]) {
      expect(matchAudience(audience, anonymous).matches).toBe(false);
    }
  });

  it('is sales for the tour and everybody signed in for the announcement', () => {
    for (const { role } of hostUsers) {
      const facts = { user: { role }, account: {} };
      expect(matchAudience(welcomeTour('http://localhost:4661').audience, facts).matches).toBe(
        role === 'sales',
      );
      expect(matchAudience(whatsNew().audience, facts).matches).toBe(true);
    }
  });
});

describe('ensureDemo', () => {
  it('makes the workspace with its catalogue and published guides, as if a year ago', async () => {
    const demo = await ensureDemo(context);
    expect(demo).toMatchObject({
      email: 'demo@cairn.example',
      password: 'cairn-demo',
      hostAppUrl: 'http://localhost:4661',
      publicKey: expect.stringMatching(/^pk_/),
    });
    const { db } = context;
    expect(await db.selectFrom('workspace').select(['isDemo', 'createdAt']).execute()).toEqual([
      { isDemo: true, createdAt: new Date('2025-06-03T00:00:00Z') },
    ]);
    expect(await db.selectFrom('module').selectAll().execute()).toHaveLength(5);
    expect(await db.selectFrom('feature').selectAll().execute()).toHaveLength(40);
    const live = await db
      .selectFrom('publication')
      .innerJoin('guide', 'guide.id', 'publication.guideId')
      .select(['guide.kind', 'publication.version'])
      .orderBy('guide.kind')
      .execute();
    expect(live).toEqual([
      { kind: 'announcement', version: 1 },
      { kind: 'banner', version: 1 },
      { kind: 'checklist', version: 1 },
      { kind: 'help', version: 1 },
      { kind: 'hint', version: 1 },
      { kind: 'survey', version: 1 },
      { kind: 'walkthrough', version: 1 },
    ]);
  });

  it('changes nothing the second time', async () => {
    const first = await ensureDemo(context);
    const again = await Promise.all([ensureDemo(context), ensureDemo(context)]);
    expect(again).toEqual([first, first]);
    expect(await context.db.selectFrom('workspace').selectAll().execute()).toHaveLength(1);
    expect(await context.db.selectFrom('feature').selectAll().execute()).toHaveLength(40);
  });

  it('follows the host app to another port', async () => {
    const moved = { ...context, config: readConfig({ PORT: '4670' }) };
    expect((await ensureDemo(moved)).hostAppUrl).toBe('http://localhost:4671');
    expect(await context.db.selectFrom('app').select('url').execute()).toEqual([
      { url: 'http://localhost:4671' },
    ]);
  });
});

describe('fillDemoHistory', () => {
  const never = new AbortController().signal;

  it('tells the last weeks first, which is what people look at meanwhile', async () => {
    await ensureDemo(context);
    const stop = new AbortController();
    await fillDemoHistory(context, ({ done }) => done >= 3 && stop.abort(), stop.signal);
    const first = await context.db
      .selectFrom('event')
      .select(({ fn }) => fn.min('at').as('at'))
      .executeTakeFirstOrThrow();
    expect(now.getTime() - first.at.getTime()).toBeLessThan(38 * 86_400_000);
    const builds = await context.db.selectFrom('hostBuild').select('name').orderBy('firstSeenAt').execute();
    expect(builds.map(({ name }) => name)).toEqual(builds.map(({ name }) => name).toSorted());
    expect(builds.at(-1)?.name).toBe('2026.06');
    // From the beginning next time: nothing before them is told yet.
    const { daysDone } = await context.db
      .selectFrom('demoHistory')
      .select('daysDone')
      .executeTakeFirstOrThrow();
    expect(daysDone).toBe(0);
  });

  it('stops when it is told to and goes on from there', async () => {
    await ensureDemo(context);
    // The last ten days are enough to see it work.
    await context.db.updateTable('demoHistory').set({ daysDone: 355 }).execute();
    const stop = new AbortController();
    const seen: number[] = [];
    await fillDemoHistory(
      context,
      ({ done }) => {
        seen.push(done);
        if (done >= 3) stop.abort();
      },
      stop.signal,
    );
    const { daysDone } = await context.db
      .selectFrom('demoHistory')
      .select('daysDone')
      .executeTakeFirstOrThrow();
    expect(daysDone).toBe(355 + seen.at(-1)!);
    expect(daysDone).toBeLessThan(362);
    const events = await count('event');
    expect(events).toBeGreaterThan(1_000);

    const progress: { done: number; total: number }[] = [];
    await fillDemoHistory(context, (step) => progress.push(step), never);
    expect(progress.at(-1)).toEqual({ done: 366 - daysDone, total: 366 - daysDone });
    expect(await count('event')).toBeGreaterThan(events);
    const last = await context.db
      .selectFrom('event')
      .select(({ fn }) => fn.max('at').as('at'))
      .executeTakeFirstOrThrow();
    expect(now.getTime() - last.at.getTime()).toBeLessThan(5 * 60_000);
  });

  it('changes no number when it tells the same days again', async () => {
    const tables = ['event', 'userDay', 'featureUse', 'response', 'guideRun', 'user'] as const;
    const before = await Promise.all(tables.map(count));
    const uses = () =>
      context.db
        .selectFrom('featureUse')
        .select(({ fn }) => fn.sum<string>('uses').as('uses'))
        .executeTakeFirstOrThrow();
    const usesBefore = await uses();
    await context.db.updateTable('demoHistory').set({ daysDone: 355 }).execute();
    await fillDemoHistory(context, () => {}, never);
    expect(await Promise.all(tables.map(count))).toEqual(before);
    expect(await uses()).toEqual(usesBefore);
  });

  it('counts clicks, pages and tracked events for the features of the catalogue', async () => {
    const used = await context.db
      .selectFrom('featureUse')
      .innerJoin('feature', 'feature.id', 'featureUse.featureId')
      .select('feature.name')
      .distinct()
      .execute();
    const names = new Set(used.map(({ name }) => name));
    for (const name of [
      'Customer record',
      'Place an order',
      'Activity history',
      'My deals only',
      'API access',
    ]) {
      expect(names).toContain(name);
    }
    expect(names.size).toBeGreaterThan(30);
  });

  it('leaves people who were only named by a server unactivated', async () => {
    const sellers = hostUsers.filter(({ role }) => role === 'sales').map((user) => user.id);
    const rows = await context.db
      .selectFrom('user')
      .where('externalId', 'in', sellers)
      .select(['externalId', 'activatedAt'])
      .execute();
    expect(rows).toHaveLength(3);
    expect(rows.every(({ activatedAt }) => activatedAt === null)).toBe(true);
  });
});
