import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { lockCatalogue } from '../db/catalogue-lock.ts';
import { accountIdOf, userIdOf } from '../db/hashed-id.ts';
import type { Schema } from '../db/schema.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { forgetListed } from '../segments/upload-list.ts';
import { audit } from '../workspaces/audit.ts';
import { forgetAccountUse } from './account-use-store.ts';
import { peopleOf, recountPeople, uncountPeople } from './count-people.ts';
import { requireAccount } from './describe-account.ts';
import {
  countRows,
  deleteRows,
  forgetRaisers,
  forgetSubjects,
  isSeatedInPortfolioAlone,
  selectFormerIds,
  selectUsersOfAccountAlone,
} from './erase-store.ts';
import { raisePeopleVersion } from './people-store.ts';
import { lockSummary, markFactsOfUsersStale, markSummariesOfUsersStale } from './summary-store.ts';

/** What was erased, by table, and the proof: how many rows there were afterwards. */
export interface Erasure {
  erased: Record<string, number>;
  remaining: number;
}

type Clock = Pick<Context, 'db' | 'now'>;

/**
 * Erases a user with everything they did, also what they did before anybody knew who they were. Throws `not_found`
 * where there is no row of theirs at all, or where they are also at home outside of the member's portfolio.
 */
export function eraseUser(context: Clock, scope: Scope, externalId: string): Promise<Erasure> {
  return erasing(context, scope, async (trx) => {
    const id = userIdOf(scope.environmentId, externalId);
    if (!(await isSeatedInPortfolioAlone(trx, scope, id))) throw notFound('user');
    const erasure = await eraseUsers(trx, scope, [{ id, externalId }]);
    if (totalOf(erasure.erased) === 0) throw notFound('user');
    await audit(trx, scope, context.now(), 'user.erased', 'user:erased', erasure.erased);
    return erasure;
  });
}

/**
 * Erases an account with everything done in it, and those of its users who are in no other. Throws `not_found` where
 * there is none, or none in the portfolio.
 */
export function eraseAccount(context: Clock, scope: Scope, externalId: string): Promise<Erasure> {
  const { environmentId } = scope;
  return erasing(context, scope, async (trx) => {
    if (scope.owners) await requireAccount({ db: trx, now: context.now }, scope, externalId);
    const id = accountIdOf(environmentId, externalId);
    // Whoever counts the account holds it while they wait to count its people.
    await lockSummary(trx, environmentId, id);
    const people = await peopleOf(trx, environmentId, [id]);
    const users = await eraseUsers(trx, scope, await selectUsersOfAccountAlone(trx, environmentId, id));
    await forgetAccountUse(trx, environmentId, [id]);
    const erased = added(users.erased, await deleteRows(trx, environmentId, 'account', [id]));
    await recountPeople(trx, environmentId, people);
    if (totalOf(erased) === 0) throw notFound('account');
    await forgetSubjects(trx, scope.workspaceId, 'account', [externalId]);
    await forgetListed(trx, scope, 'account', [externalId]);
    await audit(trx, scope, context.now(), 'account.erased', 'account:erased', erased);
    const left = totalOf(await countRows(trx, environmentId, 'account', [id]));
    return { erased, remaining: users.remaining + left };
  });
}

/** Nobody stores events meanwhile, and everybody forgets whom they have seen. */
function erasing(
  { db }: Clock,
  { environmentId }: Scope,
  work: (trx: Transaction<Schema>) => Promise<Erasure>,
): Promise<Erasure> {
  return db.transaction().execute(async (trx) => {
    await lockCatalogue(trx, [environmentId]);
    const erasure = await work(trx);
    await raisePeopleVersion(trx, environmentId);
    return erasure;
  });
}

async function eraseUsers(
  trx: Transaction<Schema>,
  { environmentId, workspaceId }: Scope,
  users: readonly { id: string; externalId: string }[],
): Promise<Erasure> {
  const ids = users.map(({ id }) => id);
  const all = [...ids, ...(await selectFormerIds(trx, environmentId, ids))];
  await markSummariesOfUsersStale(trx, environmentId, ids);
  await markFactsOfUsersStale(trx, environmentId, ids);
  await uncountPeople(trx, environmentId, ids);
  await forgetRaisers(trx, environmentId, ids);
  const erased = await deleteRows(trx, environmentId, 'user', all);
  await forgetSubjects(
    trx,
    workspaceId,
    'user',
    users.map(({ externalId }) => externalId),
  );
  await forgetListed(
    trx,
    { workspaceId },
    'user',
    users.map(({ externalId }) => externalId),
  );
  return { erased, remaining: totalOf(await countRows(trx, environmentId, 'user', all)) };
}

const totalOf = (counts: Record<string, number>) => Object.values(counts).reduce((sum, n) => sum + n, 0);

function added(first: Record<string, number>, second: Record<string, number>): Record<string, number> {
  const sum = { ...first };
  for (const [table, n] of Object.entries(second)) sum[table] = (sum[table] ?? 0) + n;
  return sum;
}
