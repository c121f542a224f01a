import type pg from 'pg';
import { currentLock } from '../../server/db/second-lock/behind-lock.ts';

export interface Statement {
  text: string;
  values: readonly unknown[];
  /** PostgreSQL holds it to the caller's rows too. */
  isLocked: boolean;
}

export interface HeardStatements {
  /** Of those since the last call, what touches rows of workspaces without saying whose it means. */
  loose(): Statement[];
  /** Of those since the last call of `loose`, what touched rows of workspaces without the database's own lock. */
  unlocked(): Statement[];
  /** How many touched rows of workspaces, in all. */
  readonly total: number;
}

/**
 * Listens to every statement that goes over the pool.
 *
 * @param placeIds ids of the workspace, app and environments that statements may mean: numbers that mean nothing else
 */
export async function hearStatements(
  pool: pg.Pool,
  placeIds: () => readonly number[],
): Promise<HeardStatements> {
  const scoped = await tablesOfPlaces(pool);
  let sent: Statement[] = [];
  let total = 0;
  const heard = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => {
      const [first, second] = given as [string | { text?: string; values?: unknown[] }, unknown];
      const text = typeof first === 'string' ? first : (first.text ?? '');
      const values = typeof first === 'string' ? second : first.values;
      sent.push({
        text: text.replaceAll('"', ''),
        values: Array.isArray(values) ? values : [],
        isLocked: currentLock() !== undefined,
      });
      return query(...given);
    }) as typeof client.query;
  });

  const concerns = ({ text }: Statement) =>
    [...text.matchAll(/\b(?:from|join|update|into)\s+(\w+)/gi)].some(([, table = '']) => scoped.has(table));
  const isBound = ({ text, values }: Statement) => {
    const given = JSON.stringify(values);
    return (
      (/\b(workspace_id|app_id|environment_id)\b/.test(text) ||
        /\b(from|update) (environment|app|workspace)\b/.test(text)) &&
      placeIds().some((id) => new RegExp(`(?<!\\d)${id}(?!\\d)`).test(given))
    );
  };
  return {
    unlocked: () => sent.filter((statement) => concerns(statement) && !statement.isLocked),
    loose() {
      const touching = sent.filter(concerns);
      sent = [];
      total += touching.length;
      return touching.filter((statement) => !isOwn(statement) && !isBound(statement));
    },
    get total() {
      return total;
    },
  };
}

/** Rows that are found by a secret of one's own, or by a member who was found first: what comes of them is the scope. */
const isOwn = ({ text }: Statement) =>
  /\b(from|update) (session|secret_key|membership|member|password_reset)\b/.test(text);

/** Tables whose rows belong to a workspace, app or environment. */
async function tablesOfPlaces(pool: pg.Pool): Promise<Set<string>> {
  const { rows } = await pool.query<{ table: string }>(
    `select distinct c.relname as table
     from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.attname in ('workspace_id', 'app_id', 'environment_id')`,
  );
  return new Set(rows.map(({ table }) => table));
}
