import { type RawBuilder, sql } from 'kysely';
import type { ConditionOf } from '../../shared/contract/audience.ts';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';

type ListCondition = ConditionOf<'list'>;

/** Ids on the lists that conditions name, as `list id` + space + `external id`. Only lists of the environment's app. */
export async function selectListed(
  db: Queryable,
  environmentId: number,
  lists: readonly ListCondition[],
  externalIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (lists.length === 0 || externalIds.length === 0) return new Set();
  const { rows } = await sql<{ listId: string; externalId: string }>`
    select e.list_id, e.external_id
    from audience_list l
    join environment n on n.app_id = l.app_id and n.workspace_id = l.workspace_id
    join audience_list_entry e on e.list_id = l.id
    where n.id = ${environmentId} and l.id = any(${arrayOfPlain(lists.map(({ listId }) => listId))}::uuid[])
      and e.external_id = any(${arrayOfText(externalIds)}::text[])`.execute(db);
  return new Set(rows.map(({ listId, externalId }) => `${listId} ${externalId}`));
}

/** Rows (id) of the host app's own ids on a list, if it is one of the environment's app. Its id is a text to conditions. */
export const idsOnList = (environmentId: number, listId: string): RawBuilder<unknown> => sql`
  select distinct e.external_id as id
  from audience_list l
  join environment n on n.app_id = l.app_id and n.workspace_id = l.workspace_id
  join audience_list_entry e on e.list_id = l.id
  where n.id = ${environmentId} and l.id = ${listId}::uuid and l.id::text = ${listId}::text`;

/** The lists that one person is on, as a user or by their account. */
export const listsOf = (
  listed: ReadonlySet<string>,
  lists: readonly ListCondition[],
  { userId, accountId }: { userId?: string | undefined; accountId?: string | undefined },
): Set<string> =>
  new Set(
    lists
      .filter(({ of, listId }) => {
        const id = of === 'user' ? userId : accountId;
        return id !== undefined && listed.has(`${listId} ${id}`);
      })
      .map(({ listId }) => listId),
  );
