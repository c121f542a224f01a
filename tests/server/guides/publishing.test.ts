import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { newId } from '../../../server/db/new-id.ts';
import { publishPlanned } from '../../../server/guides/publish-planned.ts';
import { buildGuide, buildStep, heading, npsQuestion } from '../../support/build-guide.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const now = '2026-03-20T08:00:00Z';
const clock = createSetClock(now);
let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
let staging: ReturnType<typeof callApi>;
let stranger: ReturnType<typeof callApi>;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
  workspace = await buildWorkspace(context);
  api = callApi(app, workspace.production.secretKey);
  staging = callApi(app, workspace.staging.secretKey);
  stranger = callApi(app, (await buildWorkspace(context, { name: 'Other' })).production.secretKey);
});
afterAll(() => database.drop());
beforeEach(() => clock.set(now));

const makeGuide = async (draft = buildGuide()): Promise<string> =>
  (await api('POST', '/guides', { kind: 'walkthrough', name: 'Tour', draft })).body.id;
const read = async (id: string, by = api) => (await by('GET', `/guides/${id}`)).body;
const listed = async (id: string, by = api) =>
  (await by('GET', '/guides')).body.guides.find((guide: { id: string }) => guide.id === id);
const lastAction = async () =>
  (await database.db
    .selectFrom('auditEntry')
    .select(['action', 'details'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst())!;

describe('a planned publication', () => {
  const monday = '2026-03-23T08:00:00.000Z';

  test('goes live by itself when its time has come, and not before', async () => {
    const id = await makeGuide();
    const { body } = await api('PUT', `/guides/${id}/plan`, { revision: 1, publishAt: monday });
    expect(body).toEqual({ version: 1, publishAt: monday });
    expect(await read(id)).toMatchObject({ live: null, plan: { version: 1, publishAt: monday } });
    expect(await listed(id)).toMatchObject({ plannedAt: monday });
    expect((await read(id, staging)).plan).toBeNull();

    clock.set('2026-03-23T07:59:59Z');
    await publishPlanned(context);
    expect(await read(id)).toMatchObject({ live: null });
    clock.set(monday);
    await publishPlanned(context);
    expect(await read(id)).toMatchObject({ live: { version: 1 }, plan: null });
    expect(await lastAction()).toMatchObject({
      action: 'guide.published',
      details: { version: 1, plannedBy: expect.stringMatching(/^key:/) },
    });
  });

  test('is what the draft was when it was planned', async () => {
    const id = await makeGuide();
    await api('PUT', `/guides/${id}/plan`, { revision: 1, publishAt: monday });
    const later = buildGuide({ steps: [buildStep('s1', { blocks: [heading('h', 'Later')] })] });
    await api('PUT', `/guides/${id}/draft`, { revision: 1, name: 'Tour', draft: later });
    clock.set(monday);
    await publishPlanned(context);
    const { content } = (await api('GET', `/guides/${id}/versions/1`)).body;
    expect(content).toEqual(buildGuide());
    expect(await listed(id)).toMatchObject({ hasUnpublishedChanges: true });
  });

  test('is carried out once by however many servers', async () => {
    const ids = [await makeGuide(), await makeGuide(), await makeGuide()];
    for (const id of ids) await api('PUT', `/guides/${id}/plan`, { revision: 1, publishAt: monday });
    clock.set(monday);
    await Promise.all([publishPlanned(context), publishPlanned(context), publishPlanned(context)]);
    const entries = await database.db
      .selectFrom('auditEntry')
      .where('action', '=', 'guide.published')
      .where(
        'subject',
        'in',
        ids.map((id) => `guide:${id}`),
      )
      .select('id')
      .execute();
    expect(entries).toHaveLength(3);
  });

  test('is given up when it is cancelled, or when the guide is published or archived before', async () => {
    const [cancelled, published, archived] = [await makeGuide(), await makeGuide(), await makeGuide()];
    for (const id of [cancelled, published, archived]) {
      await api('PUT', `/guides/${id}/plan`, { revision: 1, publishAt: monday });
    }
    await api('DELETE', `/guides/${cancelled}/plan`);
    await api('POST', `/guides/${published}/publish`, { revision: 1 });
    await api('DELETE', `/guides/${archived}`);
    clock.set(monday);
    await publishPlanned(context);
    expect(await read(cancelled)).toMatchObject({ live: null });
    expect(await read(published)).toMatchObject({ live: { version: 2 }, plan: null });
  });

  describe('that fails for a reason nobody foresaw', () => {
    const planTwo = async () => {
      const [broken, sound] = [await makeGuide(), await makeGuide()];
      await api('PUT', `/guides/${broken}/plan`, { revision: 1, publishAt: monday });
      await api('PUT', `/guides/${sound}/plan`, { revision: 1, publishAt: '2026-03-23T08:00:01.000Z' });
      return { broken, sound };
    };
    /** Nothing of the guide can be live until `mend` is called. */
    const breakGuide = async (id: string) => {
      await sql`alter table publication add constraint broken check (guide_id <> ${sql.lit(id)})`.execute(
        database.db,
      );
      return () => sql`alter table publication drop constraint broken`.execute(database.db);
    };

    test('holds up no other, is tried again later and later, and goes live once it can', async () => {
      const { broken, sound } = await planTwo();
      const mend = await breakGuide(broken);
      clock.set('2026-03-23T08:00:01Z');
      await publishPlanned(context);
      expect(await read(sound)).toMatchObject({ live: { version: 1 }, plan: null });
      expect(await read(broken)).toMatchObject({
        live: null,
        plan: {
          version: 1,
          fault: 'The server could not publish it: its log says why.',
          retryAt: '2026-03-23T08:00:06.000Z',
        },
      });
      await mend();
      clock.set('2026-03-23T08:00:05Z');
      await publishPlanned(context);
      expect(await read(broken)).toMatchObject({ live: null });
      clock.set('2026-03-23T08:00:06Z');
      await publishPlanned(context);
      expect(await read(broken)).toMatchObject({ live: { version: 1 }, plan: null });
    });

    test('is given up after five tries, and says so until somebody cancels it or plans anew', async () => {
      const { broken } = await planTwo();
      const mend = await breakGuide(broken);
      clock.set('2026-03-23T08:00:01Z');
      for (let tries = 0; tries < 5; tries++) {
        await publishPlanned(context);
        clock.advance({ ms: 3_600_000 });
      }
      await mend();
      await publishPlanned(context);
      const givenUp = { version: 1, fault: expect.stringContaining('could not publish'), retryAt: null };
      expect(await read(broken)).toMatchObject({ live: null, plan: givenUp });
      expect(await listed(broken)).toMatchObject({ plannedAt: monday, isPlanGivenUp: true });
      expect(await lastAction()).toMatchObject({ action: 'guide.plan-given-up', details: { version: 1 } });
      const inChinese = await app.request(`/api/v1/guides/${broken}`, {
        headers: { Authorization: `Bearer ${workspace.production.secretKey}`, 'Accept-Language': 'zh-CN' },
      });
      expect((await inChinese.json()).plan.fault).toMatch(/日志/);

      await api('PUT', `/guides/${broken}/plan`, { revision: 1, publishAt: '2026-03-24T08:00:00Z' });
      expect(await read(broken)).toMatchObject({ plan: { version: 2, fault: null, retryAt: null } });
      clock.set('2026-03-24T08:00:00Z');
      await publishPlanned(context);
      expect(await read(broken)).toMatchObject({ live: { version: 2 }, plan: null });
    });

    test('is not counted as tried while the database is away', async () => {
      const { broken } = await planTwo();
      clock.set(monday);
      await sql`
        create function away() returns trigger language plpgsql as
          $$ begin raise exception 'shutting down' using errcode = '57P01'; end $$;
        create trigger away before insert on publication execute function away()`.execute(database.db);
      await expect(publishPlanned(context)).rejects.toThrow('shutting down');
      await sql`drop trigger away on publication; drop function away`.execute(database.db);
      await publishPlanned(context);
      expect(await read(broken)).toMatchObject({ live: { version: 1 }, plan: null });
    });
  });

  test('is refused for a time that is past, a draft that is not the newest, and one with faults', async () => {
    const id = await makeGuide();
    const plan = (json: object) => api('PUT', `/guides/${id}/plan`, json);
    expect(await plan({ revision: 1, publishAt: now })).toMatchObject({ status: 400 });
    expect(await plan({ revision: 7, publishAt: monday })).toMatchObject({ status: 409 });
    const faulty = buildGuide({ steps: [] });
    await api('PUT', `/guides/${id}/draft`, { revision: 1, name: 'Tour', draft: faulty });
    const { status, body } = await plan({ revision: 2, publishAt: monday });
    expect([status, body.error.details[0].path]).toEqual([400, 'steps']);
    expect((await read(id)).versions).toEqual([]);
  });
});

describe('the check of a draft', () => {
  const survey = buildGuide({ steps: [buildStep('s1', { blocks: [npsQuestion('q')] })] });
  const spread = async (id: string) => (await api('GET', `/guides/${id}/check`)).body.spreadDays;

  test('says over how many days people are asked for a score, as the workspace has chosen', async () => {
    const id = await makeGuide(survey);
    expect(await spread(id)).toBe(28);
    await api('PATCH', '/thresholds', { surveySpreadDays: 7 });
    expect(await spread(id)).toBe(7);
    await api('PATCH', '/thresholds', { surveySpreadDays: 0 });
    expect(await spread(id)).toBeNull();
  });

  test('says no days for a guide that asks for no score', async () => {
    expect(await spread(await makeGuide())).toBeNull();
  });
});

describe('versions', () => {
  test('say where each is live, and any can be put live in any environment', async () => {
    const id = await makeGuide();
    await staging('POST', `/guides/${id}/publish`, { revision: 1 });
    await staging('POST', `/guides/${id}/publish`, { revision: 1 });
    await api('POST', `/guides/${id}/roll-back`, { version: 1 });
    expect((await read(id)).versions).toMatchObject([
      { version: 2, liveIn: [workspace.staging.id] },
      { version: 1, liveIn: [workspace.production.id] },
    ]);
  });

  test('are nobody else’s to read', async () => {
    const id = await makeGuide();
    await api('POST', `/guides/${id}/publish`, { revision: 1 });
    expect((await stranger('GET', `/guides/${id}/versions/1`)).status).toBe(404);
    expect((await api('GET', `/guides/${id}/versions/9`)).status).toBe(404);
  });
});

describe('archiving', () => {
  test('can be undone as if nothing had been', async () => {
    const id = await makeGuide();
    await api('POST', `/guides/${id}/publish`, { revision: 1 });
    await staging('POST', `/guides/${id}/publish`, { revision: 1 });
    await api('DELETE', `/guides/${id}`);
    expect(await listed(id)).toBeUndefined();
    const archived = (await api('GET', '/guides?archived=true')).body.guides;
    expect(archived.map((guide: { id: string }) => guide.id)).toContain(id);

    expect((await stranger('POST', `/guides/${id}/restore`, { isLive: true })).status).toBe(404);
    expect((await api('POST', `/guides/${id}/restore`, { isLive: true })).status).toBe(204);
    expect(await read(id)).toMatchObject({ live: { version: 1 } });
    expect(await read(id, staging)).toMatchObject({ live: { version: 2 } });
    expect((await api('POST', `/guides/${id}/restore`, { isLive: true })).status).toBe(404);
  });

  test('leaves a draft where the guide is only put back', async () => {
    const id = await makeGuide();
    await api('POST', `/guides/${id}/publish`, { revision: 1 });
    await api('DELETE', `/guides/${id}`);
    await api('POST', `/guides/${id}/restore`, { isLive: false });
    expect(await read(id)).toMatchObject({ live: null });
  });
});

describe('a review', () => {
  test('waits until the guide is published', async () => {
    const id = await makeGuide();
    const asked = await api('PUT', `/guides/${id}/review`, { revision: 1, note: 'For Monday' });
    expect(asked.status).toBe(204);
    expect(await listed(id)).toMatchObject({ isInReview: true });
    expect((await read(id)).review).toMatchObject({ revision: 1, note: 'For Monday', returnedAt: null });
    await api('POST', `/guides/${id}/publish`, { revision: 1 });
    expect((await read(id)).review).toBeNull();
    expect(await listed(id)).toMatchObject({ isInReview: false });
  });

  test('can be given back with a comment, and asked for anew', async () => {
    const id = await makeGuide();
    await api('PUT', `/guides/${id}/review`, { revision: 1, note: '' });
    expect((await api('POST', `/guides/${id}/review/return`, { comment: '' })).status).toBe(400);
    await api('POST', `/guides/${id}/review/return`, { comment: 'Shorter, please' });
    expect((await read(id)).review).toMatchObject({ comment: 'Shorter, please', returnedBy: 'test' });
    expect(await listed(id)).toMatchObject({ isInReview: false });
    expect((await api('POST', `/guides/${id}/review/return`, { comment: 'Again' })).status).toBe(409);
    await api('PUT', `/guides/${id}/review`, { revision: 1, note: 'Shorter now' });
    expect((await read(id)).review).toMatchObject({ note: 'Shorter now', comment: null });
    await api('DELETE', `/guides/${id}/review`);
    expect((await read(id)).review).toBeNull();
  });

  test('is of the draft that was looked at', async () => {
    const id = await makeGuide();
    expect((await api('PUT', `/guides/${id}/review`, { revision: 2, note: '' })).status).toBe(409);
    expect((await api('PUT', `/guides/${newId(clock.now())}/review`, { revision: 1, note: '' })).status).toBe(
      404,
    );
  });
});
