import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { requireAllowedOrigin } from '../workspaces/allowed-origins.ts';
import { ingest } from './ingest.ts';
import { isBot } from './is-bot.ts';
import { knownEnvironment } from './known-keys.ts';
import { parseEnvelope } from './parse-envelope.ts';
import { readBody } from './read-body.ts';
import { requireRoom } from './require-room.ts';
import { segmentRoutes } from './segment-routes.ts';

/** Under `/v1`: events from the snippet, and from the clients that speak Segment's protocol. */
export const ingestRoutes = (context: Context) =>
  new Hono()
    .post('/events', async (c) => {
      requireRoom(context);
      const batch = parseEnvelope(await readBody(c.req));
      const environment = await knownEnvironment(context, batch.key);
      if (!environment) throw new AppError('invalid_key', 'There is no environment with this public key.');
      requireAllowedOrigin(environment, c.req.header('Origin'));
      const sender = { isBot: isBot(c.req.header('User-Agent')) };
      return c.json(await ingest(context, environment, batch, 'browser', sender));
    })
    .route('/', segmentRoutes(context));
