import { createHash } from 'node:crypto';
import { LastStatement } from './last-statement.ts';
import type { DriverClient } from './one-connection.ts';

/** Statements are not kept where what we take for one connection is several in turn, as behind PgBouncer. */
let isKept = true;

/** The server has no statement of that name, or has it already although this connection never made it. */
const sharedConnection = new Set(['26000', '42P05']);

/** Whether a statement failed because the connection is shared: the same transaction succeeds when tried again. */
export const isForConnectionShared = (error: unknown): boolean =>
  sharedConnection.has(`${(error as { code?: unknown }).code}`);

/** Its name is made of its text, so that two versions of this program never take each other's. */
const nameOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

export async function noticingSharedConnections<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (isForConnectionShared(error)) isKept = false;
    throw error;
  }
}

/** Under what name a connection has this statement; undefined if it has not. */
export function keptName(text: string) {
  const name = nameOf(text);
  return (client: DriverClient): string | undefined => {
    const { parsedStatements } = (client as unknown as { connection: { parsedStatements: object } })
      .connection;
    return isKept && name in parsedStatements ? name : undefined;
  };
}

/** A statement that is parsed and planned once for each connection. */
export function preparedStatement<Row extends object = never>(text: string) {
  const name = nameOf(text);
  return async (client: DriverClient, values: readonly unknown[]): Promise<Row[]> => {
    const { rows } = await noticingSharedConnections(
      client.query<Row>({ ...(isKept && { name }), text, values: [...values] }),
    );
    return rows;
  };
}

/** The same for the one that ends a transaction: it is committed in the same trip to the database. */
export function preparedLastStatement(text: string) {
  const name = nameOf(text);
  return (client: DriverClient, values: readonly unknown[]): Promise<void> =>
    noticingSharedConnections(
      new Promise((resolve, reject) => {
        const query = new LastStatement({ ...(isKept && { name }), text, values }, (error) =>
          error ? reject(error) : resolve(),
        );
        client.query(query as unknown as Parameters<DriverClient['query']>[0]);
      }),
    );
}
