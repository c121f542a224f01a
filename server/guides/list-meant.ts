import type { Audience } from '../../shared/contract/audience.ts';
import type { Context } from '../context.ts';
import { askOfMeant, type MeantPerson, meantByName } from '../delivery/meant-users.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import { type ReachedPeopleQuery, selectReachedPeople } from '../metrics/reached-people.ts';

export type { MeantPerson };

export const meantSorts = ['user', 'account'] as const;

export interface MeantQuery extends ReachedPeopleQuery {
  /** Undefined: by name. */
  sort?: (typeof meantSorts)[number] | undefined;
}

/**
 * Whom an audience means now: as many as its preview says, and as delivery would serve. Once nobody waits for it any more,
 * no more are looked at.
 */
export async function listMeant(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  audience: Audience,
  { sort = 'user', order = 'asc', search }: MeantQuery,
  page: Page,
  signal?: AbortSignal,
): Promise<{ total: number; people: MeantPerson[] }> {
  const { total, people } = await askOfMeant(
    context,
    scope,
    audience,
    // By name and without a search nobody's account need be looked for but those of the page.
    async (rows): Promise<{ total: number; people: MeantPerson[] }> =>
      sort === 'user' && !search && !rows.asksForPlaces
        ? meantByName(context, scope, rows, order, page)
        : selectReachedPeople(context.db, scope, rows.inLastAccount, { sort, order, search }, page),
    signal,
  );
  return {
    total,
    people: people.map(({ id, name, accountId, accountName }) => ({ id, name, accountId, accountName })),
  };
}
