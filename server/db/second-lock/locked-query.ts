import { type Answered, DriverQuery, type Messages } from '../driver-query.ts';
import type { Lock } from './behind-lock.ts';

const enter = `select set_config('role', $1, true), set_config('cairn.workspace_id', $2, true),
  set_config('cairn.environment_id', $3, true)`;

/**
 * A single statement behind a lock. What locks is sent in front of it in the same message, and both are one transaction
 * to PostgreSQL: it costs no round trip, and is over with the statement, also on a connection that others share.
 */
export class LockedQuery extends DriverQuery {
  readonly #lock: Lock;
  #isEntered = false;

  constructor(lock: Lock, text: string, values: readonly unknown[] | undefined, answered: Answered) {
    super({ text, values, queryMode: 'extended' }, answered);
    this.#lock = lock;
  }

  override prepare(connection: Messages): void {
    const { requestRole, workspaceId, environmentId } = this.#lock;
    connection.parse({ text: enter });
    connection.bind({ values: [requestRole, `${workspaceId}`, `${environmentId}`] });
    connection.execute({ portal: '', rows: 0 });
    super.prepare(connection);
  }

  /** The first row and the first end are what entering answers. */
  override handleDataRow(message: unknown): void {
    if (this.#isEntered) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Messages): void {
    if (this.#isEntered) super.handleCommandComplete(message, connection);
    this.#isEntered = true;
  }
}
