import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listDue } from '../../../server/accounts/keep-plan.ts';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import type { Due, PlanItem } from '../../../shared/contract/plan.ts';
import { addPeople } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
const clock = createSetClock('2026-03-02T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
  await addPeople(database.db, workspace.production.scope, 'acme', 1);
});

const api = (method: string, path: string, body?: unknown) =>
  callApi(createApp(context), workspace.production.secretKey)(method, path, body);
const item = (change: Partial<PlanItem> = {}): PlanItem => ({
  kind: 'task',
  title: 'Import the price lists',
  dueOn: '2026-02-20',
  side: 'theirs',
  memberId: null,
  contactId: null,
  everyMonths: null,
  doneOn: null,
  ...change,
});
const due = async (): Promise<Due[]> => (await api('GET', '/due')).body.due;

describe('a success plan (statement 75)', () => {
  it('holds what is to be done until when, by whom; what is overdue shows until it is done', async () => {
    const { body: made } = await api('POST', '/accounts/acme/plan', item());
    await api(
      'POST',
      '/accounts/acme/plan',
      item({ kind: 'milestone', title: 'All teams in', dueOn: '2026-09-30' }),
    );
    expect((await api('GET', '/accounts/acme/plan')).body.items).toMatchObject([
      { title: 'Import the price lists', side: 'theirs', doneOn: null },
      { title: 'All teams in', kind: 'milestone' },
    ]);
    expect(await due()).toMatchObject([
      {
        accountId: 'acme',
        kind: 'task',
        title: 'Import the price lists',
        dueOn: '2026-02-20',
        isOverdue: true,
      },
    ]);
    await api('PUT', `/accounts/acme/plan/${made.id}`, item({ doneOn: '2026-03-02' }));
    expect(await due()).toEqual([]);
  });

  it('is due to whoever has the account in their portfolio, and to nobody else', async () => {
    await api('POST', '/accounts/acme/plan', item());
    const seen = (owner: string) =>
      listDue(context, { ...workspace.production.scope, owners: [owner] }, undefined);
    expect(await seen(workspace.member.id)).toEqual([]);
    await api('PUT', '/accounts/acme', { fields: { ownerId: workspace.member.id } });
    expect(await seen(workspace.member.id)).toMatchObject([{ accountId: 'acme' }]);
    expect(await seen('019a0000-0000-7000-8000-00000000dead')).toEqual([]);
  });

  it('plans a meeting that comes again anew when it is done, once', async () => {
    const meeting = item({ kind: 'meeting', title: 'Quarterly review', everyMonths: 3 });
    const { body: made } = await api('POST', '/accounts/acme/plan', meeting);
    for (let n = 0; n < 2; n++)
      await api('PUT', `/accounts/acme/plan/${made.id}`, { ...meeting, doneOn: '2026-02-21' });
    const { items } = (await api('GET', '/accounts/acme/plan')).body;
    expect(items).toMatchObject([
      { title: 'Quarterly review', dueOn: '2026-05-20', doneOn: null },
      { title: 'Quarterly review', dueOn: '2026-02-20', doneOn: '2026-02-21' },
    ]);
  });

  it('names only members of the workspace and contacts of the account', async () => {
    const other = await buildWorkspace(context);
    expect((await api('POST', '/accounts/acme/plan', item({ memberId: other.member.id }))).status).toBe(400);
    expect((await api('POST', '/accounts/acme/plan', item({ memberId: workspace.member.id }))).status).toBe(
      201,
    );
    const contactId = '019a0000-0000-7000-8000-00000000dead';
    expect((await api('POST', '/accounts/acme/plan', item({ contactId }))).status).toBe(400);
    expect((await api('POST', '/accounts/acme/plan', item({ title: ' ' }))).status).toBe(400);
  });
});

describe('the cadence (statement 61)', () => {
  it('says with whom one is to speak within a week, and no longer once one has', async () => {
    await api('PUT', '/accounts/acme', { fields: { tier: 'enterprise', goLiveOn: '2025-01-10' } });
    const note = (kind: string, happenedOn: string) =>
      api('POST', '/accounts/acme/notes', { kind, text: 'Spoke', contactId: null, happenedOn });
    await note('review', '2025-12-01');
    await note('call', '2026-01-05');
    expect(await due()).toMatchObject([
      { accountId: 'acme', kind: 'contact', dueOn: '2026-03-05', isOverdue: false },
    ]);
    await note('visit', '2026-03-01');
    expect(await due()).toEqual([]);
    // Another tier plans anew only what is still to come: strategic accounts are reviewed each quarter.
    await api('PUT', '/accounts/acme', { fields: { tier: 'strategic' } });
    expect(await due()).toMatchObject([{ kind: 'review', dueOn: '2026-03-01', isOverdue: true }]);
    await api('PUT', '/accounts/acme', { fields: { tier: 'longTail' } });
    expect(await due()).toEqual([]);
  });

  it('holds nothing against an account that came here today, however long it has been live', async () => {
    await api('PUT', '/accounts/acme', { fields: { tier: 'strategic', goLiveOn: '2023-01-10' } });
    expect(await due()).toEqual([]);
    clock.set('2026-03-30T08:00:00Z');
    expect(await due()).toMatchObject([{ kind: 'contact', dueOn: '2026-04-02', isOverdue: false }]);
    clock.set('2026-03-02T08:00:00Z');
  });

  it('asks to speak with one of the long tail a month before its contract ends, until one has', async () => {
    const set = (contractEndsOn: string) =>
      api('PUT', '/accounts/acme', { fields: { tier: 'longTail', contractEndsOn } });
    await set('2026-04-30');
    expect(await due()).toEqual([]);
    await set('2026-04-05');
    expect(await due()).toMatchObject([{ accountId: 'acme', kind: 'contact', dueOn: '2026-03-05' }]);
    clock.advance({ days: 4 });
    expect(await due()).toMatchObject([{ isOverdue: true }]);
    const call = { kind: 'call', text: 'They stay', contactId: null, happenedOn: '2026-03-06' };
    await api('POST', '/accounts/acme/notes', call);
    expect(await due()).toEqual([]);
    clock.set('2026-03-02T08:00:00Z');
  });

  it('asks for nothing of an account that was lost', async () => {
    await api('PUT', '/accounts/acme', { fields: { tier: 'strategic', goLiveOn: '2025-01-10' } });
    await api('POST', '/accounts/acme/notes', {
      ...{ kind: 'call', text: 'Spoke', contactId: null, happenedOn: '2026-01-05' },
    });
    expect(await due()).toMatchObject([{ kind: 'contact', dueOn: '2026-02-05', isOverdue: true }]);
    await api('PUT', '/accounts/acme/churn', { churnedOn: '2026-03-01', reason: 'other', note: 'Gone' });
    expect(await due()).toEqual([]);
  });
});
