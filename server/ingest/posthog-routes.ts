import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { fields } from './foreign-message.ts';
import { batchIn, ingestForeign, readFields, requireAccepted, senderOf } from './foreign-sender.ts';
import { eventFromPosthog } from './posthog-message.ts';

/**
 * What PostHog's server clients send, at `/posthog`: that is the `host` to give them. Flags are answered as if there
 * were none. Their clients drop what is answered 429 and try again what is answered 503, hence no 429 here.
 */
export const posthogRoutes = (context: Context) =>
  new Hono()
    .on('POST', ['/batch', '/batch/'], async (c) => {
      const body = await readFields(context, c);
      const sender = await senderOf(context, c, body.api_key);
      const sentAt = typeof body.sent_at === 'string' ? body.sent_at : context.now().toISOString();
      const events = batchIn(body).map((message) => eventFromPosthog(fields(message), sentAt));
      requireAccepted(await ingestForeign(context, c, sender, sentAt, events).catch(askForLater));
      return c.json({ status: 'Ok' });
    })
    .on('POST', ['/flags', '/flags/'], (c) =>
      c.json({ flags: {}, errorsWhileComputingFlags: false, requestId: crypto.randomUUID() }),
    );

function askForLater(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== 'rate_limited') throw error;
  const { retryAfterSeconds = 1 } = error;
  throw new AppError('unavailable', error.message, { retryAfterSeconds });
}
