import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { accountIdOf, userIdOf } from '../../../server/db/hashed-id.ts';
import { newId } from '../../../server/db/new-id.ts';
import { countMeant, countUsers, selectMeantIds } from '../../../server/delivery/meant-store.ts';
import { askOfMeant, judgedUsers, meantInAccounts } from '../../../server/delivery/meant-users.ts';
import type { Scope } from '../../../server/http/scope.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import {
  type Audience,
  type Condition,
  scoreGroups,
  type Traits,
  traitOperators,
} from '../../../shared/contract/audience.ts';
import { buildBatch, buildEvent, newEventId } from '../../support/build-event.ts';
import { addAccount, addUser } from '../../support/build-people.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/*
 * Whom an audience means is said by PostgreSQL as far as it can. Here everybody is judged as well, one by one, by the
 * function that decides in delivery: both are to name the same people in the same accounts.
 */

const clock = createSetClock('2026-03-20T08:00:00Z');
let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
const features: number[] = [];
const lists: { of: 'user' | 'account'; listId: string }[] = [];
const segments: string[] = [];
const guides = [newId(clock.now()), newId(clock.now())];
const owner = newId(clock.now());

const userCount = 150;
const accountCount = 12;
const traitNames = ['role', 'since', 'seats', '__proto__', 'id', 'stage', 'adoptionLevel', 'health', 'risk'];

/** Few, so that many people have what is asked for. `trait-verdict.test` tries the rare ones. */
const texts = [
  'sales',
  'SALES',
  'admin',
  '',
  '12',
  'true',
  '2026-01-05',
  '2026-02-29',
  '销售',
  'É',
  'é',
  '\u212a',
  'k',
  'x y',
];
const numbers = [0, 3, 12, -5, 12.5, 1e21];
const text = fc.constantFrom(...texts);
const value = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.constantFrom(...numbers),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
  // Host apps send these too, and they are kept as they are.
  fc.constantFrom<unknown>([['sales']], [12, 'x'], [null], { sales: 1 }, { toString: 'sales' }, [
    { toString: 1 },
  ]),
);
const traits: fc.Arbitrary<Traits> = fc
  .array(fc.tuple(fc.constantFrom(...traitNames), value), { maxLength: 6 })
  .map((pairs) => Object.fromEntries(pairs) as Traits);

const trait = (type: 'userTrait' | 'accountTrait'): fc.Arbitrary<Condition> =>
  fc.record(
    {
      type: fc.constant(type),
      trait: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...traitNames) },
        fc.constantFrom('nobody has it', 'toString', 'ro\0le', 'role\ud83d', ''),
      ),
      operator: fc.constantFrom(...traitOperators),
      value: fc.oneof(
        { weight: 4, arbitrary: text },
        { weight: 2, arbitrary: fc.constantFrom(...numbers) },
        fc.boolean(),
        { weight: 2, arbitrary: fc.array(text, { maxLength: 4 }) },
        fc.constantFrom('a\0', '\ud83d', '\ude00'),
      ),
    },
    { requiredKeys: ['type', 'trait', 'operator'] },
  );

