import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { accountIdOf } from '../../../server/db/hashed-id.ts';
import { reportGuide } from '../../../server/guides/report-guide.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { GuideEventName } from '../../../shared/contract/event.ts';
import { dropOffs } from '../../../studio/charts/drop-off.ts';
import { stagesOf } from '../../../studio/guides/report-stages.ts';
import { buildBatch, buildEvent, newEventId } from '../../support/build-event.ts';
import { buildGuide, buildSignature, buildStep, heading, npsQuestion } from '../../support/build-guide.ts';
import { addAccount, addUser } from '../../support/build-people.ts';
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
let guideId: string;

const people = [
  { id: 'ann', account: 'acme', goes: ['s1', 's2', 's3'], ends: 'guide.completed' },
  { id: 'bob', account: 'acme', goes: ['s1', 's2'], ends: 'guide.dismissed' },
  { id: 'cem', account: 'harbour', goes: ['s1'], ends: 'guide.dismissed' },
  { id: 'dora', account: 'harbour', goes: ['s1', 's2', 's3'], ends: 'guide.completed' },
  // One of us: left out of every number.
  { id: 'kim', account: 'acme', goes: ['s1', 's2', 's3'], ends: 'guide.completed' },
] as const;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
  workspace = await buildWorkspace(context);
  api = callApi(app, workspace.production.secretKey);
  const environmentId = workspace.production.id;
  for (const { id } of people) {
    await addUser(database.db, environmentId, {
      externalId: id,
      name: id === 'cem' ? '=cmd|calc' : id.toUpperCase(),
      traits: { role: id === 'ann' || id === 'cem' ? 'sales' : 'support' },
    });
  }
  for (const externalId of ['acme', 'harbour']) {
    const seats = people
      .filter(({ account }) => account === externalId)
      .map(({ id }) => ({ externalId: id, lastSeenAt: now }));
    await addAccount(database.db, environmentId, { externalId, name: `The ${externalId}`, seats });
  }
  const draft = buildGuide({ steps: ['s1', 's2', 's3'].map((id) => buildStep(id)) });
  const { body } = await api('POST', '/guides', { kind: 'walkthrough', name: 'Tour', draft });
  guideId = body.id;
  await api('POST', `/guides/${guideId}/publish`, { revision: 1 });
  for (const { id, account, goes, ends } of people) {
    await send(id, account, [
      ['guide.started', 's1'],
      ...goes.map((step) => ['step.shown', step] as const),
      [ends, goes.at(-1) ?? ''],
    ]);
  }
  await api('PUT', '/users/kim', { exclusion: 'internal' });
});
afterAll(() => database.drop());

type Happened = readonly (readonly [GuideEventName, string])[];

function runOf(userId: string, accountId: string, happened: Happened, ofGuide = guideId) {
  const runId = newEventId();
  return happened.map(([name, stepId]) =>
    buildEvent(now, {
      kind: 'guide',
      name,
      userId,
      accountId,
      properties: { guideId: ofGuide, version: 1, runId, stepId },
    }),
  );
}

async function send(userId: string, accountId: string, happened: Happened, ofGuide = guideId): Promise<void> {
  const events = runOf(userId, accountId, happened, ofGuide);
  const { refused } = await ingest(context, workspace.production.keyed, buildBatch(events, now), 'browser');
  expect(refused).toEqual([]);
}

const report = async (query = '') => (await api('GET', `/guides/${guideId}/report${query}`)).body;
const names = async (query: string) => {
  const { body } = await api('GET', `/guides/${guideId}/report/people${query}`);
  return body.people.map(({ id }: { id: string }) => id).toSorted();
};

