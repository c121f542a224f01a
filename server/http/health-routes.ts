import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { isDatabaseAway } from '../db/is-database-away.ts';
import { pendingMigrations } from '../db/migrate.ts';

/** For load balancers and supervisors: whether the process lives, and whether it can serve. */
export const healthRoutes = (context: Context) =>
  new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' as const }))
    .get('/readyz', async (c) => {
      const reason = await reasonNotReady(context);
      if (!reason) return c.json({ status: 'ready' as const });
      return c.json({ status: 'not_ready' as const, reason }, 503, { 'Retry-After': '5' });
    });

/** Read anew each time: a restored backup may be of an older shape. */
async function reasonNotReady({ db, log }: Pick<Context, 'db' | 'log'>): Promise<string | undefined> {
  try {
    const pending = await pendingMigrations(db);
    if (pending.length > 0) return `The database lacks migrations: ${pending.join(', ')}.`;
    return undefined;
  } catch (error) {
    if (isDatabaseAway(error)) return 'The database cannot be reached.';
    log.error({ err: error }, 'the database could not be asked whether it is ready');
    return 'The database answers with an error; the log says which.';
  }
}
