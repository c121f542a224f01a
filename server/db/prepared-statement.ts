import { createHash } from 'node:crypto';
import type { DriverClient } from './one-connection.ts';

/** Statements are not kept where what we take for one connection is several in turn, as behind PgBouncer. */
let isKept = true;

/** The server has no statement of that name, or has it already although this connection never made it. */
const sharedConnection = new Set(['26000', '42P05']);

/** Whether a statement failed because the connection is shared: the same transaction succeeds when tried again. */
export const isForConnectionShared = (error: unknown): boolean =>
  sharedConnection.has(`${(error as { code?: unknown }).code}`);

/**
 * A statement that is parsed and planned once for each connection. Its name is made of its text, so that two versions of
 * this program never take each other's.
 */
export function preparedStatement<Row extends object = never>(text: string) {
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return async (client: DriverClient, values: readonly unknown[]): Promise<Row[]> => {
    try {
      const { rows } = await client.query<Row>({ ...(isKept && { name }), text, values: [...values] });
      return rows;
    } catch (error) {
      if (isForConnectionShared(error)) isKept = false;
      throw error;
    }
  };
}
