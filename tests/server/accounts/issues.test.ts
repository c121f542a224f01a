import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import type { Issue, KeptIssue } from '../../../shared/contract/issue.ts';
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
  clock.set('2026-03-02T08:00:00Z');
  workspace = await buildWorkspace(context);
  await addPeople(database.db, workspace.production.scope, 'acme', 1);
});

const api = (method: string, path: string, body?: unknown) =>
  callApi(createApp(context), workspace.production.secretKey)(method, path, body);
const issue = (change: Partial<Issue> = {}): Issue => ({
  kind: 'problem',
  title: 'The export breaks off',
  state: 'open',
  openedOn: '2026-02-20',
  memberId: null,
  url: null,
  ...change,
});
const add = async (change: Partial<Issue> = {}): Promise<string> =>
  (await api('POST', '/accounts/acme/issues', issue(change))).body.id;
const issues = async (): Promise<KeptIssue[]> => (await api('GET', '/accounts/acme/issues')).body.issues;
const account = async () => (await api('GET', '/accounts/acme')).body;

describe('the issues of an account (statement 47)', () => {
  it('stand with their kind, state, day, owner and link, what is not closed first, the oldest first', async () => {
    await add({ title: 'Closed', state: 'closed', openedOn: '2026-01-05' });
    await add({ title: 'Young', kind: 'question', openedOn: '2026-02-27' });
    const url = 'https://tickets.example/4711';
    await add({ title: 'Old', kind: 'requirement', state: 'fixed', memberId: workspace.member.id, url });
    expect(await issues()).toMatchObject([
      {
        title: 'Old',
        kind: 'requirement',
        state: 'fixed',
        openedOn: '2026-02-20',
        memberName: 'Mei Lin',
        url,
        takenUpOn: '2026-03-02',
        closedOn: null,
      },
      { title: 'Young', kind: 'question', state: 'open', memberName: null, takenUpOn: null, closedOn: null },
      { title: 'Closed', state: 'closed', closedOn: '2026-03-02' },
    ]);
  });

  it('tell since when each was seen to and closed in the account’s time zone, and forget it when it is opened again', async () => {
    const id = await add();
    // A day later in Shanghai.
    clock.set('2026-03-02T17:00:00Z');
    await api('PUT', `/accounts/acme/issues/${id}`, issue({ state: 'inProgress' }));
    clock.set('2026-03-05T08:00:00Z');
    await api('PUT', `/accounts/acme/issues/${id}`, issue({ state: 'closed' }));
    expect(await issues()).toMatchObject([{ takenUpOn: '2026-03-03', closedOn: '2026-03-05' }]);
    await api('PUT', `/accounts/acme/issues/${id}`, issue({ state: 'open' }));
    expect(await issues()).toMatchObject([{ takenUpOn: null, closedOn: null }]);
    expect((await api('DELETE', `/accounts/acme/issues/${id}`)).status).toBe(204);
    expect(await issues()).toEqual([]);
    expect((await api('PUT', `/accounts/acme/issues/${id}`, issue())).status).toBe(404);
  });

  it('are on the one timeline, when they were opened and when they were closed', async () => {
    await add({ state: 'closed', openedOn: '2026-02-20' });
    const { entries } = (await api('GET', '/accounts/acme/timeline')).body;
    expect(entries).toMatchObject([
      { kind: 'issueClosed', day: '2026-03-02', issueKind: 'problem', title: 'The export breaks off' },
      { kind: 'issueOpened', day: '2026-02-20', issueKind: 'problem', title: 'The export breaks off' },
    ]);
  });

  it('are a danger when nobody has taken one up for more than 14 days, until somebody does (statement 67)', async () => {
    const id = await add({ openedOn: '2026-02-16' });
    const causes = async () => (await account()).judgement.risk.causes;
    expect(await causes()).toEqual([]);
    clock.set('2026-03-03T08:00:00Z');
    expect(await causes()).toMatchObject([
      { reason: 'feedbackUnsolved', weight: 'ordinary', day: '2026-02-16' },
    ]);
    await api('PUT', `/accounts/acme/issues/${id}`, issue({ openedOn: '2026-02-16', state: 'inProgress' }));
    expect(await causes()).toEqual([]);
  });

  it('are exported so that no title becomes a formula', async () => {
    await add({ title: '=1+1', url: 'https://tickets.example/1' });
    const response = await createApp(context).request('/api/v1/accounts/acme/issues.csv', {
      headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
    });
    expect((await response.text()).trim().split('\n')[1]).toMatch(
      /^[^,]+,problem,'=1\+1,open,2026-02-20,,,,https:\/\/tickets\.example\/1,,,$/,
    );
  });

  it('lead nowhere but to the web, and belong to members alone', async () => {
    const status = async (change: Partial<Issue>) =>
      (await api('POST', '/accounts/acme/issues', issue(change))).status;
    expect(await status({ url: 'javascript:alert(1)' })).toBe(400);
    expect(await status({ url: '/relative' })).toBe(400);
    expect(await status({ title: ' ' })).toBe(400);
    const other = await buildWorkspace(context);
    expect(await status({ memberId: other.member.id })).toBe(400);
    expect(await status({})).toBe(201);
  });
});
