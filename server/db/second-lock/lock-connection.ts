import type pg from 'pg';
import { currentLock, type Lock } from './behind-lock.ts';
import { LockedQuery } from './locked-query.ts';

type Query = (...given: unknown[]) => unknown;
type Callback = (error: Error | undefined, result: unknown) => void;

const begins = /^(begin|start transaction)\b/i;

/**
 * Has a new connection keep to the lock that whoever makes a statement on it is behind: a transaction from its
 * beginning to its end, a single statement by itself. Without a lock everything is as the driver has it.
 */
export function lockConnection(client: pg.PoolClient): void {
  const query = client.query.bind(client) as Query;
  const locked: Query = (...given) => {
    const lock = currentLock();
    const [text, ...more] = given;
    // Inside of a transaction it holds already.
    if (!lock || typeof text !== 'string' || client.getTransactionStatus() !== 'I') return query(...given);
    if (begins.test(text)) return query(`${text}; ${entering(lock)}`, ...more);
    const values = more.find((each) => Array.isArray(each));
    const callback = more.find((each) => typeof each === 'function') as Callback | undefined;
    if (callback) return query(new LockedQuery(lock, text, values, callback));
    return new Promise((resolve, reject) => {
      const done: Callback = (error, result) => (error ? reject(error) : resolve(result));
      query(new LockedQuery(lock, text, values, done));
    });
  };
  client.query = locked as typeof client.query;
}

const entering = ({ requestRole, workspaceId, environmentId }: Lock) =>
  `set local role "${requestRole.replaceAll('"', '""')}"; set local cairn.workspace_id = ${Number(workspaceId)}; ` +
  `set local cairn.environment_id = ${Number(environmentId)}`;
