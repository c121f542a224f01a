import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeUser } from '../../../server/accounts/change-user.ts';
import { listAccounts } from '../../../server/accounts/list-accounts.ts';
import { refreshAllSummaries, refreshSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { takeStaleSummaries } from '../../../server/accounts/summary-store.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('what is stored while the numbers of its account are being made waits for nobody, and is in them the next time', async () => {
  const context = database.context();
  const { production } = await buildWorkspace(context);
  const { scope } = production;
  const comes = (userId: string) =>
    ingest(
      context,
      production.keyed,
      buildBatch([buildEvent(new Date(), { userId, accountId: 'acme' })], new Date()),
      'browser',
    );
  const usersCounted = async () => {
    await refreshSummaries(context, scope);
    const page = { limit: 1, offset: 0 };
    const { accounts } = await listAccounts(context, scope, { sort: 'users', order: 'desc' }, page);
    return accounts[0]?.users;
  };
  await comes('ann');
  expect(await usersCounted()).toBe(1);

  await comes('bob');
  await context.db.transaction().execute(async (trx) => {
    const taken = await takeStaleSummaries(trx, scope.environmentId, context.now(), { limit: 10 });
    expect(taken).toHaveLength(1);
    // A new face, then one that is known: the longer and the shorter way of storing.
    await comes('cid');
    await comes('cid');
  });
  expect(await usersCounted()).toBe(3);
});

test('whoever first comes themselves to where no account is named is activated in each of theirs, though a server had named them before', async () => {
  const context = database.context();
  const { production } = await buildWorkspace(context);
  const { scope } = production;
  const send = (accountId: string | undefined, source: 'browser' | 'server') =>
    ingest(
      context,
      production.keyed,
      buildBatch([buildEvent(new Date(), { userId: 'ann', accountId })], new Date()),
      source,
    );
  const activated = async () => {
    await refreshSummaries(context, scope);
    const page = { limit: 2, offset: 0 };
    const { accounts } = await listAccounts(context, scope, { sort: 'users', order: 'desc' }, page);
    return accounts.map(({ activatedUsers }) => activatedUsers);
  };
  await send('acme', 'server');
  await send('globex', 'server');
  expect(await activated()).toEqual([0, 0]);

  await send(undefined, 'browser');
  expect(await activated()).toEqual([1, 1]);
});

test('an account does not use the product more because some who did have given up their seats', async () => {
  const context = database.context();
  const { production } = await buildWorkspace(context);
  const { scope } = production;
  const daysAgo = (days: number) => new Date(context.now().getTime() - days * 86_400_000);
  const weeks = [1, 8, 15, 22, 29].flatMap((days) =>
    ['ann', 'bob'].map((userId) => buildEvent(daysAgo(days), { userId, accountId: 'acme' })),
  );
  await ingest(context, production.keyed, buildBatch(weeks, new Date()), 'browser');
  const activeUsers = async () => {
    await refreshSummaries(context, scope);
    return context.db
      .selectFrom('accountSummary')
      .where('environmentId', '=', scope.environmentId)
      .where('users', '>', 0)
      .select(['users', 'activeUsers7', 'activeUsersBefore'])
      .execute();
  };
  expect(await activeUsers()).toEqual([{ users: 2, activeUsers7: 2, activeUsersBefore: 2 }]);
  await ingest(
    context,
    production.keyed,
    buildBatch([buildEvent(new Date(), { userId: 'cid', accountId: 'globex' })], new Date()),
    'browser',
  );
  await changeUser(context, scope, 'bob', { accountIds: ['globex'] });
  expect(await activeUsers()).toContainEqual({ users: 1, activeUsers7: 2, activeUsersBefore: 2 });
});

test('what is wrong in one environment is told, and holds up no other', async () => {
  const context = database.context();
  const broken = await buildWorkspace(context);
  const sound = await buildWorkspace(context);
  for (const { production } of [broken, sound]) {
    const came = [buildEvent(new Date(), { userId: 'ann', accountId: 'acme' })];
    await ingest(context, production.keyed, buildBatch(came, new Date()), 'browser');
  }
  const setZone = (timeZone: string) =>
    context.db
      .updateTable('workspace')
      .set({ timeZone })
      .where('id', '=', broken.production.scope.workspaceId)
      .execute();
  await setZone('Nowhere/At-All');
  await expect(refreshAllSummaries(context)).rejects.toThrow('Nowhere/At-All');
  await setZone('UTC');
  const { users } = await context.db
    .selectFrom('accountSummary')
    .where('environmentId', '=', sound.production.id)
    .select('users')
    .executeTakeFirstOrThrow();
  expect(users).toBe(1);
});