const howOften = {
  operator: fc.constantFrom('atLeast' as const, 'atMost' as const),
  times: fc.nat({ max: 4 }),
  withinDays: fc.constantFrom(1, 7, 30),
  by: fc.constantFrom('user' as const, 'account' as const),
};
const leaf = (): fc.Arbitrary<Condition> =>
  fc.oneof(
    { weight: 4, arbitrary: trait('userTrait') },
    { weight: 4, arbitrary: trait('accountTrait') },
    fc.record({
      type: fc.constant('event' as const),
      name: fc.constantFrom('deal.won', 'deal.lost', 'never', '', 'de\0al'),
      ...howOften,
    }),
    fc.record({
      type: fc.constant('feature' as const),
      featureId: fc.constantFrom(...features, 0, 2 ** 40),
      ...howOften,
    }),
    fc.record({
      type: fc.constant('guideState' as const),
      guideId: fc.constantFrom(...guides, guides[0]!.toUpperCase(), ''),
      state: fc.constantFrom('seen' as const, 'notSeen' as const, 'completed' as const, 'dismissed' as const),
    }),
    fc.record({
      type: fc.constant('score' as const),
      group: fc.constantFrom(...scoreGroups),
      withinDays: fc.constantFrom(10, 90),
    }),
    fc.constantFrom(...lists).map((list) => ({ type: 'list' as const, ...list })),
    fc.record({
      type: fc.constant('percentage' as const),
      of: fc.constantFrom('user' as const, 'account' as const),
      percent: fc.constantFrom(0, 30, 60, 100),
      salt: fc.constantFrom('a', 'b'),
    }),
    fc.constantFrom<Condition>(
      { type: 'dates', from: '2026-03-01T00:00:00Z' },
      { type: 'dates', to: '2026-03-01T00:00:00Z' },
      { type: 'language', isOneOf: ['zh', 'de'] },
      { type: 'language', isOneOf: [] },
    ),
    fc.constantFrom<Condition>({ type: 'url', pattern: '/' }, { type: 'device', isOneOf: ['phone'] }),
    fc
      .constantFrom(...segments, newId(clock.now()), '')
      .map((segmentId) => ({ type: 'segment' as const, segmentId })),
  );
const audience = (maxDepth: number): fc.Arbitrary<Audience> =>
  fc.letrec<{ audience: Audience }>((tie) => ({
    audience: fc.oneof(
      { maxDepth, withCrossShrink: true },
      leaf(),
      fc.record({
        type: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
        conditions: fc.array(tie('audience'), { maxLength: 3 }),
      }),
    ),
  })).audience;

const userIds = Array.from({ length: userCount }, (_, i) => `u${i}`);
const accountIds = Array.from({ length: accountCount }, (_, i) => `a${i}`);
const some = <Value>(values: readonly Value[], maxLength: number) => fc.subarray([...values], { maxLength });

/** Drafts and segments are kept as jsonb, which takes neither NUL nor half a letter. */
const isStorable = (meant: Audience) => !/\\u(0000|d[89a-f])/.test(JSON.stringify(meant));

