import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import type { KeptIssue } from '../../../shared/contract/issue.ts';
import { addPeople } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { fromStudio, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
const clock = createSetClock('2026-03-02T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set('2026-03-02T08:00:00Z');
  workspace = await buildWorkspace(context);
  for (const account of ['acme', 'blue'])
    await addPeople(database.db, workspace.production.scope, account, 1, account);
});

const api = (method: string, path: string, body?: unknown) =>
  callApi(app, workspace.production.secretKey)(method, path, body);
const take = async (...lines: string[]) =>
  (await api('POST', '/issues-import', { csv: lines.join('\n') })).body;
const issues = async (account = 'acme'): Promise<KeptIssue[]> =>
  (await api('GET', `/accounts/${account}/issues`)).body.issues;
const ticketOf = async (wanted: string): Promise<KeptIssue> =>
  (await issues()).find(({ ticket }) => ticket === wanted)!;
const heading = 'Ticket,Account,Type,Subject,Status,Created,Closed,Assignee,Requester,Link';

describe('tickets from a file', () => {
  const file = () => [
    heading,
    `T-1,acme,Bug,Export hangs,In progress,2026-02-20 09:15,,${workspace.member.email},Ms Lin,https://tickets.example/1`,
    'T-2,acme,需求,按区域汇总,待处理,2026/2/3,,,,',
    'T-3,blue,Question,How to print,closed,2026-01-05,2026-01-09,,,',
  ];

  it('stand in the lists of their accounts with kind, way, who raised them and when, state and owner (statement 67)', async () => {
    expect(await take(...file())).toEqual({ created: 3, changed: 0, unchanged: 0, faults: [] });
    const none = { memberName: null, raisedBy: null, url: null, channel: 'import' };
    expect(await issues()).toMatchObject([
      {
        ...none,
        ticket: 'T-2',
        kind: 'requirement',
        title: '按区域汇总',
        state: 'open',
        openedOn: '2026-02-03',
      },
      {
        ...{ ticket: 'T-1', kind: 'problem', title: 'Export hangs', state: 'inProgress' },
        ...{ openedOn: '2026-02-20', takenUpOn: '2026-03-02', closedOn: null, channel: 'import' },
        ...{ memberName: 'Mei Lin', raisedBy: 'Ms Lin', url: 'https://tickets.example/1' },
      },
    ]);
    expect(await issues('blue')).toMatchObject([
      {
        ...none,
        ...{ ticket: 'T-3', kind: 'question', state: 'closed', openedOn: '2026-01-05' },
        // Whoever closed it had seen to it by then.
        ...{ takenUpOn: '2026-01-09', closedOn: '2026-01-09' },
      },
    ]);
    const { entries } = (await api('GET', '/accounts/blue/timeline')).body;
    expect(entries).toMatchObject([
      { kind: 'issueClosed', day: '2026-01-09' },
      { kind: 'issueOpened', day: '2026-01-05' },
    ]);
  });

  it('are a danger of their account where nobody takes them up', async () => {
    const causes = async () => (await api('GET', '/accounts/acme')).body.judgement.risk.causes;
    expect(await causes()).toEqual([]);
    await take(...file());
    expect(await causes()).toMatchObject([{ reason: 'feedbackUnsolved', day: '2026-02-03' }]);
    await take('ticket,account,title,created,status', 'T-2,acme,按区域汇总,2026-02-03,resolved');
    expect(await causes()).toEqual([]);
  });

  it('change nothing the second time, and a later file only what it tells', async () => {
    await take(...file());
    const before = await issues();
    clock.advance({ days: 3 });
    expect(await take(...file())).toEqual({ created: 0, changed: 0, unchanged: 3, faults: [] });
    expect(await issues()).toEqual(before);
    expect(
      await take(
        'ticket,account,title,created,status,closed',
        'T-1,acme,Export hangs at 10 MB,2026-02-20,closed,2026-03-04',
      ),
    ).toEqual({ created: 0, changed: 1, unchanged: 0, faults: [] });
    expect((await issues()).find(({ ticket }) => ticket === 'T-1')).toMatchObject({
      ...{ title: 'Export hangs at 10 MB', state: 'closed', takenUpOn: '2026-03-02', closedOn: '2026-03-04' },
      ...{ kind: 'problem', memberName: 'Mei Lin', raisedBy: 'Ms Lin', url: 'https://tickets.example/1' },
    });
  });

  it('meet what was written down by hand under the same ticket, and keep on which way that came', async () => {
    const byHand = {
      ...{
        kind: 'question',
        title: 'Export',
        state: 'open',
        openedOn: '2026-02-19',
        memberId: null,
        url: null,
      },
      ...{ channel: 'phone', raisedBy: 'Mr Bo', ticket: 'T-1' },
    };
    const { body } = await api('POST', '/accounts/acme/issues', byHand);
    expect(await take('ticket,account,title,created', 'T-1,acme,Export hangs,2026-02-20')).toMatchObject({
      ...{ created: 0, changed: 1 },
    });
    expect(await issues()).toMatchObject([
      {
        ...{ id: body.id, kind: 'question', title: 'Export hangs', openedOn: '2026-02-20' },
        ...{ channel: 'phone', raisedBy: 'Mr Bo' },
      },
    ]);
  });

  it('of a bad line are named by it, and the others are taken', async () => {
    const { created, faults } = await take(
      'ticket,account,kind,title,created,status,assignee',
      'T-1,nobody,bug,Lost,2026-02-20,new,',
      'T-2,acme,bug,,2026-02-20,new,',
      ',acme,bug,Nameless,2026-02-20,new,',
      'T-4,acme,wish,Odd,2026-02-20,new,',
      'T-5,acme,bug,"Two\nlines",2026-02-30,new,',
      'T-6,acme,bug,Whose,2026-02-20,new,nobody@example.com',
      'T-7,acme,bug,Fine,2026-02-20,new,',
    );
    expect(created).toBe(1);
    expect(
      faults.map(({ line, message }: { line: number; message: string }) => [line, message.split(':')[0]]),
    ).toEqual([
      ...[
        [2, 'account'],
        [3, 'title'],
        [4, 'ticket'],
        [5, 'kind'],
        [7, 'openedOn'],
        [8, 'owner'],
      ],
    ]);
    expect((await api('POST', '/issues-import', { csv: 'ticket,colour\nT-1,red' })).status).toBe(400);
  });

  it('take back neither what the customer has confirmed nor what somebody has taken up by hand', async () => {
    const desk = [
      'ticket,account,title,created,status,closed',
      'T-1,acme,Export hangs,2026-02-20,resolved,2026-02-28',
      'T-2,acme,Print is cut off,2026-02-21,new,',
    ];
    await take(...desk);
    clock.advance({ days: 1 });
    const byHand = async (ticket: string, state: string) => {
      const { id, memberName: _, takenUpOn: _t, closedOn: _c, ...issue } = await ticketOf(ticket);
      await api('PUT', `/accounts/acme/issues/${id}`, { ...issue, state });
    };
    await byHand('T-1', 'closed');
    await byHand('T-2', 'inProgress');
    clock.advance({ days: 1 });
    expect(await take(...desk)).toEqual({ created: 0, changed: 0, unchanged: 2, faults: [] });
    expect(await ticketOf('T-1')).toMatchObject({ state: 'closed', closedOn: '2026-03-03' });
    expect(await ticketOf('T-2')).toMatchObject({ state: 'inProgress', takenUpOn: '2026-03-03' });
    // What it tells beyond the state still counts, and who opens a ticket again does so in the file too.
    await take('ticket,account,title,created,status', 'T-1,acme,Export of 10 MB hangs,2026-02-20,resolved');
    expect(await ticketOf('T-1')).toMatchObject({ title: 'Export of 10 MB hangs', closedOn: '2026-03-03' });
    await take('ticket,account,title,created,status', 'T-1,acme,Export hangs,2026-02-20,in progress');
    expect(await ticketOf('T-1')).toMatchObject({ state: 'inProgress', closedOn: null });
  });

  it('whose days are told without a state are in the state that the days tell', async () => {
    await take(
      'ticket,account,title,created,status',
      'T-1,acme,Export hangs,2026-02-20,new',
      'T-2,acme,Print is cut off,2026-02-20,resolved',
      'T-3,acme,Slow,2026-02-20,resolved',
    );
    const file = [
      'ticket,account,title,created,taken up,closed',
      'T-1,acme,Export hangs,2026-02-20,2026-02-22,',
      'T-2,acme,Print is cut off,2026-02-20,,2026-02-25',
      'T-3,acme,Slow,2026-02-20,2026-02-23,',
      'T-4,acme,New,2026-02-20,2026-02-24,',
      'T-5,acme,Newer,2026-02-20,,',
    ];
    expect(await take(...file)).toMatchObject({ created: 2, changed: 3, faults: [] });
    expect(await ticketOf('T-1')).toMatchObject({ state: 'inProgress', takenUpOn: '2026-02-22' });
    expect(await ticketOf('T-2')).toMatchObject({ state: 'closed', closedOn: '2026-02-25' });
    expect(await ticketOf('T-3')).toMatchObject({ state: 'fixed', takenUpOn: '2026-02-23' });
    expect(await ticketOf('T-4')).toMatchObject({ state: 'inProgress', takenUpOn: '2026-02-24' });
    expect(await ticketOf('T-5')).toMatchObject({ state: 'open', takenUpOn: null });
    expect(await take(...file)).toMatchObject({ unchanged: 5 });
  });

  it('with days that can not be are named, and the others are taken', async () => {
    const { created, faults } = await take(
      'ticket,account,title,created,taken up,closed',
      'T-1,acme,From tomorrow,2026-03-03,,',
      'T-2,acme,Closed too early,2026-02-20,,2026-02-19',
      'T-3,acme,Taken up too early,2026-02-20,2026-02-19,',
      'T-4,acme,Closed tomorrow,2026-02-20,,2026-03-03',
      'T-5,acme,All in a day,2026-03-02,2026-03-02,2026-03-02',
    );
    expect(created).toBe(1);
    expect(faults).toEqual([
      { line: 2, message: 'openedOn: must not be in the future' },
      { line: 3, message: 'closedOn: must not be before openedOn' },
      { line: 4, message: 'takenUpOn: must not be before openedOn' },
      { line: 5, message: 'closedOn: must not be in the future' },
    ]);
  });

  it('are noted in the audit log one by one, as if somebody had written them down by hand', async () => {
    const [, first = '', second = ''] = file();
    await take(heading, first, second);
    await take(
      heading,
      first,
      second.replace('待处理', 'in progress'),
      'T-9,nobody,Bug,Lost,new,2026-02-20,,,,',
    );
    const { entries } = (await api('GET', '/audit-log?noun=issue')).body;
    const { id } = await ticketOf('T-2');
    expect(
      entries.map(({ action, subject, details }: { action: string; subject: string; details: object }) => ({
        ...{ action, subject, details },
      })),
    ).toEqual([
      {
        ...{ action: 'issue.changed', subject: 'account:acme' },
        details: { issue: id, ticket: 'T-2', state: { before: 'open', after: 'inProgress' } },
      },
      {
        ...{ action: 'issue.added', subject: 'account:acme' },
        details: {
          ...{ ticket: 'T-2', kind: 'requirement', state: 'open', openedOn: '2026-02-03', memberId: null },
          channel: 'import',
        },
      },
      {
        ...{ action: 'issue.added', subject: 'account:acme' },
        details: {
          ...{ ticket: 'T-1', kind: 'problem', state: 'inProgress', openedOn: '2026-02-20' },
          ...{ memberId: workspace.member.id, channel: 'import' },
        },
      },
    ]);
  });

  it('are not taken where two columns mean the same, and a column without a name says nothing', async () => {
    const csv = 'Number,account,title,created,Key\nT-1,acme,Export hangs,2026-02-20,K-1';
    const { status, body } = await api('POST', '/issues-import', { csv });
    expect(status).toBe(400);
    expect(body.error.message).toBe('The columns “Number” and “Key” mean the same: leave one of them out.');
    expect(await take('ticket,account,,title,created,,', 'T-1,acme,odd,Export hangs,2026-02-20,,')).toEqual({
      created: 1,
      changed: 0,
      unchanged: 0,
      faults: [],
    });
    expect(await ticketOf('T-1')).toMatchObject({ title: 'Export hangs', openedOn: '2026-02-20' });
  });

  it('of accounts outside of a portfolio are answered like those of accounts that nobody has', async () => {
    const csm = await signedInMember(app, context, workspace.workspaceId, 'csm');
    await api('PUT', '/accounts/blue', { fields: { ownerId: csm.id } });
    const csv = (account: string) => `ticket,account,title,created\nT-1,${account},Export hangs,2026-02-20`;
    const as = async (account: string) => {
      const call = fromStudio('POST', { csv: csv(account) }, csm.cookie);
      return (await app.request('/api/v1/issues-import', call)).json();
    };
    expect(await as('blue')).toMatchObject({ created: 1, faults: [] });
    const { faults } = await as('acme');
    const unknown = await as('nobody');
    expect(faults[0].message.replace('acme', 'nobody')).toBe(unknown.faults[0].message);
    expect(await issues()).toEqual([]);
  });
});

