import type pg from 'pg';

/** Ours alone: the cluster serves nobody else. Taken in the maintenance database. */
const dataLock = 71_00;
const namePrefix = 'cairn, process ';

/** How the connection that holds the lock names itself to others. */
export const holderName = () => `${namePrefix}${process.pid}`;

/**
 * One server per data folder: whoever holds this session lock on its own connection. PostgreSQL gives it up the
 * moment that connection ends, so it survives neither a kill -9 of ours nor a restart of the machine, and no number
 * of a process has to be believed.
 */
export async function takeDataLock(connection: pg.Client): Promise<boolean> {
  const { rows } = await connection.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
    dataLock,
  ]);
  return rows[0]?.taken === true;
}

/** The number of the process that holds the lock, as it named itself. */
export async function dataLockHolder(connection: pg.Client): Promise<number | undefined> {
  const { rows } = await connection.query<{ name: string }>(
    `select activity.application_name as name
     from pg_locks lock join pg_stat_activity activity on activity.pid = lock.pid
     where lock.locktype = 'advisory' and lock.objid = $1 and lock.granted`,
    [dataLock],
  );
  const name = rows[0]?.name;
  return name?.startsWith(namePrefix) ? Number(name.slice(namePrefix.length)) : undefined;
}
