import { type RawBuilder, sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import type { AudienceVerdict } from './audience-verdict-store.ts';

type Viewer = Pick<Scope, 'environmentId' | 'owners'>;

/** Whom an audience means, as rows for a statement. */
export interface MeantRows {
  /** Whether it takes their accounts to say who they are. */
  asksForPlaces: boolean;
  /** (user_id), each of them once. */
  users: RawBuilder<unknown>;
  /** (user_id, account_id, last_seen_at): also in which accounts they are meant; null for somebody without one. */
  places: RawBuilder<unknown>;
  /** (user_id, account_id, at): each of them in the account in which they were last seen of those in which they are meant. */
  inLastAccount: RawBuilder<unknown>;
}

/** Somebody who had to be judged, and the accounts in which they are meant. */
interface Judged {
  rowId: string;
  accounts: readonly { rowId: string }[];
}

/**
 * Those whom the verdict means for certain; once others were judged these too.
 *
 * @param judged of all of whom it says nothing certain in one place or another those whom the judgement means
 */
export function meantRows(
  viewer: Viewer,
  verdict: AudienceVerdict,
  others: { ids: readonly string[]; judged: readonly Judged[] } = { ids: [], judged: [] },
): MeantRows {
  const are = verdict.parts.map(({ verdict }) => verdict);
  const isOther = sql`exists (
    select from unnest(${arrayOfPlain(others.ids)}::bigint[]) as other(id) where other.id = p.user_id)`;
  const told = others.ids.length === 0 ? are : [...are, sql`not ${isOther}`];
  const places = placesWhere(viewer, verdict, told);
  const all =
    others.judged.length === 0 ? places : sql`${places} union all ${judgedPlaces(viewer, others.judged)}`;
  const isByPlaces = asksForPlaces(viewer, verdict);
  const users = isByPlaces
    ? sql`select user_id from (${all}) as place group by user_id`
    : sql`
      select p.user_id from (${verdict.users}) as p where ${every(told)}
      union all select unnest(${arrayOfPlain(others.judged.map(({ rowId }) => rowId))}::bigint[])`;
  const inLastAccount = sql`
    select distinct on (user_id) user_id, account_id, null::timestamptz as at
    from (${all}) as place
    order by user_id, last_seen_at desc, account_id`;
  return { asksForPlaces: isByPlaces, users, places: all, inLastAccount };
}

/** 64-bit ids of all of whom the verdict says nothing certain in one place or another, and maybe of some others. */
export async function selectUncertain(
  db: Queryable,
  viewer: Viewer,
  { users, accounts, parts, unsure }: AudienceVerdict,
): Promise<string[]> {
  const isUnsure = (columns: readonly RawBuilder<unknown>[]) =>
    sql`(${sql.join(
      columns.map((column) => sql`${column} is null`),
      sql` or `,
    )})`;
  const ofUser = parts.filter(({ asksForAccount }) => !asksForAccount).map(({ verdict }) => verdict);
  const mayBe = ofUser.map((verdict) => sql`${verdict} is not false`);
  const found: RawBuilder<unknown>[] = [];
  if (unsure.user.length > 0) {
    found.push(sql`
      select p.user_id from (${users}) as p
      where ${every([...mayBe, isUnsure(unsure.user)])}`);
  }
  // Whom of them their own traits already keep out is not asked: such accounts are few.
  if (unsure.account.length > 0) {
    found.push(sql`
      select s.user_id from (${accounts} and ${inPortfolio(viewer)}) as a
      join seat s on s.environment_id = ${viewer.environmentId} and s.account_id = a.account_id
      where ${isUnsure(unsure.account)}`);
  }
  if (found.length === 0) return [];
  const { rows } = await sql<{ userId: string }>`${sql.join(found, sql` union `)}`.execute(db);
  return rows.map(({ userId }) => userId);
}

/** Whether it takes somebody's accounts to say that they are meant: whoever has a portfolio sees people by these. */
const asksForPlaces = ({ owners }: Viewer, { parts }: AudienceVerdict) =>
  owners !== undefined || parts.some(({ asksForAccount }) => asksForAccount);

const every = (conditions: readonly RawBuilder<unknown>[]) =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);

function placesWhere(
  viewer: Viewer,
  { users, accounts, parts }: AudienceVerdict,
  conditions: readonly RawBuilder<unknown>[],
): RawBuilder<unknown> {
  const needsAccount = viewer.owners !== undefined || parts.some((part) => part.needsAccount);
  // Otherwise what is asked of an account would be worked out for each of its users.
  const once = parts.some((part) => part.asksForAccount) ? sql` offset 0` : sql``;
  return sql`
    select p.user_id, a.account_id, s.last_seen_at
    from (${users}) as p
    left join (
      seat s join (${accounts} and ${inPortfolio(viewer)}${once}) as a on a.account_id = s.account_id
    ) on s.environment_id = ${viewer.environmentId} and s.user_id = p.user_id
    where ${needsAccount ? sql`a.account_id is not null and ` : sql``}${every(conditions)}`;
}

