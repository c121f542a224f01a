import { type RawBuilder, sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';

const rowsAtOnce = 1_000;

const kindNames = JSON.stringify(
  Object.fromEntries(Object.entries(eventKindCodes).map(([kind, code]) => [code, kind])),
);

/** Columns of these tables that name a user or an account. */
export async function selectNamingColumns(
  db: Queryable,
  tables: readonly string[],
): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema() and table_name = any(${tables})
      and column_name in ('user_id', 'account_id')`.execute(db);
  const columns = new Map(tables.map((table) => [table, new Set<string>()]));
  for (const { table, column } of rows) columns.get(table)?.add(column);
  return columns;
}

/**
 * Every row of a table that names one of these ids, as JSON texts, in pieces: an account may have millions. People and
 * accounts stand in them under the host app's own ids, and what events name in words. To be called in a transaction.
 *
 * @param names which of `user_id` and `account_id` the table has
 */
export async function* readRows(
  trx: Queryable,
  scope: Scope,
  { table, column, names }: { table: string; column: string; names: ReadonlySet<string> },
  ids: readonly string[],
): AsyncGenerator<string[]> {
  const has = { user: names.has('user_id'), account: names.has('account_id') };
  const words: RawBuilder<unknown>[] = [sql`to_jsonb(t) - ${inside}::text[]`];
  const joins: RawBuilder<unknown>[] = [];
  if (has.user) {
    words.push(sql`jsonb_build_object('user', u.external_id)`);
    joins.push(sql`left join "user" u on u.environment_id = t.environment_id and u.id = t.user_id`);
  }
  if (has.account) {
    words.push(sql`jsonb_build_object('account', a.external_id)`);
    joins.push(sql`left join account a on a.environment_id = t.environment_id and a.id = t.account_id`);
  }
  if (table === 'event') {
    words.push(sql`jsonb_build_object('kind', ${kindNames}::jsonb ->> t.kind::text, 'name', n.name, 'page', p.path,
      'element', s.signature, 'build', b.name)`);
    joins.push(sql`
      left join event_name n on n.environment_id = t.environment_id and n.id = t.name_id
      left join page p on p.environment_id = t.environment_id and p.id = t.page_id
      left join signature s on s.environment_id = t.environment_id and s.id = t.signature_id
      left join host_build b on b.environment_id = t.environment_id and b.id = t.build_id`);
  }
  await sql`
    declare exported no scroll cursor for
    select (${sql.join(words, sql` || `)})::text as row
    from ${sql.table(table)} t ${sql.join(joins, sql` `)}
    where t.environment_id = ${scope.environmentId} and t.${sql.ref(column)} = any(${arrayOfPlain(ids)}::bigint[])
      and ${has.account ? ofPortfolio(scope, 't.accountId') : sql`true`}`.execute(trx);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(rowsAtOnce)} from exported`.execute(trx);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await sql`close exported`.execute(trx);
}

/** Numbers of our own that mean nothing to anybody else, and what opens a link. */
const inside = [
  'environment_id',
  'user_id',
  'account_id',
  'name_id',
  'page_id',
  'signature_id',
  'build_id',
  'token_hash',
];
