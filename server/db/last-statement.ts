import { type Answered, DriverQuery, type DriverQueryConfig, type Messages } from './driver-query.ts';

/**
 * The last statement of a transaction, with `commit` in the same message. If it fails, the commit is not run: PostgreSQL
 * passes over it, and the transaction is still to be rolled back.
 */
export class LastStatement extends DriverQuery {
  #isDone = false;

  constructor(config: DriverQueryConfig, answered: Answered) {
    super({ ...config, queryMode: 'extended' }, answered);
  }

  override prepare(connection: Messages): void {
    const sync = () => {
      connection.parse({ text: 'commit' });
      connection.bind({ values: [] });
      connection.execute({ portal: '', rows: 0 });
      connection.sync();
    };
    super.prepare(Object.create(connection, { sync: { value: sync } }));
  }

  /** The second end is that of the commit. */
  override handleCommandComplete(message: unknown, connection: Messages): void {
    if (!this.#isDone) super.handleCommandComplete(message, connection);
    this.#isDone = true;
  }
}
