import { type Answered, DriverQuery, type Messages } from './driver-query.ts';
import type { DriverClient } from './one-connection.ts';

/**
 * Statements of which the last is a `copy … from stdin`, with what it reads right behind them. PostgreSQL need not be
 * waited for in between: should one of them fail, it drops what it then can't use.
 */
class CopyingQuery extends DriverQuery {
  readonly #text: string;
  readonly #rows: Buffer;

  constructor(text: string, rows: Buffer, answered: Answered) {
    super({ text }, answered);
    this.#text = text;
    this.#rows = rows;
  }

  override submit(connection: Messages): null {
    connection.stream.cork();
    connection.query(this.#text);
    connection.sendCopyFromChunk(this.#rows);
    connection.endCopyFrom();
    connection.stream.uncork();
    return null;
  }

  override handleCopyInResponse(): void {
    // The rows are on their way.
  }
}

/** Runs them in one trip to the database. Returns what each of them answers. */
export function copyInOneTrip(
  client: DriverClient,
  text: string,
  rows: Buffer,
): Promise<{ rows: Record<string, unknown>[] }[]> {
  return new Promise((resolve, reject) => {
    const query = new CopyingQuery(text, rows, (error, results) =>
      error ? reject(error) : resolve(results as { rows: Record<string, unknown>[] }[]),
    );
    client.query(query as unknown as Parameters<DriverClient['query']>[0]);
  });
}
