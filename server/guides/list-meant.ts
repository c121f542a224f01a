import type { Audience } from '../../shared/contract/audience.ts';
import type { Context } from '../context.ts';
import { askOfMeant } from '../delivery/meant-users.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import { type GuidePerson, type ReachedPeopleQuery, selectReachedPeople } from '../metrics/reached-people.ts';

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
  const { total, people } = await askOfMeant(
    context,
    scope,
    audience,
    ({ inLastAccount }) => selectReachedPeople(context.db, scope, inLastAccount, { sort, ...query }, page),
    signal,
  );
  return {
    total,
    people: people.map(({ id, name, accountId, accountName }) => ({ id, name, accountId, accountName })),
  };
}
