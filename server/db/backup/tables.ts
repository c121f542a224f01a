import type pg from 'pg';

export interface BackedUpTable {
  name: string;
  /** Those that are stored; generated ones make themselves. */
  columns: string[];
  rows: number;
}

export interface Partition {
  parent: string;
  name: string;
  /** As after `partition of …`. */
  bound: string;
}

/** Kysely's own notes of what was migrated: made by migrating, not copied. */
const notOurs = "('kysely_migration', 'kysely_migration_lock')";

/**
 * Every table with its stored columns and exact number of rows, each after those it refers to, so that they can be
 * filled in this order. Partitions are told by their parent.
 */
export async function listTables(client: pg.ClientBase): Promise<BackedUpTable[]> {
  const { rows: tables } = await client.query<{ name: string; columns: string[]; refersTo: string[] }>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select distinct f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as "refersTo"
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relpersistence = 'p'
      and not c.relispartition and c.relname not in ${notOurs}
    order by c.relname`);
  const listed: BackedUpTable[] = [];
  const names = new Set<string>();
  while (listed.length < tables.length) {
    const next = tables.find(
      ({ name, refersTo }) =>
        !names.has(name) && refersTo.every((other) => names.has(other.replaceAll('"', ''))),
    );
    if (!next) throw new Error('Two tables refer to each other: they can’t be restored one after the other.');
    names.add(next.name);
    const { rows } = await client.query<{ count: string }>(
      `select count(*) as count from ${quoted(next.name)}`,
    );
    listed.push({ name: next.name, columns: next.columns, rows: Number(rows[0]?.count) });
  }
  return listed;
}

export async function listPartitions(client: pg.ClientBase): Promise<Partition[]> {
  const { rows } = await client.query<Partition>(`
    select p.relname as parent, c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    join pg_class p on p.oid = i.inhparent
    where c.relispartition and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    order by c.relname`);
  return rows;
}

/** Numbers that are given out by the database go on after the highest that was restored. */
export async function advanceSequences(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(`
    select c.relname as table, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attidentity <> '' and not a.attisdropped`);
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest(max(${quoted(column)}), 1), max(${quoted(column)}) is not null)
       from ${quoted(table)}`,
      [quoted(table), column],
    );
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
