import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../../server/context.ts';
import { accountIdOf, userIdOf } from '../../../server/db/hashed-id.ts';
import {
  countGuideUsers,
  countUsersOfAccounts,
  countUsersOfGuides,
  countUsersOfSteps,
  type ResultFilter,
} from '../../../server/metrics/guide-results.ts';
import { addAccount, addUser } from '../../support/build-people.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
const users = ['ann', 'bob', 'cem', 'dora', 'kim'];
const accounts = ['acme', 'harbour'];
const steps = ['s1', 's2'];
const guides = [randomUUID(), randomUUID()];
const at = new Date('2026-03-01T00:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context();
  workspace = await buildWorkspace(context);
  for (const externalId of users) await addUser(database.db, workspace.production.id, { externalId });
  for (const externalId of accounts) await addAccount(database.db, workspace.production.id, { externalId });
  await database.db
    .updateTable('user')
    .set({ exclusionSet: 'test' })
    .where('externalId', '=', 'kim')
    .execute();
});
afterAll(() => database.drop());

const marks = ['shown', 'started', 'completed', 'dismissed'] as const;
const stepMarks = ['shown', 'dismissed', 'missing', 'taskDone'] as const;
const is = fc.boolean();
const whatInRun = fc.record({ shown: is, started: is, completed: is, dismissed: is });
const whatInStep = fc.record({ shown: is, dismissed: is, missing: is, taskDone: is });
const run = fc.record({
  guide: fc.constantFrom(...guides),
  user: fc.constantFrom(...users),
  account: fc.constantFrom(...accounts),
  version: fc.constantFrom(1, 2),
  did: whatInRun,
  steps: fc.uniqueArray(fc.record({ id: fc.constantFrom(...steps), did: whatInStep }), {
    maxLength: 2,
    selector: ({ id }) => id,
  }),
});
type Run = typeof run extends fc.Arbitrary<infer Of> ? Of : never;

const filters: (ResultFilter & { account?: string; users?: string[] })[] = [
  {},
  { version: 1 },
  { account: 'acme' },
  { users: ['ann', 'kim', 'bob'], version: 2 },
];

test('counting the runs, less those that somebody had again, is counting everybody once', async () => {
  const { db } = database;
  const { scope, id: environmentId } = workspace.production;
  await fc.assert(
    fc.asyncProperty(fc.array(run, { maxLength: 30 }), async (runs) => {
      await store(runs);
      const all = new Map(guides.map((guide) => [guide, plain(runs.filter((each) => each.guide === guide))]));
      const found = await countUsersOfGuides(db, scope);
      for (const guide of guides) expect(found.get(guide) ?? plain([])).toEqual(all.get(guide));

      const [guide = ''] = guides;
      for (const { account, users: among, version } of filters) {
        const filter: ResultFilter = {
          version,
          accountId: account && accountIdOf(environmentId, account),
          userIds: among?.map((each) => userIdOf(environmentId, each)),
        };
        const ofAnyVersion = runs.filter(
          (each) =>
            each.guide === guide &&
            (!account || each.account === account) &&
            (!among || among.includes(each.user)),
        );
        const meant = ofAnyVersion.filter((each) => !version || each.version === version);
        expect(await countGuideUsers(db, scope, guide, filter)).toEqual({
          all: plain(meant),
          versions: [2, 1].flatMap((each) => {
            const counted = ofAnyVersion.filter((of) => of.version === each && of.user !== 'kim');
            return counted.length === 0 ? [] : [{ version: each, ...plain(counted) }];
          }),
        });
        const { missing, steps: counted } = await countUsersOfSteps(db, scope, guide, filter);
        expect(missing).toBe(usersWho(meant, (each) => each.steps.some(({ did }) => did.missing)));
        for (const id of steps) {
          const ofStep = counted.find(({ stepId }) => stepId === id);
          for (const mark of stepMarks) {
            const who = usersWho(meant, (each) =>
              each.steps.some((step) => step.id === id && step.did[mark]),
            );
            expect(ofStep?.[mark] ?? 0).toBe(who);
          }
        }
        const byAccount = await countUsersOfAccounts(db, scope, guide, filter, { limit: 10, offset: 0 });
        expect(new Map(byAccount.accounts.map(({ id, name: _, ...counts }) => [id, counts]))).toEqual(
          new Map(
            accounts.flatMap((id) => {
              const counts = plain(meant.filter((each) => each.account === id));
              return counts.shown === 0 ? [] : [[id, counts] as const];
            }),
          ),
        );
      }
    }),
    { numRuns: 40 },
  );
});

/** Different people, without those who are left out. */
const usersWho = (runs: readonly Run[], isSo: (run: Run) => boolean): number =>
  new Set(runs.filter((each) => each.user !== 'kim' && isSo(each)).map(({ user }) => user)).size;

const plain = (runs: readonly Run[]) =>
  Object.fromEntries(marks.map((mark) => [mark, usersWho(runs, ({ did }) => did[mark])]));

async function store(runs: readonly Run[]): Promise<void> {
  const { db } = database;
  const environmentId = workspace.production.id;
  await db.deleteFrom('guideRun').execute();
  await db.deleteFrom('guideRunStep').execute();
  const when = (isSo: boolean) => (isSo ? at : null);
  for (const { guide: guideId, user, account, version, did, steps } of runs) {
    const of = {
      environmentId,
      guideId,
      userId: userIdOf(environmentId, user),
      runId: randomUUID(),
      version,
    };
    await db
      .insertInto('guideRun')
      .values({
        ...of,
        accountId: accountIdOf(environmentId, account),
        isAutoStart: true,
        startedAt: when(did.started),
        lastShownAt: when(did.shown),
        completedAt: when(did.completed),
        dismissedAt: when(did.dismissed),
      })
      .execute();
    for (const { id: stepId, did } of steps) {
      await db
        .insertInto('guideRunStep')
        .values({
          ...of,
          stepId,
          shownAt: when(did.shown),
          missingAt: when(did.missing),
          dismissedAt: when(did.dismissed),
          taskDoneAt: when(did.taskDone),
        })
        .execute();
    }
  }
}
