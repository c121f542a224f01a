import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { mailAlerts } from '../../../server/alerts/mail-alerts.ts';
import { raiseAlerts } from '../../../server/alerts/raise-alerts.ts';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { createSegment } from '../../../server/segments/edit-segment.ts';
import type { AlertRule } from '../../../shared/contract/alert.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { type MailServer, startMailServer } from '../../support/mail-server.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { fromStudio, type SignedIn, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let mail: MailServer;
const clock = createSetClock('2026-03-02T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  mail = await startMailServer();
  const config = readConfig({
    PUBLIC_URL: 'http://cairn.test',
    CAIRN_SMTP_URL: mail.url,
    CAIRN_MAIL_FROM: 'Cairn <cairn@example.com>',
  });
  context = database.context({ now: clock.now, config });
  app = createApp(context);
});
afterAll(async () => {
  await mail.close();
  await database.drop();
});
beforeEach(async () => {
  clock.set('2026-03-02T08:00:00Z');
  mail.mails.length = 0;
  workspace = await buildWorkspace(context);
});

const api = (method: string, path: string, body?: unknown) =>
  callApi(app, workspace.production.secretKey)(method, path, body);
async function as(member: SignedIn, path: string) {
  const response = await app.request(`/api/v1${path}`, fromStudio('GET', undefined, member.cookie));
  return response.json();
}
const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
const send = (events: Event[]) =>
  ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');
const look = () => raiseAlerts(context, workspace.production.scope);

/** An account that is steady and has this many users now, and had so many in each of the four weeks before. */
async function account(
  id: string,
  { now, before = 0, role }: { now: number; before?: number; role?: string },
) {
  const visits = (count: number, days: number) =>
    Array.from({ length: count }, (_, n) =>
      buildEvent(daysAgo(days), { userId: `${id}-u${n}`, accountId: id, name: 'looked' }),
    );
  await send([
    ...visits(now, 2),
    ...[9, 16, 23, 30].flatMap((days) => visits(before, days)),
    buildEvent(clock.now(), {
      ...{ userId: `${id}-u0`, accountId: id, kind: 'group', name: 'account.identified' },
      properties: { goLiveOn: '2025-01-01', name: id },
    }),
    ...(role
      ? [
          buildEvent(clock.now(), {
            ...{ userId: `${id}-u0`, accountId: id, kind: 'identify', name: 'user.identified' },
            properties: { role },
          }),
        ]
      : []),
  ]);
}
const own = (id: string, ownerId: string) => api('PUT', `/accounts/${id}`, { fields: { ownerId } });
const rule = (change: Partial<AlertRule>) =>
  api('POST', '/alert-rules', {
    name: 'Many people',
    metric: 'registeredUsers',
    condition: { type: 'threshold', is: 'above', value: 0 },
    ...{ tiers: [], stages: [], dueDays: 3, receiverIds: [], isPaused: false },
    ...change,
  });
async function alertsOf(ruleId: string) {
  const { body } = await api('GET', '/alerts');
  return body.alerts.filter((alert: { ruleId: string }) => alert.ruleId === ruleId);
}
const member = (role: 'csm' | 'cs_lead' | 'author' = 'csm') =>
  signedInMember(app, context, workspace.workspaceId, role);
const place = (id: string, change: { portfolio?: 'own' | 'team' | 'all'; teamId?: number }) =>
  database.db.updateTable('membership').set(change).where('memberId', '=', id).execute();

