import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Db } from './db/database.ts';
import type { Sealing } from './db/sealing/sealing.ts';

/** What every room is given: no room reads the environment, the clock or a global by itself. */
export interface Context {
  config: Readonly<Config>;
  db: Db;
  log: Logger;
  now: () => Date;
  sealing: Sealing;
}