describe('the results of a guide', () => {
  test('count each user once, step by step, without those who are left out of metrics', async () => {
    expect(await report()).toMatchObject({
      shown: 4,
      started: 4,
      completed: 2,
      dismissed: 2,
      steps: [
        { stepId: 's1', title: 'Step s1', shown: 4, dismissed: 1 },
        { stepId: 's2', shown: 3, dismissed: 1 },
        { stepId: 's3', shown: 2, dismissed: 0 },
      ],
      versions: [{ version: 1, shown: 4, completed: 2 }],
    });
  });

  test('of 200 who were shown it, 150 who started, 120 at step 3 and 90 at its end tell 25, 20 and 25 % lost, and where it was closed (statement 30)', async () => {
    const steps = ['s1', 's2', 's3'].map((id) => buildStep(id));
    const { body } = await api('POST', '/guides', {
      kind: 'hint',
      name: 'Tips',
      draft: buildGuide({ steps }),
    });
    await api('POST', `/guides/${body.id}/publish`, { revision: 1 });
    const told = (user: number) => {
      const reached = user < 120 ? ['s1', 's2', 's3'] : user < 150 ? ['s1', 's2'] : [];
      const happened: [GuideEventName, string][] = [
        ...(reached.length > 0 ? [['guide.started', 's1'] as [GuideEventName, string]] : []),
        ...reached.map((step): [GuideEventName, string] => ['step.shown', step]),
        // Who never opened it has closed its mark.
        [user < 90 ? 'guide.completed' : 'guide.dismissed', reached.at(-1) ?? 's1'],
      ];
      return runOf(`p${user}`, 'harbour', happened, body.id);
    };
    const events = Array.from({ length: 200 }, (_, user) => told(user)).flat();
    // Whoever goes through it twice is one person.
    events.push(...told(0), ...told(95), ...told(160));
    for (let first = 0; first < events.length; first += 400) {
      const response = await app.request('/v1/events', {
        method: 'POST',
        body: JSON.stringify({
          ...buildBatch(events.slice(first, first + 400), now),
          key: workspace.production.publicKey,
        }),
      });
      expect((await response.json()).refused ?? []).toEqual([]);
    }
    const { body: told200 } = await api('GET', `/guides/${body.id}/report`);
    expect(told200).toMatchObject({
      ...{ shown: 200, started: 150, completed: 90, dismissed: 110 },
      steps: [
        { stepId: 's1', shown: 150, dismissed: 50 },
        { stepId: 's2', shown: 150, dismissed: 30 },
        { stepId: 's3', shown: 120, dismissed: 30 },
      ],
    });
    const stages = stagesOf(told200);
    expect(stages.map(({ value }) => value)).toEqual([200, 150, 150, 150, 120, 90]);
    expect(dropOffs(stages)).toEqual([
      { lost: 0, share: 0 },
      { lost: 50, share: 0.25 },
      { lost: 0, share: 0 },
      { lost: 0, share: 0 },
      { lost: 30, share: 0.2 },
      { lost: 30, share: 0.25 },
    ]);
    expect(stages.map(({ note }) => note?.match(/\d+/)?.[0])).toEqual([
      ...[undefined, undefined, '50', '30', '30', undefined],
    ]);
    const total = async (query: string) =>
      (await api('GET', `/guides/${body.id}/report/people?${query}&limit=1`)).body.total;
    expect(await total('milestone=shown')).toBe(200);
    expect(await total('milestone=stepShown&stepId=s3')).toBe(120);
    expect(await total('milestone=stepDismissed&stepId=s2')).toBe(30);
    const { guides } = (await api('GET', '/guides')).body;
    const listed = guides.find(({ id }: { id: string }) => id === body.id);
    expect(listed).toMatchObject({ shownUsers: 200, startedUsers: 150, completedUsers: 90 });
  });

  test('say of a step that one version alone has, or that answers lead past, that it is not for all', async () => {
    const when = { questionId: 'q', min: 9 };
    const asks = buildStep('s1', { blocks: [npsQuestion('q')] });
    const first = buildGuide({ steps: [asks, buildStep('s2', { when }), buildStep('s3')] });
    const { body } = await api('POST', '/guides', { kind: 'survey', name: 'Grown', draft: first });
    const forAll = async () => {
      const { body: told } = await api('GET', `/guides/${body.id}/report`);
      return told.steps.flatMap((step: { stepId: string; isForAll: boolean }) =>
        step.isForAll ? [step.stepId] : [],
      );
    };
    await api('POST', `/guides/${body.id}/publish`, { revision: 1 });
    await send('ann', 'acme', [['step.shown', 's1'] as const], body.id);
    expect(await forAll()).toEqual(['s1', 's3']);
    const second = { ...first, steps: [...first.steps, buildStep('s4')] };
    await api('PUT', `/guides/${body.id}/draft`, { revision: 1, name: 'Grown', draft: second });
    await api('POST', `/guides/${body.id}/publish`, { revision: 2 });
    expect(await forAll()).toEqual(['s1', 's3']);
  });

  test('can be had of one account, and of a segment as it is now', async () => {
    expect(await report('?account=acme')).toMatchObject({ shown: 2, completed: 1, dismissed: 1 });
    const audience = { type: 'userTrait', trait: 'role', operator: 'is', value: 'sales' };
    const { body: segment } = await api('POST', '/segments', { name: 'Sales', audience });
    expect(await report(`?segment=${segment.id}`)).toMatchObject({ shown: 2, completed: 1, dismissed: 1 });
    expect(await report(`?segment=${segment.id}&account=harbour`)).toMatchObject({ shown: 1, completed: 0 });
    expect((await api('GET', `/guides/${guideId}/report?account=nobody`)).status).toBe(404);
    expect((await api('GET', `/guides/${guideId}/report?segment=${newEventId()}`)).status).toBe(404);
  });

  test('come with as many people behind each number as it says', async () => {
    const whole = await report();
    const numbers: [query: string, number: number][] = [
      ['?milestone=shown', whole.shown],
      ['?milestone=started', whole.started],
      ['?milestone=completed', whole.completed],
      ['?milestone=dismissed', whole.dismissed],
      ['?milestone=missing', whole.missing],
      ...whole.steps.flatMap(({ stepId, shown, dismissed }: (typeof whole.steps)[number]) => [
        [`?milestone=stepShown&stepId=${stepId}`, shown],
        [`?milestone=stepDismissed&stepId=${stepId}`, dismissed],
      ]),
    ];
    for (const [query, number] of numbers) {
      const { body } = await api('GET', `/guides/${guideId}/report/people${query}`);
      expect([query, body.total, body.people.length]).toEqual([query, number, number]);
    }
    expect(await names('?milestone=completed')).toEqual(['ann', 'dora']);
    expect(await names('?milestone=stepShown&stepId=s2&account=acme')).toEqual(['ann', 'bob']);
  });

  test('by account are those of its users', async () => {
    const { body } = await api('GET', `/guides/${guideId}/report/accounts`);
    expect(body).toEqual({
      total: 2,
      accounts: [
        { id: 'acme', name: 'The acme', shown: 2, started: 2, completed: 1, dismissed: 1 },
        { id: 'harbour', name: 'The harbour', shown: 2, started: 2, completed: 1, dismissed: 1 },
      ],
    });
    const fileOf = async (query: string) => {
      const file = await app.request(`/api/v1/guides/${guideId}/report/accounts.csv?${query}`, {
        headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
      });
      return (await file.text()).trimEnd().split('\n').slice(1);
    };
    const ids = async (query: string) =>
      (await api('GET', `/guides/${guideId}/report/accounts?${query}`)).body.accounts.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids('sort=account&order=desc')).toEqual(['harbour', 'acme']);
    expect(await ids('search=HARB&sort=completed')).toEqual(['harbour']);
    expect(await ids('search=nowhere')).toEqual([]);
    // An old link to a page that is no more still tells how many there are, so that it can lead back.
    const beyond = await api('GET', `/guides/${guideId}/report/accounts?offset=50&search=harb`);
    expect(beyond.body).toEqual({ total: 1, accounts: [] });
    expect(await fileOf('sort=account&order=desc')).toEqual([
      'harbour,The harbour,2,2,1,1',
      'acme,The acme,2,2,1,1',
    ]);
    expect(await fileOf('search=HARB')).toEqual(['harbour,The harbour,2,2,1,1']);
    expect(await fileOf('account=acme')).toEqual(['acme,The acme,2,2,1,1']);
  });

  test('lead to people who are searched, sorted and exported alike', async () => {
    const asked: [query: string, ids: string[]][] = [
      ['sort=user', ['cem', 'ann', 'bob', 'dora']],
      ['sort=user&order=desc', ['dora', 'bob', 'ann', 'cem']],
      ['search=DOR', ['dora']],
      ['search=harb&sort=user', ['cem', 'dora']],
      ['search=%25', []],
    ];
    for (const [query, ids] of asked) {
      const of = `/guides/${guideId}/report/people`;
      const { people, total } = (await api('GET', `${of}?milestone=shown&${query}`)).body;
      expect([query, total, people.map(({ id }: { id: string }) => id)]).toEqual([query, ids.length, ids]);
      const response = await app.request(`/api/v1${of}.csv?milestone=shown&${query}`, {
        headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
      });
      const lines = (await response.text()).trimEnd().split('\n').slice(1);
      expect([query, lines.map((line) => line.split(',')[0])]).toEqual([query, ids]);
    }
    const byAccount = (await api('GET', `/guides/${guideId}/report/people?milestone=shown&sort=account`))
      .body;
    expect(byAccount.people.map(({ accountId }: { accountId: string }) => accountId)).toEqual([
      ...['acme', 'acme', 'harbour', 'harbour'],
    ]);
    const beyond = (await api('GET', `/guides/${guideId}/report/people?milestone=shown&offset=50`)).body;
    expect(beyond).toEqual({ total: 4, people: [] });
  });

  test('show whoever has a portfolio only their own accounts', async () => {
    await database.db
      .updateTable('account')
      .set({ ownerId: workspace.member.id })
      .where('id', '=', accountIdOf(workspace.production.id, 'acme'))
      .execute();
    const scope = { ...workspace.production.scope, owners: [workspace.member.id] };
    expect(await reportGuide(context, scope, guideId, {})).toMatchObject({ shown: 2, completed: 1 });
    expect(await reportGuide(context, { ...scope, owners: [] }, guideId, {})).toMatchObject({ shown: 0 });
  });

  test('are exported so that no name becomes a formula', async () => {
    const response = await app.request(`/api/v1/guides/${guideId}/report/people.csv?milestone=dismissed`, {
      headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
    });
    const text = await response.text();
    expect(text.split('\n').filter(Boolean)).toHaveLength(3);
    expect(text).toContain("'=cmd|calc");
  });
});