const seed = Math.floor(Math.random() * 2 ** 31);
/** One of them, the same for the same seed. */
let drawn = 0;
const draw = <Value>(arbitrary: fc.Arbitrary<Value>): Value =>
  fc.sample(fc.noBias(arbitrary), { numRuns: 1, seed: seed + drawn++ })[0]!;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  workspace = await buildWorkspace(context);
  const { scope } = workspace.production;
  const { environmentId, workspaceId, appId } = scope;
  const { db } = database;
  for (const externalId of userIds) {
    await addUser(db, environmentId, { externalId, traits: draw(traits) });
  }
  await addUser(db, environmentId, { externalId: 'visitor', isAnonymous: true });
  await addUser(db, environmentId, { externalId: 'left', deactivatedAt: '2026-01-01' });
  await addUser(db, workspace.staging.id, { externalId: 'tester' });
  for (const externalId of accountIds) {
    const seats = draw(some([...userIds, 'visitor', 'left'], 40)).map((userId, i) => ({
      externalId: userId,
      lastSeenAt: `2026-03-0${1 + (i % 3)}`,
    }));
    await addAccount(db, environmentId, { externalId, traits: draw(traits), seats });
    await sql`
      update account set set_traits = ${JSON.stringify(draw(traits))}::jsonb, owner_id = ${draw(fc.constantFrom(owner, null))}
      where environment_id = ${environmentId} and external_id = ${externalId}`.execute(db);
    await sql`
      update account_summary
      set level = ${draw(fc.constantFrom(null, 0, 3))}::int, health = ${draw(fc.constantFrom(null, 'green', 'red'))}
      where environment_id = ${environmentId} and account_id = ${accountIdOf(environmentId, externalId)}`.execute(
      db,
    );
  }
  // A seat in an account that isn't there.
  await sql`
    insert into seat (environment_id, account_id, user_id, first_seen_at, last_seen_at)
    values (${environmentId}, 1, ${userIdOf(environmentId, 'u0')}::bigint, now(), now())`.execute(db);
  await addBehaviour();
  const api = callApi(createApp(context), workspace.production.secretKey);
  for (const eventName of ['deal.won', 'deal.lost']) {
    const rules = [{ type: 'event', eventName }];
    const feature = { name: eventName, moduleId: null, isCore: false, featureClass: 'record', rules };
    features.push((await api('POST', '/features', feature)).body.id);
  }
  for (const of of ['user', 'account'] as const) {
    const { body } = await api('POST', '/audience-lists', { of });
    await api('POST', `/audience-lists/${body.id}/ids`, { ids: draw(some([...userIds, ...accountIds], 40)) });
    lists.push({ of, listId: body.id });
  }
  // Named otherwise than it was made.
  lists.push({ ...lists[0]!, of: 'account' });
  // Ids are texts to the judgement, which finds none in capitals.
  lists.push({ ...lists[0]!, listId: lists[0]!.listId.toUpperCase() });
  // The later may name the earlier, and one names itself.
  for (let i = 0; i < 6; i++) {
    const id = newId(clock.now());
    const now = clock.now();
    const meant: Audience =
      i === 0
        ? { type: 'none', conditions: [{ type: 'segment', segmentId: id }] }
        : draw(audience(1).filter(isStorable));
    const row = { id, workspaceId, appId, name: id, createdAt: now, updatedAt: now };
    await db
      .insertInto('segment')
      .values({ ...row, audience: JSON.stringify(meant) })
      .execute();
    segments.push(id);
  }
}, 60_000);
afterAll(() => database.drop());

const namedBothWays = (): Condition[] => [lists[0]!, lists[2]!].map((list) => ({ type: 'list', ...list }));

/** Events, runs of guides and scores of some. */
async function addBehaviour(): Promise<void> {
  const { id: environmentId, keyed } = workspace.production;
  const { db } = database;
  const nowMs = clock.now().getTime();
  const daysAgo = (days: number) => new Date(nowMs - days * 86_400_000);
  const events = draw(some(userIds, 60)).flatMap((userId, i) =>
    Array.from({ length: 1 + (i % 4) }, (_, n) =>
      buildEvent(daysAgo(draw(fc.constantFrom(0, 3, 20))).toISOString(), {
        name: n === 2 ? 'deal.lost' : 'deal.won',
        userId,
        accountId: draw(fc.constantFrom(...accountIds)),
      }),
    ),
  );
  await ingest(context, keyed, buildBatch(events, clock.now().toISOString()), 'browser');
  const asked = { environmentId, version: 1, accountId: '1' };
  for (const externalId of draw(some(userIds, 80))) {
    const userId = userIdOf(environmentId, externalId);
    const at = draw(fc.constantFrom(daysAgo(1), null));
    await db
      .insertInto('guideRun')
      .values({
        ...asked,
        userId,
        guideId: draw(fc.constantFrom(...guides)),
        runId: newEventId(),
        isAutoStart: true,
        startedAt: daysAgo(1),
        lastShownAt: at,
        completedAt: draw(fc.constantFrom(at, null)),
        dismissedAt: draw(fc.constantFrom(at, null)),
      })
      .execute();
    for (const days of draw(some([1, 10, 40, 100], 2))) {
      await db
        .insertInto('response')
        .values({
          ...{ ...asked, userId, guideId: guides[0]!, id: newId(clock.now()), runId: newEventId() },
          ...{
            questionId: 'q',
            questionKind: draw(fc.constantFrom('nps' as const, 'nps' as const, 'csat' as const)),
          },
          ...{ scale: '0-10', score: draw(fc.nat({ max: 10 })), optionId: null, choice: null, text: null },
          answeredAt: daysAgo(days),
        })
        .execute();
    }
  }
}

