import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { userIdOf } from '../db/hashed-id.ts';
import { onOneConnection } from '../db/one-connection.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { requireAccount } from './describe-account.ts';
import { selectFormerIds, tablesOf } from './erase-store.ts';
import { readRows, selectNamingColumns } from './export-store.ts';
import { describeUser } from './list-users.ts';

/**
 * Everything that is kept of one user or account, as lines of JSON: one for each row with the table it is from, and at
 * the end the number of rows of each table, which says that nothing is missing.
 */
export interface Export {
  /** Hands out the lines, some at a time; all are of one moment. Rejects when it can't go on: the count is missing then. */
  write(take: (lines: string) => Promise<unknown>): Promise<void>;
}

type Clock = Pick<Context, 'db' | 'now'>;

/** Also what they did before anybody knew who they were. Throws `not_found` for a user outside of the portfolio. */
export async function exportUser(context: Clock, scope: Scope, externalId: string): Promise<Export> {
  await describeUser(context, scope, externalId);
  const id = userIdOf(scope.environmentId, externalId);
  const ids = [id, ...(await selectFormerIds(context.db, scope.environmentId, [id]))];
  await audit(context.db, scope, context.now(), 'user.exported', `user:${externalId}`);
  return exporting(context, scope, 'user', ids);
}

/** With everything done in it. Throws `not_found` for an account outside of the portfolio. */
export async function exportAccount(context: Clock, scope: Scope, externalId: string): Promise<Export> {
  const { id } = await requireAccount(context, scope, externalId);
  await audit(context.db, scope, context.now(), 'account.exported', `account:${externalId}`);
  return exporting(context, scope, 'account', [id]);
}

const exporting = (
  { db }: Clock,
  scope: Scope,
  noun: 'user' | 'account',
  ids: readonly string[],
): Export => ({
  write: (take) =>
    onOneConnection(db, async ({ client, db: trx }) => {
      await client.query('begin isolation level repeatable read, read only');
      await writeRows(trx, scope, noun, ids, take);
      await client.query('commit');
    }),
});

async function writeRows(
  trx: Queryable,
  scope: Scope,
  noun: 'user' | 'account',
  ids: readonly string[],
  take: (lines: string) => Promise<unknown>,
): Promise<void> {
  const rows: Record<string, number> = {};
  const naming = await selectNamingColumns(
    trx,
    tablesOf[noun].map(([table]) => table),
  );
  // Who it is first, then what they did.
  for (const [table, column] of tablesOf[noun].toReversed()) {
    rows[table] = 0;
    const names = naming.get(table) ?? new Set<string>();
    for await (const some of readRows(trx, scope, { table, column, names }, ids)) {
      rows[table] += some.length;
      await take(some.map((row) => `{"table":"${table}","row":${row}}\n`).join(''));
    }
  }
  await take(`${JSON.stringify({ rows })}\n`);
}
