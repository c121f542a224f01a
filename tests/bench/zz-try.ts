import { readFileSync } from 'node:fs';
import pino from 'pino';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { openDatabase } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import type { Scope } from '../../server/http/scope.ts';

const log = pino({ level: 'warn' });
const [line, second] = readFileSync('/tmp/figures-keep.log', 'utf8').split('\n');
const connection = JSON.parse(line!);
const { db } = openDatabase(connection, log);
await migrate(db);
const at = new Date('2026-11-25T22:50:00Z');
export const context: Context = { config: readConfig({}), db, log, now: () => at };
export const scope: Scope = JSON.parse(second!);
export async function timed(what: string, work: () => Promise<unknown>, rounds = 5) {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const t = performance.now();
    await work();
    times.push(performance.now() - t);
  }
  console.log(what.padEnd(40), times.map((t) => t.toFixed(1)).join(' '));
}
export { db };
