import { sql } from 'kysely';
import { containing } from '../accounts/containing.ts';
import type { Queryable } from '../db/database.ts';
import type { Page } from '../http/page-query.ts';
import type { Ask } from './ask.ts';
import type { Members, Metric, Noun } from './metric.ts';

/** One of the people, accounts, features, modules, answers or notes behind a number. */
export interface BehindRow {
  /** As the host app names people and accounts. */
  id: string;
  /** Of notes: what was written. */
  name: string;
  /** Of people, answers and notes: the account, where there is one. */
  accountId: string | null;
  accountName: string | null;
  /** Of answers. */
  score: number | null;
  /** Of answers and notes; of these noon of their day, in the workspace's time zone. */
  at: Date | null;
}

export interface Behind {
  noun: Noun;
  total: number;
  rows: BehindRow[];
}

const nothing = sql`null`;

/** Rows of `BehindRow`, for the ids in `m`. */
const described: Record<Noun, (ask: Ask, members: Members) => ReturnType<typeof sql>> = {
  users: ({ scope: { environmentId } }, members) => sql`
    select u.external_id as id, u.name, seat.external_id as account_id, seat.name as account_name,
      null::int as score, null::timestamptz as at, u.id::text as key
    from (${members}) as m
    join "user" u on u.environment_id = ${environmentId} and u.id = m.id
    left join lateral (
      select account.external_id, account.name
      from seat s join account on account.environment_id = s.environment_id and account.id = s.account_id
      where s.environment_id = ${environmentId} and s.user_id = u.id
      order by s.last_seen_at desc, account.id limit 1
    ) as seat on true`,
  accounts: ({ scope: { environmentId } }, members) => sql`
    select account.external_id as id, account.name, ${nothing}::text as account_id, ${nothing}::text as account_name,
      null::int as score, null::timestamptz as at, account.id::text as key
    from (${members}) as m
    join account on account.environment_id = ${environmentId} and account.id = m.id`,
  features: (_, members) => sql`
    select f.id::text as id, f.name, ${nothing}::text as account_id, ${nothing}::text as account_name,
      null::int as score, null::timestamptz as at, f.id::text as key
    from (${members}) as m join feature f on f.id = m.id`,
  modules: (_, members) => sql`
    select o.id::text as id, o.name, ${nothing}::text as account_id, ${nothing}::text as account_name,
      null::int as score, null::timestamptz as at, o.id::text as key
    from (${members}) as m join module o on o.id = m.id`,
  answers: ({ scope: { environmentId } }, members) => sql`
    select u.external_id as id, u.name, account.external_id as account_id, account.name as account_name,
      r.score::int as score, r.answered_at as at, r.id::text as key
    from (${members}) as m
    join response r on r.environment_id = ${environmentId} and r.id = m.id
    join "user" u on u.environment_id = r.environment_id and u.id = r.user_id
    left join account on account.environment_id = r.environment_id and account.id = r.account_id`,
  notes: ({ scope: { environmentId, workspaceId } }, members) => sql`
    select n.id::text as id, n.text as name, account.external_id as account_id, account.name as account_name,
      null::int as score, (n.happened_on + time '12:00') at time zone w.time_zone as at, n.id::text as key
    from (${members}) as m
    join account_note n on n.environment_id = ${environmentId} and n.id = m.id
    join account on account.environment_id = n.environment_id and account.id = n.account_id
    join workspace w on w.id = ${workspaceId}`,
};

const sortKeys = {
  name: sql`coalesce(nullif(m.name, ''), m.id) collate names`,
  account: sql`coalesce(nullif(m.account_name, ''), m.account_id) collate names`,
  score: sql`m.score`,
  at: sql`m.at`,
};
export type BehindSort = keyof typeof sortKeys;
export const behindSorts = Object.keys(sortKeys) as [BehindSort, ...BehindSort[]];

export interface BehindQuery {
  /** In the name or the id, of people, answers and notes also in those of their account. */
  search?: string | undefined;
  /** Undefined: by name. */
  sort?: BehindSort | undefined;
  order?: 'asc' | 'desc' | undefined;
}

/** Who or what a number is made of, by name unless another order is asked for. There are as many as the number says. */
export async function listBehind(
  db: Queryable,
  metric: Metric,
  ask: Ask,
  part: 'part' | 'whole',
  { search, sort = 'name', order = 'asc' }: BehindQuery,
  { limit, offset }: Page,
): Promise<Behind> {
  const list = part === 'whole' ? metric.whole : metric.part;
  if (!list) return { noun: metric.noun, total: 0, rows: [] };
  const pattern = search ? containing(search) : null;
  const found = sql`
    from (${described[metric.noun](ask, await list(ask, db))}) as m
    where ${pattern}::text is null or m.name ilike ${pattern} or m.id ilike ${pattern}
      or m.account_name ilike ${pattern} or m.account_id ilike ${pattern}`;
  const counted = await sql<{ total: number }>`select count(*)::int as total ${found}`.execute(db);
  const page = await sql<BehindRow>`
    select id, name, account_id, account_name, score, at ${found}
    order by ${sortKeys[sort]} ${sql.raw(order)} nulls last, ${sortKeys.name}, key
    limit ${limit} offset ${offset}`.execute(db);
  return { noun: metric.noun, total: counted.rows[0]?.total ?? 0, rows: page.rows };
}
