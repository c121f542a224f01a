import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { listLatestEvents } from '../../../server/workspaces/list-latest-events.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { sign } from '../../support/snippet-bench.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const clock = createSetClock('2026-03-20T08:00:00Z');
let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let acme: BuiltWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
  acme = await buildWorkspace(context);
});
afterAll(() => database.drop());

const button = sign({ name: 'New order', section: 'Orders' });
const hash = signatureHash(button);
const send = (events: Partial<Event>[], to = acme.production.keyed) =>
  ingest(
    context,
    to,
    {
      ...buildBatch(
        events.map((parts) => buildEvent(clock.now(), parts)),
        clock.now(),
      ),
      signatures: { [hash]: button },
    },
    'browser',
  );
const latest = async (of = acme.production) =>
  (await callApi(app, of.secretKey)('GET', '/install/events')).body.events;

test('whoever installs sees what came in the last two minutes: what, where, whose', async () => {
  expect(await latest()).toEqual([]);
  await send([{ kind: 'page', name: 'page.viewed', path: '/old', userId: 'ann' }]);
  clock.set('2026-03-20T08:03:00Z');
  const visitor = { userId: undefined, accountId: undefined, anonymousId: crypto.randomUUID() };
  await send([{ kind: 'page', name: 'page.viewed', path: '/orders', ...visitor }]);
  clock.set('2026-03-20T08:03:01Z');
  await send([
    {
      kind: 'click',
      name: 'element.clicked',
      path: '/orders',
      signature: hash,
      userId: 'ann',
      accountId: 'acme',
    },
  ]);
  expect(await latest()).toEqual([
    {
      id: expect.any(String),
      at: '2026-03-20T08:03:01.000Z',
      kind: 'click',
      name: 'element.clicked',
      path: '/orders',
      element: 'button "New order" · Orders',
      userId: 'ann',
      accountId: 'acme',
    },
    expect.objectContaining({ kind: 'page', path: '/orders', element: null, userId: null, accountId: null }),
  ]);
  expect(await latest(acme.staging)).toEqual([]);
  // Of accounts that are not theirs a member sees nothing.
  expect(
    await listLatestEvents(context, { ...acme.production.scope, owners: [crypto.randomUUID()] }),
  ).toEqual([]);
});
