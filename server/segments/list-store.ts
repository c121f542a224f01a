import { sql } from 'kysely';
import { arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio, seatedInPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';

export interface AudienceList {
  id: string;
  of: 'user' | 'account';
  /** How many ids it names. */
  size: number;
  /** How many of them the scope's environment has seen, within the actor's portfolio. */
  known: number;
}

export async function insertList(
  db: Queryable,
  { workspaceId, appId }: Scope,
  now: Date,
  id: string,
  of: AudienceList['of'],
): Promise<void> {
  await db.insertInto('audienceList').values({ id, workspaceId, appId, of, createdAt: now }).execute();
}

/** Adds ids; those that are in it stay. False: the app has no such list. */
export async function insertListEntries(
  db: Queryable,
  { workspaceId, appId }: Scope,
  id: string,
  externalIds: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with list as (
      select id from audience_list where id = ${id} and workspace_id = ${workspaceId} and app_id = ${appId}
    ), added as (
      insert into audience_list_entry (list_id, external_id)
      select list.id, named from list, unnest(${arrayOfText(externalIds)}::text[]) as named
      on conflict do nothing
    )
    select id from list`.execute(db);
  return rows.length > 0;
}

export async function selectList(db: Queryable, scope: Scope, id: string): Promise<AudienceList | undefined> {
  const { workspaceId, appId, environmentId } = scope;
  const { rows } = await sql<AudienceList>`
    select l.id, l.of, count(e.external_id)::int as size,
      (count(*) filter (where case l.of
        when 'user' then exists (
          select from "user" u where u.environment_id = ${environmentId} and u.external_id = e.external_id
            and not u.is_anonymous and ${seatedInPortfolio(scope)})
        else exists (
          select from account a where a.environment_id = ${environmentId} and a.external_id = e.external_id
            and ${inPortfolio(scope, 'a')})
      end))::int as known
    from audience_list l
    left join audience_list_entry e on e.list_id = l.id
    where l.id = ${id} and l.workspace_id = ${workspaceId} and l.app_id = ${appId}
    group by l.id`.execute(db);
  return rows[0];
}

/** Takes away lists that no segment names any more: what a save has replaced, and what was uploaded for nothing. */
export async function deleteListsUnused(
  db: Queryable,
  { workspaceId, appId }: Scope,
  uploadedBefore: Date,
): Promise<void> {
  await sql`
    delete from audience_list l
    where l.workspace_id = ${workspaceId} and l.app_id = ${appId} and l.created_at < ${uploadedBefore}
      and not exists (
        select from segment s
        where s.workspace_id = l.workspace_id and s.app_id = l.app_id
          and jsonb_path_exists(s.audience, '$.** ? (@.type == "list" && @.listId == $id)',
            jsonb_build_object('id', l.id))
      )`.execute(db);
}

/** Takes people off every list of the workspace. */
export async function deleteListEntriesOf(
  db: Queryable,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  of: AudienceList['of'],
  externalIds: readonly string[],
): Promise<void> {
  await sql`
    delete from audience_list_entry e using audience_list l
    where l.id = e.list_id and l.workspace_id = ${workspaceId} and l.of = ${of}
      and e.external_id = any(${arrayOfText(externalIds)}::text[])`.execute(db);
}