describe('a ticket', () => {
  it('is one issue of an account, and stays where a change does not name it', async () => {
    const issue = {
      ...{
        kind: 'problem',
        title: 'Export',
        state: 'open',
        openedOn: '2026-02-19',
        memberId: null,
        url: null,
      },
    };
    const add = (account: string, ticket: string) =>
      api('POST', `/accounts/${account}/issues`, { ...issue, ticket, channel: 'mail', raisedBy: 'Ms Lin' });
    const { body: first } = await add('acme', 'T-1');
    const { body: second } = await add('acme', 'T-2');
    expect((await add('blue', 'T-1')).status).toBe(201);
    expect((await add('acme', 'T-1')).status).toBe(409);
    const change = (id: string, of: object) => api('PUT', `/accounts/acme/issues/${id}`, { ...issue, ...of });
    expect((await change(second.id, { ticket: 'T-1' })).status).toBe(409);
    expect((await change(first.id, { ticket: 'T-1', state: 'fixed' })).status).toBe(200);
    expect((await change(first.id, { state: 'closed' })).status).toBe(200);
    const kept = async () => (await issues()).find(({ id }) => id === first.id);
    expect(await kept()).toMatchObject({
      ticket: 'T-1',
      channel: 'mail',
      raisedBy: 'Ms Lin',
      state: 'closed',
    });
    await change(first.id, { ticket: null, channel: null, raisedBy: null });
    expect(await kept()).toMatchObject({ ticket: null, channel: null, raisedBy: null });
    await change(first.id, { ticket: null, channel: null, raisedBy: null });
    const { entries } = (await api('GET', '/audit-log?noun=issue')).body;
    expect(entries.slice(0, 2).map(({ details }: { details: object }) => details)).toEqual([
      { issue: first.id },
      {
        issue: first.id,
        channel: { before: 'mail', after: null },
        ticket: { before: 'T-1', after: null },
        state: { before: 'closed', after: 'open' },
      },
    ]);
  });
});