describe('an alert is told to', () => {
  it('the owner, the owner’s team, named members and whole roles, as the rule says', async () => {
    const [ann, bo, cy, dee] = [
      await member(),
      await member(),
      await member('cs_lead'),
      await member('author'),
    ];
    const { body: team } = await api('POST', '/teams', { name: 'North' });
    for (const { id } of [ann!, bo!]) await place(id, { portfolio: 'team', teamId: team.id });
    await account('acme', { now: 3 });
    await own('acme', ann!.id);
    const told = async (change: Partial<AlertRule>) => {
      const { body } = await rule(change);
      await look();
      const [alert] = await alertsOf(body.id);
      const { receivers } = (await api('GET', `/alerts/${alert.id}`)).body;
      return receivers.map(({ id }: { id: string }) => id).sort();
    };
    expect(await told({})).toEqual([ann!.id]);
    expect(await told({ toTeam: true })).toEqual([ann!.id, bo!.id].sort());
    expect(await told({ toOwner: false, toRoles: ['cs_lead'] })).toEqual([cy!.id]);
    expect(await told({ receiverIds: [dee!.id] })).toEqual([ann!.id, dee!.id].sort());
    expect(await told({ toOwner: false })).toEqual([]);
  });

  it('nobody who may not see the account, or has left', async () => {
    const [ann, bo, cy] = [await member(), await member(), await member('cs_lead')];
    await database.db
      .updateTable('membership')
      .set({ deactivatedAt: clock.now() })
      .where('memberId', '=', cy.id)
      .execute();
    await account('acme', { now: 3 });
    await own('acme', ann.id);
    const { body } = await rule({ receiverIds: [bo.id, cy.id], toRoles: ['csm'] });
    await look();
    const [alert] = await alertsOf(body.id);
    expect((await api('GET', `/alerts/${alert.id}`)).body.receivers).toMatchObject([{ id: ann.id }]);
  });

  it('whoever is told sees how many wait for them, and only these', async () => {
    const [ann, bo] = [await member(), await member()];
    await account('acme', { now: 3 });
    await account('globex', { now: 3 });
    await own('acme', ann.id);
    await own('globex', bo.id);
    await rule({});
    await look();
    const { open } = await as(ann, '/alerts/count');
    const list = await as(ann, '/alerts?for=me&state=active');
    expect(list.total).toBe(open);
    expect(new Set(list.alerts.map(({ accountId }: { accountId: string }) => accountId))).toEqual(
      new Set(['acme']),
    );
    // While the account is another's, nothing of it waits for them.
    await own('acme', bo.id);
    expect((await as(ann, '/alerts?for=me&state=active')).total).toBe(0);
    expect(await as(ann, '/alerts/count')).toEqual({ open: 0 });
    await own('acme', ann.id);
    await api('POST', `/alerts/${list.alerts[0].id}/acknowledge`);
    expect(await as(ann, '/alerts/count')).toEqual({ open: open - 1 });
  });

  test('a rule that names a stranger or a segment that is not there is refused', async () => {
    const other = await buildWorkspace(context);
    expect((await rule({ receiverIds: [other.member.id] })).status).toBe(400);
    expect((await rule({ ownerIds: [other.member.id] })).status).toBe(400);
    const audience = { type: 'all' as const, conditions: [] };
    const theirs = await createSegment(context, other.production.scope, { name: 'Theirs', audience });
    expect((await rule({ segmentId: theirs.id })).status).toBe(404);
  });
});

describe('by e-mail', () => {
  it('each member gets one mail for all that is new, in their language, and none twice', async () => {
    const ann = await member();
    await database.db.updateTable('member').set({ locale: 'zh-CN' }).where('id', '=', ann.id).execute();
    for (const id of ['acme', 'globex']) {
      await account(id, { now: 5 });
      await own(id, ann.id);
    }
    await rule({});
    await look();
    await mailAlerts(context);
    const to = mail.mails.filter((each) => each.to === ann.email);
    expect(to).toHaveLength(1);
    expect(to[0]!.text).toContain('acme：Many people');
    expect(to[0]!.text).toContain('globex：Many people');
    expect(to[0]!.text).toContain('注册用户：5');
    expect(to[0]!.text).toMatch(/http:\/\/cairn\.test\/alerts\/[0-9a-f-]{36}/);
    await mailAlerts(context);
    await look();
    await mailAlerts(context);
    expect(mail.mails.filter((each) => each.to === ann.email)).toHaveLength(1);
  });

  it('what the mail server did not take is sent later; what was looked into meanwhile is not', async () => {
    const ann = await member();
    for (const id of ['acme', 'globex']) {
      await account(id, { now: 5 });
      await own(id, ann.id);
    }
    const { body } = await rule({});
    await look();
    const away = {
      ...context,
      config: { ...context.config, mail: { smtpUrl: 'smtp://127.0.0.1:9', from: 'a@b.example' } },
    };
    await mailAlerts(away);
    const [first] = await alertsOf(body.id);
    await api('POST', `/alerts/${first.id}/acknowledge`);
    await mailAlerts(context);
    const [sent] = mail.mails.filter((each) => each.to === ann.email);
    expect(sent!.text).not.toContain(`${first.accountName}: Many people`);
    expect(sent!.text).toContain('Many people');
  });

  it('nothing is sent to whoever does not want it, or may not see the account any more', async () => {
    const [ann, bo, cy] = [await member(), await member(), await member()];
    const chosen = await app.request(
      '/api/v1/member',
      fromStudio('PATCH', { wantsAlertMail: false }, ann.cookie),
    );
    expect(await chosen.json()).toMatchObject({ wantsAlertMail: false });
    expect(await as(ann, '/session')).toMatchObject({ member: { wantsAlertMail: false } });
    for (const [id, owner] of [
      ['acme', ann],
      ['globex', bo],
    ] as const) {
      await account(id, { now: 5 });
      await own(id, owner.id);
    }
    await rule({});
    await look();
    await own('globex', cy.id);
    await mailAlerts(context);
    expect(mail.mails.map(({ to }) => to)).toEqual([]);
    // The new owner hears of it with the next look.
    await look();
    await mailAlerts(context);
    expect(mail.mails.map(({ to }) => to)).toEqual([cy.email]);
    expect(mail.mails[0]!.text).toContain('globex: Many people');
    expect(mail.mails[0]!.text).toContain('http://cairn.test/settings/profile');
    expect((await as(ann, '/alerts?for=me&state=active')).total).toBeGreaterThan(0);
    expect((await as(cy, '/alerts?for=me&state=active')).total).toBeGreaterThan(0);
  });

  it.each([
    { timeZone: 'UTC', before: '2026-03-02T23:30:00Z', after: '2026-03-03T00:30:00Z' },
    { timeZone: 'Asia/Shanghai', before: '2026-03-02T15:30:00Z', after: '2026-03-02T16:30:00Z' },
  ])(
    'nothing is sent of what was put off meanwhile, until its day in $timeZone',
    async ({ timeZone, before, after }) => {
      await database.db
        .updateTable('workspace')
        .set({ timeZone })
        .where('id', '=', workspace.production.scope.workspaceId)
        .execute();
      const ann = await member();
      await account('acme', { now: 5 });
      await own('acme', ann.id);
      await rule({});
      await look();
      const { alerts } = (await api('GET', '/alerts')).body;
      for (const { id } of alerts) await api('POST', `/alerts/${id}/snooze`, { until: '2026-03-03' });
      clock.set(before);
      await mailAlerts(context);
      expect(mail.mails).toEqual([]);
      expect((await api('GET', '/alerts?state=snoozed')).body.total).toBe(alerts.length);
      clock.set(after);
      await mailAlerts(context);
      expect(mail.mails).toHaveLength(1);
      expect((await api('GET', '/alerts?state=snoozed')).body.total).toBe(0);
    },
  );

  it('nothing is sent where no mail server is set up', async () => {
    await mailAlerts({ ...context, config: { ...context.config, mail: undefined } });
    expect(mail.mails).toEqual([]);
  });
});

