import pg from 'pg';

/** What of the driver's connection a query writes its messages to. */
export interface Messages {
  stream: { cork(): void; uncork(): void };
  query(text: string): void;
  parse(message: { text: string }): void;
  bind(message: { statement?: string; values: readonly string[] }): void;
  execute(message: { portal: string; rows: number }): void;
  sync(): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

export interface DriverQueryConfig {
  text: string;
  values?: readonly unknown[] | undefined;
  /** Of a statement that is prepared once for each connection. */
  name?: string;
  queryMode?: 'extended';
}

export type Answered = (error: Error | undefined, result: unknown) => void;

/** The driver's own query, for those that send more in one go than a statement, and hear more than its answer. */
export interface DriverQuery {
  submit(connection: Messages): Error | null;
  prepare(connection: Messages): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Messages): void;
  handleCopyInResponse(connection: Messages): void;
}

export const DriverQuery = pg.Query as unknown as new (
  config: DriverQueryConfig,
  answered: Answered,
) => DriverQuery;
