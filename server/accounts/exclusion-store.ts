import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import type { Exclusion } from '../db/schema/users.ts';
import type { Scope } from '../http/scope.ts';

/**
 * Marks users as internal whose e-mail address is a member's, or of a domain that the workspace calls its own, and
 * takes the mark from those who no longer are. Of these users, or of all in the environment. Returns the ids of those
 * for whom that changed something.
 */
export async function updateInternalUsers(
  trx: Queryable,
  environmentId: number,
  ids?: readonly string[],
): Promise<string[]> {
  const among = ids ? sql`u.id = any(${arrayOfPlain(ids)}::bigint[])` : sql`true`;
  // In a Turkish database the small form of I would have no dot.
  const email = sql`lower((u.traits ->> 'email') collate "C")`;
  const { rows } = await sql<{ id: string }>`
    with judged as (
      select u.id, coalesce(
        split_part(${email}, '@', 2) = any(w.internal_domains)
          or exists (
            select from membership s join member m on m.id = s.member_id
            where s.workspace_id = w.id and m.email = ${email}
          ),
        false) as is_internal
      from "user" u
      join environment n on n.id = u.environment_id
      join workspace w on w.id = n.workspace_id
      where u.environment_id = ${environmentId} and not u.is_anonymous and ${among}
    )
    update "user" u set exclusion = case when j.is_internal then 'internal' end
    from judged j
    where u.environment_id = ${environmentId} and u.id = j.id
      and (u.exclusion is not distinct from 'internal') <> j.is_internal
    returning u.id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** What somebody said by hand; null: the rules decide again. */
export async function updateExclusion(
  trx: Queryable,
  { environmentId }: Scope,
  id: string,
  exclusion: Exclusion | 'none' | null,
): Promise<void> {
  await trx
    .updateTable('user')
    .set({ exclusionSet: exclusion })
    .where('environmentId', '=', environmentId)
    .where('id', '=', id)
    .execute();
}
