import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { eventHeaders } from '../http/security-headers.ts';
import { requireAllowedOrigin } from '../workspaces/allowed-origins.ts';
import { ingest } from './ingest.ts';
import { isBot } from './is-bot.ts';
import { isMobile } from './is-mobile.ts';
import { knownEnvironment } from './known-keys.ts';
import { parseEnvelope } from './parse-envelope.ts';
import { readBody } from './read-body.ts';
import { requireRoom } from './require-room.ts';

/** `POST /events`, under `/v1`: events from the snippet. It sets its headers itself, see `eventHeaders`. */
export function eventRoutes(context: Context) {
  const headers = eventHeaders(context.config.publicUrl);
  const answerHeaders = { ...headers, 'Content-Type': 'application/json' };

  return new Hono<{ Variables: { requestId: string } }>().post('/events', async (c) => {
    try {
      requireRoom(context);
      const batch = parseEnvelope(await readBody(c.req));
      const environment = await knownEnvironment(context, batch.key);
      if (!environment) throw new AppError('invalid_key', 'There is no environment with this public key.');
      requireAllowedOrigin(environment, c.req.header('Origin'));
      const userAgent = c.req.header('User-Agent');
      const sender = { isBot: isBot(userAgent), isMobile: isMobile(userAgent) };
      const reply = await ingest(context, environment, batch, 'browser', sender);
      return new Response(JSON.stringify(reply), {
        headers: { ...answerHeaders, 'X-Request-Id': c.get('requestId') },
      });
    } catch (error) {
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
      throw error;
    }
  });
}