async function told(scope: Scope, audience: Audience) {
  const asked = <Answer>(ask: Parameters<typeof askOfMeant<Answer>>[3]) =>
    askOfMeant(context, scope, audience, ask);
  const [inLastAccount, counted, users, ids] = await Promise.all([
    meantInAccounts(context, scope, audience),
    asked((rows) => countMeant(context.db, scope, rows, 10)),
    asked((rows) => countUsers(context.db, rows)),
    asked((rows) => selectMeantIds(context.db, rows)),
  ]);
  const lines = inLastAccount.map(({ userId, accountId }) => `${userId} in ${accountId}`).toSorted();
  expect(counted.users).toBe(users);
  const sample = counted.sample.map(({ id, accountId }) => `${id} in ${accountId}`);
  return { lines, users, accounts: counted.accounts, ids: ids.toSorted(), sample };
}

const externalId = (ids: readonly string[], idOf: (environmentId: number, id: string) => string) => {
  const known = new Map(ids.map((id) => [idOf(workspace.production.id, id), id]));
  return (rowId: string | undefined) => (rowId === undefined ? null : known.get(rowId));
};

async function judged(scope: Scope, audience: Audience) {
  const people = await judgedUsers(context, scope, audience);
  const userOf = externalId(userIds, userIdOf);
  const accountOf = externalId(accountIds, accountIdOf);
  return {
    lines: people.map(({ rowId, accounts }) => `${rowId} in ${accounts[0]?.rowId ?? null}`).toSorted(),
    users: people.length,
    accounts: new Set(people.flatMap(({ accounts }) => accounts.map(({ rowId }) => rowId))).size,
    ids: people.map(({ rowId }) => rowId).toSorted(),
    sample: people
      .slice(0, 10)
      .map(({ rowId, accounts }) => `${userOf(rowId)} in ${accountOf(accounts[0]?.rowId)}`),
  };
}

describe(`whom an audience means is the same by PostgreSQL as judged one by one (people of seed ${seed})`, () => {
  const agrees = async (given: Audience, owners?: string[]) => {
    const scope: Scope = { ...workspace.production.scope, ...(owners && { owners }) };
    expect(await told(scope, given)).toEqual(await judged(scope, given));
  };

  test('by one condition', async () => {
    await fc.assert(
      fc.asyncProperty(leaf(), (given) => agrees(given)),
      { numRuns: 150 },
    );
  }, 120_000);

  test('by any conditions, joined in any way', async () => {
    await fc.assert(
      fc.asyncProperty(audience(3), (given) => agrees(given)),
      {
        numRuns: 300,
        // A list that is named both ways: as it was made, and otherwise.
        examples: [[{ type: 'all', conditions: namedBothWays() }]],
      },
    );
  }, 120_000);

  test('of more conditions than a statement can hold, for whoever sees everybody and for whoever has a portfolio', async () => {
    const few = traitNames.flatMap((trait) =>
      texts.flatMap((value): Condition[] => [
        { type: 'userTrait', trait, operator: 'is', value },
        { type: 'accountTrait', trait, operator: 'is', value },
      ]),
    );
    const many = Array.from({ length: 34 }, (_, i): Condition[] =>
      Array.from({ length: 50 }, (_, n) => few[(i * 50 + n) % few.length]!),
    );
    for (const type of ['any', 'none'] as const) {
      const conditions = many.map((conditions) => ({
        type,
        conditions: conditions.map((each) => ({ ...each })),
      }));
      await agrees({ type, conditions });
      await agrees({ type, conditions }, [owner]);
    }
  }, 120_000);

  test('for whoever has a portfolio', async () => {
    await fc.assert(
      fc.asyncProperty(audience(2), (given) => agrees(given, [owner])),
      { numRuns: 80 },
    );
  }, 120_000);
});
