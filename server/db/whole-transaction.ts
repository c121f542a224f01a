import { type Answered, DriverQuery, type Messages } from './driver-query.ts';
import type { DriverClient } from './one-connection.ts';
import { keptName, noticingSharedConnections } from './prepared-statement.ts';

interface Statement {
  text: string;
  values?: readonly unknown[];
}

/** Statements, a `copy … from stdin` with what it reads, and what is prepared already; it is committed behind them. */
export interface Transaction {
  first: readonly Statement[];
  copy: string;
  rows: Buffer;
  last: readonly unknown[];
}

/**
 * A transaction in one message. Should a statement fail, PostgreSQL passes over all that follows it, the commit too; the
 * transaction is then still to be rolled back.
 */
class WholeTransaction extends DriverQuery {
  readonly #transaction: Transaction;
  readonly #prepared: string;

  constructor(transaction: Transaction, prepared: string, answered: Answered) {
    super({ text: transaction.copy }, answered);
    this.#transaction = transaction;
    this.#prepared = prepared;
  }

  override submit(connection: Messages): null {
    const { first, copy, rows, last } = this.#transaction;
    const run = ({ text, values = [] }: Statement) => {
      connection.parse({ text });
      connection.bind({ values: values.map(String) });
      connection.execute({ portal: '', rows: 0 });
    };
    connection.stream.cork();
    run({ text: 'begin' });
    for (const statement of first) run(statement);
    run({ text: copy });
    connection.sendCopyFromChunk(rows);
    connection.endCopyFrom();
    connection.bind({ statement: this.#prepared, values: last.map(String) });
    connection.execute({ portal: '', rows: 0 });
    run({ text: 'commit' });
    connection.sync();
    connection.stream.uncork();
    return null;
  }

  override handleCopyInResponse(): void {
    // The rows are on their way.
  }

  /** What the statements answer is of no interest: each would end the query for the driver. */
  override handleDataRow(): void {}
  override handleCommandComplete(): void {}
}

/**
 * Runs transactions that end with this statement, where it is prepared: returns undefined on a connection on which it
 * is not.
 */
export function wholeTransaction(text: string) {
  const name = keptName(text);
  return (client: DriverClient, transaction: Transaction): Promise<void> | undefined => {
    const prepared = name(client);
    if (prepared === undefined) return undefined;
    return noticingSharedConnections(
      new Promise((resolve, reject) => {
        const query = new WholeTransaction(transaction, prepared, (error) =>
          error ? reject(error) : resolve(),
        );
        client.query(query as unknown as Parameters<DriverClient['query']>[0]);
      }),
    );
  };
}
