import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../../server/context.ts';
import { anonymousUserIdOf } from '../../../server/db/hashed-id.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Event } from '../../../shared/contract/event.ts';
import type { Signature } from '../../../shared/contract/signature.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
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
});

const send = (events: Event[], source: 'browser' | 'server' = 'browser', sentAt = clock.now()) =>
  ingest(context, workspace.production.keyed, buildBatch(events, sentAt), source);

const storedEvents = () =>
  database.db
    .selectFrom('event')
    .where('environmentId', '=', workspace.production.id)
    .select(['id', 'at', 'day', 'flags', 'properties', 'pageId', 'signatureId', 'userId', 'accountId'])
    .orderBy('id')
    .execute();

const activity = () =>
  database.db
    .selectFrom('userDay')
    .where('environmentId', '=', workspace.production.id)
    .select(['day', 'events'])
    .orderBy('day')
    .execute();

const account = (externalId: string) =>
  database.db
    .selectFrom('account')
    .where('environmentId', '=', workspace.production.id)
    .where('externalId', '=', externalId)
    .selectAll()
    .executeTakeFirst();

const user = (externalId: string) =>
  database.db
    .selectFrom('user')
    .where('environmentId', '=', workspace.production.id)
    .where('externalId', '=', externalId)
    .selectAll()
    .executeTakeFirst();

const minutesAgo = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000);

describe('an event that is sent more than once', () => {
  it('counts once, one delivery after the other', async () => {
    const events = [1, 2, 3].map((minutes) => buildEvent(minutesAgo(minutes)));
    for (let delivery = 1; delivery <= 3; delivery++) {
      const reply = await send(events);
      expect(reply).toEqual({ accepted: events.map(({ id }) => id), refused: [] });
      clock.advance({ hours: 20 });
    }
    expect(await storedEvents()).toHaveLength(3);
    expect(await activity()).toEqual([{ day: '2026-03-02', events: 3 }]);
  });

  it('counts once when many deliveries arrive at the same time', async () => {
    const events = Array.from({ length: 40 }, (_, i) => buildEvent(minutesAgo(i), { userId: `u${i % 7}` }));
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, i) => send(i % 2 ? events : events.toReversed())),
    );
    for (const reply of replies) expect(reply.accepted).toHaveLength(40);
    expect(await storedEvents()).toHaveLength(40);
    const counted = (await activity()).reduce((sum, day) => sum + day.events, 0);
    expect(counted).toBe(40);
  });

  it('counts once when a later batch brings it again among new ones', async () => {
    const events = [1, 2, 3].map((minutes) => buildEvent(minutesAgo(minutes)));
    await send(events.slice(0, 2));
    await send(events.slice(1));
    expect(await activity()).toEqual([{ day: '2026-03-02', events: 3 }]);
  });

  it('counts once within one batch, whatever the case of its id', async () => {
    const event = buildEvent(minutesAgo(1));
    await send([event, event, { ...event, id: event.id.toUpperCase() }]);
    expect(await storedEvents()).toHaveLength(1);
  });

  it('counts once when the retry is sent by a clock that was set right in between, past midnight', async () => {
    clock.set('2026-03-02T16:01:00Z');
    const event = buildEvent('2026-03-02T15:59:30Z');
    await send([event], 'browser', new Date('2026-03-02T15:59:40Z'));
    clock.set('2026-03-03T09:00:00Z');
    await send([event], 'browser', clock.now());
    expect(await storedEvents()).toHaveLength(1);
    expect(await activity()).toEqual([{ day: '2026-03-03', events: 1 }]);
  });
});

it('takes a visitor for the same one, whatever the case of their id', async () => {
  const anonymousId = crypto.randomUUID();
  const from = (id: string) => buildEvent(minutesAgo(1), { userId: undefined, anonymousId: id });
  await send([from(anonymousId.toUpperCase()), from(anonymousId)]);
  const id = anonymousUserIdOf(workspace.production.id, anonymousId);
  expect((await storedEvents()).map(({ userId }) => userId)).toEqual([id, id]);
  expect(await user(anonymousId)).toMatchObject({ id });
  await send([
    buildEvent(minutesAgo(1), { kind: 'identify', anonymousId: anonymousId.toUpperCase(), userId: 'ann' }),
  ]);
  expect(await user('ann')).toBeDefined();
  expect(await user(anonymousId)).toBeUndefined();
});

