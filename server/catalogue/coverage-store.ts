import { sql } from 'kysely';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';
import { isRegistered, joinUser } from '../metrics/account-days.ts';
import { hasAccount, type Recent } from './recent-days-store.ts';

const isRecentClick = ({ environmentId }: Scope, isRecent: Recent) => sql`
  u.environment_id = ${environmentId} and u.kind = ${sql.lit(eventKindCodes.click)} and ${isRecent}`;

const isNamed = sql`exists (
  select from feature_source s
  where s.environment_id = u.environment_id and s.kind = u.kind and s.entry_id = u.entry_id
    and u.day between s.starts_on and s.ends_on
    and (s.page_scope_id is null or exists (
      select from page_scope_page p where p.page_scope_id = s.page_scope_id and p.page_id = u.page_id))
)`;

const elementTable = (ids: readonly number[]) => sql`unnest(${arrayOfPlain(ids)}::int[]) as c(entry_id)`;

/** Recent clicks on each element that was clicked; 0 for what nobody has described. */
export async function selectClicks(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; clicks: number }>`
    select u.entry_id as id, sum(u.uses)::int as clicks from entry_use u
    where ${isRecentClick(scope, isRecent)}
    group by u.entry_id`.execute(db);
  return new Map(rows.map(({ id, clicks }) => [id, clicks]));
}

/** The elements that features count; `isAlways`: on any page and day. */
export async function selectNamedElements(
  db: Queryable,
  { environmentId }: Scope,
): Promise<{ id: number; isAlways: boolean }[]> {
  const { rows } = await sql<{ id: number; isAlways: boolean }>`
    select entry_id as id,
      bool_or(page_scope_id is null and starts_on = '-infinity' and ends_on = 'infinity') as is_always
    from feature_source
    where environment_id = ${environmentId} and kind = ${sql.lit(eventKindCodes.click)}
    group by entry_id`.execute(db);
  return rows;
}

/** Of these elements the clicks that belong to no feature. */
export async function selectUnnamedClicks(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: number; clicks: number }>`
    select u.entry_id as id, sum(u.uses)::int as clicks
    from ${elementTable(ids)} join entry_use u on u.entry_id = c.entry_id
    where ${isRecentClick(scope, isRecent)} and not ${isNamed}
    group by u.entry_id`.execute(db);
  return new Map(rows.map(({ id, clicks }) => [id, clicks]));
}

export interface ControlUse {
  control: number;
  uses28: number;
  users28: number;
  accounts28: number;
  /** Where it was clicked most. */
  path: string | null;
}

/**
 * What clicks that belong to no feature amount to, for controls that are one or several elements each; `sometimes`:
 * elements that features count on some pages or days.
 */
export async function selectControlUse(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
  controls: readonly { id: number; ids: readonly number[] }[],
  sometimes: ReadonlySet<number>,
): Promise<ControlUse[]> {
  const elements = controls.flatMap(({ id, ids }) => ids.map((element) => ({ id: element, control: id })));
  const used = sql`unnest(
      ${arrayOfPlain(elements.map(({ id }) => id))}::int[],
      ${arrayOfPlain(elements.map(({ control }) => control))}::int[],
      ${arrayOfText(elements.map(({ id }) => String(sometimes.has(id))))}::boolean[]
    ) as c(entry_id, control, is_sometimes)
    join entry_use u on u.entry_id = c.entry_id
    where ${isRecentClick(scope, isRecent)} and (not c.is_sometimes or not ${isNamed})`;
  // Each from the index alone: one pass that keeps all three apart takes longer.
  const { rows } = await sql<ControlUse>`
    with users as (
      select d.control, (count(*) filter (where ${isRegistered}))::int as users
      from (select distinct c.control, u.user_id from ${used}) as d ${joinUser(scope)} group by d.control
    ),
    accounts as (
      select d.control, count(*)::int as accounts
      from (select distinct c.control, u.account_id from ${used}) as d where ${hasAccount(scope)} group by d.control
    ),
    by_page as (select c.control, u.page_id, sum(u.uses) as uses from ${used} group by 1, 2)
    select b.control, sum(b.uses)::int as "uses28", coalesce(max(users.users), 0) as "users28",
      coalesce(max(accounts.accounts), 0) as "accounts28",
      (array_agg(p.path order by b.uses desc, p.path) filter (where p.path is not null))[1] as path
    from by_page b
    left join page p on p.environment_id = ${scope.environmentId} and p.id = b.page_id
    left join users on users.control = b.control
    left join accounts on accounts.control = b.control
    group by b.control`.execute(db);
  return rows;
}
