import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { environmentByPublicKey } from '../workspaces/environment-by-key.ts';
import { ingest } from './ingest.ts';
import { parseEnvelope } from './parse-envelope.ts';
import { readBody } from './read-body.ts';
import { segmentRoutes } from './segment-routes.ts';

/** Under `/v1`: events from the snippet, and from the clients that speak Segment's protocol. */
export const ingestRoutes = (context: Context) =>
  new Hono()
    .post('/events', async (c) => {
      const batch = parseEnvelope(await readBody(c.req));
      const environment = await environmentByPublicKey(context, batch.key);
      if (!environment) throw new AppError('invalid_key', 'There is no environment with this public key.');
      return c.json(await ingest(context, environment, batch, 'browser'));
    })
    .route('/', segmentRoutes(context));