describe('the elements of a guide’s steps', () => {
  test('are told by the step as it was in the version that ran, whatever the draft has become', async () => {
    const steps = ['s1', 's2', 's3'].map((id) =>
      buildStep(id, { target: { signature: buildSignature(id) } }),
    );
    const { body } = await api('POST', '/guides', {
      kind: 'walkthrough',
      name: 'Moved',
      draft: buildGuide({ steps }),
    });
    await api('POST', `/guides/${body.id}/publish`, { revision: 1 });
    await send('ann', 'acme', [['step.shown', 's2'] as const, ['step.shown', 's3'] as const], body.id);
    const draft = buildGuide({ steps: [{ ...steps[2]!, blocks: [heading('other', 'Another title')] }] });
    await api('PUT', `/guides/${body.id}/draft`, { revision: 1, name: 'Moved', draft });
    const { targets } = (await api('GET', `/guides/${body.id}/targets`)).body;
    expect(targets).toMatchObject([
      { version: 1, place: 2, title: 'Step s2' },
      { version: 1, place: 3, title: 'Step s3' },
    ]);
  });
});

describe('the list of guides', () => {
  test('says who is meant, in words, and what came of each', async () => {
    const audience = { type: 'userTrait', trait: 'role', operator: 'is', value: 'sales' } as const;
    const draft = buildGuide({ audience });
    await api('POST', '/guides', { kind: 'announcement', name: 'News', draft });
    const { guides } = (await api('GET', '/guides')).body;
    expect(guides.find(({ name }: { name: string }) => name === 'News')).toMatchObject({
      audience: 'user role is sales',
      live: null,
      health: null,
    });
    expect(guides.find(({ name }: { name: string }) => name === 'Tour')).toMatchObject({
      audience: 'everybody',
      shownUsers: 4,
      completedUsers: 2,
    });
  });

  test('comes without its counts to whoever does not wait for them, and the counts come by themselves', async () => {
    const { guides } = (await api('GET', '/guides')).body;
    const uncounted = (await api('GET', '/guides?counts=false')).body.guides;
    const nothing = { shownUsers: null, startedUsers: null, completedUsers: null };
    expect(uncounted).toEqual(guides.map((guide: object) => ({ ...guide, ...nothing })));
    const counts = (await api('GET', '/guides/counts')).body.guides;
    const had = guides.filter(({ shownUsers }: { shownUsers: number }) => shownUsers > 0);
    expect(counts.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      had.map(({ id }: { id: string }) => id).toSorted(),
    );
    for (const count of counts) {
      expect(had.find(({ id }: { id: string }) => id === count.id)).toMatchObject(count);
    }
  });

  test('is exported as it is searched, filtered and sorted', async () => {
    const response = await app.request('/api/v1/guides.csv?state=draft&search=role&sort=name&order=asc', {
      headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
    });
    expect(response.headers.get('Content-Disposition')).toContain('guides.csv');
    const lines = (await response.text()).trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('News,announcement');
  });
});