function judgedPlaces({ environmentId }: Viewer, judged: readonly Judged[]): RawBuilder<unknown> {
  const places = judged.flatMap(({ rowId: userId, accounts }) => {
    const accountIds = accounts.length === 0 ? [null] : accounts.map(({ rowId }) => rowId);
    return accountIds.map((accountId) => ({ userId, accountId }));
  });
  return sql`
    select j.user_id, j.account_id, s.last_seen_at
    from unnest(
      ${arrayOfPlain(places.map(({ userId }) => userId))}::bigint[],
      ${arrayOfPlain(places.map(({ accountId }) => accountId))}::bigint[]
    ) as j(user_id, account_id)
    left join seat s on s.environment_id = ${environmentId} and s.account_id = j.account_id and s.user_id = j.user_id`;
}

/** How many users. */
export async function countUsers(db: Queryable, { users }: MeantRows): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${users}) as meant`.execute(db);
  return rows[0]!.n;
}

async function countAccounts(db: Queryable, { places }: MeantRows): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n
    from (select account_id from (${places}) as place where account_id is not null group by account_id) as meant`.execute(
    db,
  );
  return rows[0]!.n;
}

export interface MeantCount {
  users: number;
  /** In which any of them is meant. */
  accounts: number;
  /** Some of them with their last account: in the order of their row ids, which is as good as any at random. */
  sample: MeantPerson[];
}

/** How many they are, and who the first of them are. */
export async function countMeant(
  db: Queryable,
  viewer: Viewer,
  rows: MeantRows,
  sampleSize: number,
): Promise<MeantCount> {
  const { users, accounts, first } = await (rows.asksForPlaces ? countPlaces : countApart)(
    db,
    rows,
    sampleSize,
  );
  return { users, accounts, sample: await selectPeople(db, viewer, rows, first) };
}

interface Counted {
  users: number;
  accounts: number;
  first: string[];
}

/** At once, as users are put together with their accounts anyway. */
async function countPlaces(db: Queryable, { places }: MeantRows, limit: number): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select count(distinct user_id)::int as users, count(distinct account_id)::int as accounts,
      coalesce((array_agg(distinct user_id))[1:${limit}::int], '{}')::text[] as first
    from (${places}) as place`.execute(db);
  return rows[0]!;
}

async function countApart(db: Queryable, rows: MeantRows, limit: number): Promise<Counted> {
  const [users, accounts, first] = await Promise.all([
    countUsers(db, rows),
    countAccounts(db, rows),
    sql<{
      userId: string;
    }>`select user_id from (${rows.users}) as meant order by user_id limit ${limit}`.execute(db),
  ]);
  return { users, accounts, first: first.rows.map(({ userId }) => userId) };
}

/** As the host app names both. */
export interface MeantPerson {
  id: string;
  name: string;
  accountId: string | null;
  accountName: string | null;
}

export type NameOrder = 'asc' | 'desc';

/** So many of them by their names, with their last account. */
export async function selectByName(
  db: Queryable,
  viewer: Viewer,
  { users, ...rows }: MeantRows,
  order: NameOrder,
  { limit, offset }: { limit: number; offset: number },
): Promise<MeantPerson[]> {
  const page = await sql<{ userId: string }>`
    select u.id as user_id
    from (${users}) as meant
    join "user" u on u.environment_id = ${viewer.environmentId} and u.id = meant.user_id
    order by coalesce(nullif(u.name, ''), u.external_id) collate names ${sql.raw(order)}, u.id
    limit ${limit} offset ${offset}`.execute(db);
  return selectPeople(
    db,
    viewer,
    rows,
    page.rows.map(({ userId }) => userId),
  );
}

/** In the order of their ids. */
async function selectPeople(
  db: Queryable,
  { environmentId }: Viewer,
  { places }: Pick<MeantRows, 'places'>,
  ids: readonly string[],
): Promise<MeantPerson[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<MeantPerson>`
    select u.external_id as id, u.name, account.external_id as account_id, account.name as account_name
    from unnest(${arrayOfPlain(ids)}::bigint[]) with ordinality as page(id, number)
    join "user" u on u.environment_id = ${environmentId} and u.id = page.id
    join (
      select distinct on (user_id) user_id, account_id
      from (${places}) as place
      where user_id = any(${arrayOfPlain(ids)}::bigint[])
      order by user_id, last_seen_at desc, account_id
    ) as last on last.user_id = page.id
    left join account on account.environment_id = ${environmentId} and account.id = last.account_id
    order by page.number`.execute(db);
  return rows;
}

/** 64-bit ids of all of them. */
export async function selectMeantIds(db: Queryable, { users }: MeantRows): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`${users}`.execute(db);
  return rows.map(({ userId }) => userId);
}

/** 64-bit ids of all accounts in which any of them is meant. */
export async function selectMeantAccounts(db: Queryable, { places }: MeantRows): Promise<string[]> {
  const { rows } = await sql<{ accountId: string }>`
    select account_id from (${places}) as place where account_id is not null group by account_id`.execute(db);
  return rows.map(({ accountId }) => accountId);
}

/** Each of them in their last account. */
export async function selectMeantInAccounts(
  db: Queryable,
  { inLastAccount }: MeantRows,
): Promise<{ userId: string; accountId: string | null }[]> {
  const found = await sql<{ userId: string; accountId: string | null }>`
    select user_id, account_id from (${inLastAccount}) as meant`.execute(db);
  return found.rows;
}
