import type { Audience } from '../../shared/contract/audience.ts';
import type { Context } from '../context.ts';
import { meantUsers } from '../delivery/meant-users.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import {
  type GuidePerson,
  peopleInAccounts,
  type ReachedPeopleQuery,
  selectReachedPeople,
} from '../metrics/reached-people.ts';

export const meantSorts = ['user', 'account'] as const;

export interface MeantQuery extends ReachedPeopleQuery {
  /** Undefined: by name. */
  sort?: (typeof meantSorts)[number] | undefined;
}

/** Somebody whom an audience means; of several accounts in which it does, the one they were last seen in. */
export type MeantPerson = Pick<GuidePerson, 'id' | 'name' | 'accountId' | 'accountName'>;

/**
 * Whom an audience means now: as many as its preview says, and as delivery would serve. Once nobody waits for it any more,
 * no more are looked at.
 */
export async function listMeant(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  audience: Audience,
  { sort = 'user', ...query }: MeantQuery,
  page: Page,
  signal?: AbortSignal,
): Promise<{ total: number; people: MeantPerson[] }> {
  const meant: { userId: string; accountId: string | undefined }[] = [];
  for await (const { rowId, accounts } of meantUsers(context, scope, audience)) {
    if (signal?.aborted) break;
    meant.push({ userId: rowId, accountId: accounts[0]?.rowId });
  }
  const rows = peopleInAccounts(meant);
  const { total, people } = await selectReachedPeople(context.db, scope, rows, { sort, ...query }, page);
  return {
    total,
    people: people.map(({ id, name, accountId, accountName }) => ({ id, name, accountId, accountName })),
  };
}