describe('a faulty event', () => {
  it('is refused alone, with its place, its id and the reason', async () => {
    const good = [buildEvent(minutesAgo(2)), buildEvent(minutesAgo(1))];
    const nameless = buildEvent(minutesAgo(1), { name: '' });
    const reply = await send([good[0], nameless, { id: 'nonsense' }, good[1], null] as Event[]);
    expect(reply.accepted).toEqual(good.map(({ id }) => id));
    expect(reply.refused.map(({ index, id }) => ({ index, id }))).toEqual([
      { index: 1, id: nameless.id },
      { index: 2, id: 'nonsense' },
      { index: 4, id: undefined },
    ]);
    expect(reply.refused[0]?.reason).toMatch(/^name: /);
    expect(await storedEvents()).toHaveLength(2);
  });

  it.each([
    ['a NUL in the id of the user', { userId: 'u\0' }],
    ['half a surrogate pair in the name', { name: 'deal \ud83d' }],
    ['nobody who did it', { userId: undefined }],
    ['a day that does not exist', { at: '2026-02-31T08:00:00x' }],
    ['properties nested without end', { properties: JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`) }],
    ['more than 32 kB of properties', { properties: { text: 'x'.repeat(40_000) } }],
    ['a guide event without its run', { kind: 'guide' as const, name: 'guide.started' }],
    ['a survey event without an answer', { kind: 'survey' as const, name: 'survey.answered' }],
    [
      'an identify of nobody',
      { kind: 'identify' as const, userId: undefined, anonymousId: crypto.randomUUID() },
    ],
    ['a field that the contract does not know', { secret: 1 }],
    [
      'properties nested more than eight deep',
      { properties: JSON.parse(`${'{"a":'.repeat(9)}0${'}'.repeat(9)}`) },
    ],
  ])('is refused for %s', async (_, parts) => {
    const good = buildEvent(minutesAgo(1));
    const reply = await send([buildEvent(minutesAgo(1), parts as Partial<Event>), good]);
    expect(reply.accepted).toEqual([good.id]);
    expect(reply.refused).toHaveLength(1);
  });

  it('keeps properties that PostgreSQL would not take, mended', async () => {
    const reply = await send([
      buildEvent(minutesAgo(1), {
        properties: { note: 'a\0b', cut: 'smile \ud83d', 'k\0': [{ deep: '\udc00' }] },
      }),
    ]);
    expect(reply.refused).toEqual([]);
    const [event] = await storedEvents();
    expect(event?.properties).toEqual({ note: 'ab', cut: 'smile \ufffd', k: [{ deep: '\ufffd' }] });
  });
});

describe('a device whose clock is wrong', () => {
  it('is corrected by the time it says it sent the batch at', async () => {
    const deviceNow = new Date('2026-03-02T11:00:00Z');
    await send([buildEvent('2026-03-02T10:50:00Z')], 'browser', deviceNow);
    const [event] = await storedEvents();
    expect(event).toMatchObject({ at: minutesAgo(10), day: '2026-03-02', flags: 0 });
  });

  it('keeps the day of the key by its own clock', async () => {
    await send([buildEvent('2019-07-01T00:10:00Z')], 'browser', new Date('2019-07-01T00:20:00Z'));
    expect(await storedEvents()).toMatchObject([{ at: minutesAgo(10), day: '2019-07-01', flags: 0 }]);
  });

  it.each([
    ['after', '2026-03-02T09:00:00Z', '2026-03-02T08:05:00Z'],
    ['years before', '2020-01-01T00:00:00Z', '2025-01-26T08:00:00Z'],
  ])('has times %s its own sending clamped and marked', async (_, at, stored) => {
    await send([buildEvent(at)]);
    expect(await storedEvents()).toMatchObject([{ at: new Date(stored), flags: 1 }]);
  });

  it('does not keep a year of history out', async () => {
    await send([buildEvent('2025-03-01T08:00:00Z')]);
    expect(await storedEvents()).toMatchObject([{ at: new Date('2025-03-01T08:00:00Z'), flags: 0 }]);
  });
});

it('marks the events of a bot', async () => {
  const batch = buildBatch([buildEvent(minutesAgo(1))], clock.now());
  await ingest(context, workspace.production.keyed, batch, 'browser', { isBot: true });
  expect(await storedEvents()).toMatchObject([{ flags: 2 }]);
});

describe('users and accounts', () => {
  it('are made by their first event, with their seat', async () => {
    await send([buildEvent(minutesAgo(5)), buildEvent(minutesAgo(9)), buildEvent(minutesAgo(1))]);
    const seen = { firstSeenAt: minutesAgo(9), lastSeenAt: minutesAgo(1) };
    expect(await account('a1')).toMatchObject({ name: 'a1', ...seen });
    expect(await user('u1')).toMatchObject({ name: 'u1', isAnonymous: false, ...seen });
    const seats = await database.db
      .selectFrom('seat')
      .where('environmentId', '=', workspace.production.id)
      .selectAll()
      .execute();
    expect(seats).toMatchObject([seen]);
  });

  it('keep the newest of each trait, in whatever order they are told', async () => {
    const identify = (minutes: number, properties: Record<string, unknown>) =>
      buildEvent(minutesAgo(minutes), { kind: 'identify', name: 'user.identified', properties });
    await send([identify(5, { name: 'Ana', plan: 'pro', seats: 3 })]);
    await send([identify(9, { name: 'An', plan: 'free', city: 'Porto' }), identify(2, { seats: 4 })]);
    await send([identify(3, { seats: 1 })]);
    expect(await user('u1')).toMatchObject({
      name: 'Ana',
      traits: { name: 'Ana', plan: 'pro', seats: 4, city: 'Porto' },
    });
  });

  it('are named by the account traits a group tells', async () => {
    await send([
      buildEvent(minutesAgo(1), {
        kind: 'group',
        name: 'account.identified',
        properties: { name: 'Acme "Ltd" \\ Söhne', plan: 'pro', nested: { no: 1 }, tags: ['a', 2] },
      }),
    ]);
    expect(await account('a1')).toMatchObject({
      name: 'Acme "Ltd" \\ Söhne',
      traits: { plan: 'pro', tags: ['a', '2'] },
    });
  });

  it('are activated by the first event from their own browser only', async () => {
    await send([buildEvent(minutesAgo(9))], 'server');
    expect(await user('u1')).toMatchObject({ activatedAt: null });
    await send([buildEvent(minutesAgo(3))]);
    await send([buildEvent(minutesAgo(6))]);
    expect(await user('u1')).toMatchObject({ activatedAt: minutesAgo(6) });
  });

  it('are told apart from anonymous ones of the same id', async () => {
    const anonymousId = crypto.randomUUID();
    await send([buildEvent(minutesAgo(1), { userId: undefined, anonymousId, accountId: undefined })]);
    await send([buildEvent(minutesAgo(1), { userId: anonymousId, accountId: undefined })]);
    const users = await database.db
      .selectFrom('user')
      .where('environmentId', '=', workspace.production.id)
      .select(['isAnonymous', 'activatedAt'])
      .orderBy('isAnonymous')
      .execute();
    expect(users).toEqual([
      { isAnonymous: false, activatedAt: minutesAgo(1) },
      { isAnonymous: true, activatedAt: null },
    ]);
    expect(new Set((await storedEvents()).map(({ accountId }) => accountId)).size).toBe(2);
  });
});

describe('days', () => {
  it('are those of the time zone: 15:59Z and 16:01Z are two days in Shanghai', async () => {
    clock.set('2024-05-02T00:00:00Z');
    const events = [buildEvent('2024-05-01T15:59:00Z'), buildEvent('2024-05-01T16:01:00Z')];
    await send(events);
    clock.advance({ days: 1 });
    await send(events);
    expect(await activity()).toEqual([
      { day: '2024-05-01', events: 1 },
      { day: '2024-05-02', events: 1 },
    ]);
  });

  it('move when the account gets a time zone of its own', async () => {
    clock.set('2024-05-02T00:00:00Z');
    await send([buildEvent('2024-05-01T15:59:00Z'), buildEvent('2024-05-01T16:01:00Z')]);
    const group = buildEvent('2024-05-01T17:00:00Z', {
      kind: 'group',
      name: 'account.identified',
      properties: { timeZone: 'Europe/Lisbon' },
    });
    await send([group, buildEvent('2024-05-01T23:30:00Z')]);
    expect(await activity()).toEqual([
      { day: '2024-05-01', events: 2 },
      { day: '2024-05-02', events: 1 },
    ]);
  });
});

describe('what else an event leaves', () => {
  const button: Signature = { v: 1, tag: 'button', role: 'button', name: 'Save', path: ['form', 'main'] };

  it('is one entry for each path and element, and none for an element that is misdescribed', async () => {
    const hash = signatureHash(button);
    const other = '0123456789abcdef';
    const click = (signature: string, path: string) =>
      buildEvent(minutesAgo(1), { kind: 'click', name: 'element.clicked', signature, path });
    const events = [click(hash, '/deals'), click(hash, '/deals'), click(other, '/orders')];
    const batch = { ...buildBatch(events, clock.now()), signatures: { [hash]: button, [other]: button } };
    const reply = await ingest(context, workspace.production.keyed, batch, 'browser');
    expect(reply.refused).toEqual([]);
    const stored = await storedEvents();
    expect(new Set(stored.map(({ pageId }) => pageId)).size).toBe(2);
    expect(stored.map(({ signatureId }) => signatureId === null).toSorted()).toEqual([false, false, true]);
    const signatures = await database.db
      .selectFrom('signature')
      .where('environmentId', '=', workspace.production.id)
      .select(['hash', 'signature'])
      .execute();
    expect(signatures).toEqual([{ hash, signature: button }]);
  });

  it('is the time of the first and last event of the environment', async () => {
    const times = () =>
      database.db
        .selectFrom('environment')
        .where('id', '=', workspace.production.id)
        .select(['firstEventAt', 'lastEventAt'])
        .executeTakeFirstOrThrow();
    expect(await times()).toEqual({ firstEventAt: null, lastEventAt: null });
    const first = clock.now();
    await send([buildEvent(minutesAgo(1))]);
    expect(await times()).toEqual({ firstEventAt: first, lastEventAt: first });
    clock.advance({ minutes: 1 });
    await send([buildEvent(minutesAgo(1))]);
    expect(await times()).toEqual({ firstEventAt: first, lastEventAt: clock.now() });
  });

  it('is a partition for its month, which takes over what the default one had', async () => {
    await database.db
      .insertInto('event')
      .values({
        environmentId: workspace.production.id,
        accountId: '1',
        day: '2025-11-30',
        id: crypto.randomUUID(),
        at: new Date('2025-11-30T10:00:00Z'),
        receivedAt: clock.now(),
        userId: '1',
        kind: 3,
        nameId: 1,
        pageId: null,
        signatureId: null,
        flags: 0,
        properties: null,
      })
      .execute();
    await send([buildEvent('2025-11-02T10:00:00Z')]);
    const { rows } = await sql<{ partition: string }>`
      select tableoid::regclass::text as partition from event
      where environment_id = ${workspace.production.id}`.execute(database.db);
    expect(rows).toEqual([{ partition: 'event_2025_11' }, { partition: 'event_2025_11' }]);
  });

  it('stays in its own environment', async () => {
    await send([buildEvent(minutesAgo(1))]);
    const staging = await database.db
      .selectFrom('event')
      .where('environmentId', '=', workspace.staging.id)
      .select('id')
      .execute();
    expect(staging).toEqual([]);
  });
});

it('keeps active time and forms as facts of their own, which count for no feature', async () => {
  const active = buildEvent(clock.now(), {
    kind: 'session',
    name: 'session.active',
    properties: { seconds: 60 },
  });
  const sent = buildEvent(clock.now(), { kind: 'form', name: 'form.submitted' });
  const reply = await send([active, sent]);
  expect(reply).toMatchObject({ refused: [] });
  const stored = await storedEvents();
  expect(stored.find(({ id }) => id === active.id)?.properties).toEqual({ seconds: 60 });
  expect(stored).toHaveLength(2);
});