describe('a rule watches only', () => {
  it('accounts in which somebody is in its segment', async () => {
    await account('acme', { now: 3, role: 'buyer' });
    await account('globex', { now: 3 });
    const { id: segmentId } = await createSegment(context, workspace.production.scope, {
      name: 'Buyers',
      audience: {
        type: 'all',
        conditions: [{ type: 'userTrait', trait: 'role', operator: 'is', value: 'buyer' }],
      },
    });
    const { body } = await rule({ segmentId });
    await look();
    expect(await alertsOf(body.id)).toMatchObject([{ accountId: 'acme' }]);
  });

  it('accounts that its people look after', async () => {
    const ann = await member();
    await account('acme', { now: 3 });
    await account('globex', { now: 3 });
    await own('globex', ann.id);
    const { body } = await rule({ ownerIds: [ann.id] });
    await look();
    expect(await alertsOf(body.id)).toMatchObject([{ accountId: 'globex' }]);
  });
});

describe('a change against the mean of the four weeks before (statement 52)', () => {
  const change = (direction: 'up' | 'down' | 'either') =>
    rule({
      metric: 'activeUsers7',
      condition: { type: 'change', direction, share: 0.3, fewest: 5, windowDays: 28 },
    });

  test.each([
    [10, 7, 'either', 'down'],
    [10, 13, 'either', 'up'],
    [10, 8, 'either', undefined],
    [10, 12, 'either', undefined],
    [10, 7, 'down', 'down'],
    [10, 7, 'up', undefined],
    [10, 13, 'up', 'up'],
    [10, 13, 'down', undefined],
    [4, 2, 'either', undefined],
    [4, 6, 'either', 'up'],
  ] as const)('from %d to %d, watched for %s, is %s', async (before, now, direction, found) => {
    await account('acme', { now, before });
    const { body } = await change(direction);
    await look();
    const alerts = await alertsOf(body.id);
    expect(alerts.map((alert: { direction: string }) => alert.direction)).toEqual(found ? [found] : []);
  });
});

it('tells on its page what the metric is now, beside what it was when it opened', async () => {
  await account('acme', { now: 7, before: 10 });
  const { body } = await rule({
    metric: 'activeUsers7',
    condition: { type: 'threshold', is: 'below', value: 8 },
  });
  await look();
  const [alert] = await alertsOf(body.id);
  expect((await api('GET', `/alerts/${alert.id}`)).body).toMatchObject({ value: 7, current: 7 });
  await account('acme', { now: 9 });
  expect((await api('GET', `/alerts/${alert.id}`)).body).toMatchObject({ value: 7, current: 9 });
});
