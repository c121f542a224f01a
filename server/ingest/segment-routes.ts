import { Hono, type Context as HonoContext } from 'hono';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { type Fields, fields } from './foreign-message.ts';
import { batchIn, ingestForeign, readFields, requireAccepted, senderOf } from './foreign-sender.ts';
import { eventFromSegment, type SegmentCall, segmentCalls } from './segment-message.ts';

/**
 * Segment's HTTP tracking API, for its own clients and for whatever else speaks it. Answers like Segment:
 * `{"success":true}` once the events are stored, 400 for what can never be. Of a batch the good ones are kept, and
 * the others named in `refused`, which the clients ignore.
 */
export function segmentRoutes(context: Context) {
  const routes = new Hono();
  for (const call of segmentCalls) {
    // The browser client knows each by its first letter.
    routes.on('POST', [`/${call}`, `/${call.charAt(0)}`], async (c) => {
      const message = await readFields(context, c);
      const { refused } = await ingestMessages(context, c, message, [{ ...message, type: call }]);
      if (refused[0]) throw new AppError('invalid_request', refused[0].reason);
      return c.json({ success: true });
    });
  }
  return (
    routes
      .on('POST', ['/batch', '/b'], async (c) => {
        const body = await readFields(context, c);
        const reply = await ingestMessages(context, c, body, batchIn(body));
        requireAccepted(reply);
        return c.json({ success: true, ...(reply.refused.length > 0 && { refused: reply.refused }) });
      })
      // What the browser client asks for first, and the least that makes it send.
      .get('/projects/:key/settings', (c) =>
        c.json({
          integrations: { 'Segment.io': { apiKey: c.req.param('key'), type: 'server' } },
          plan: { track: { __default: { enabled: true, integrations: {} } } },
        }),
      )
      // Its measurements of itself.
      .post('/m', (c) => c.json({ success: true }))
  );
}

const isCall = (type: unknown): type is SegmentCall => (segmentCalls as readonly unknown[]).includes(type);

async function ingestMessages(
  context: Context,
  c: HonoContext,
  envelope: Fields,
  messages: readonly unknown[],
) {
  const sender = await senderOf(context, c, envelope.writeKey);
  const sentAt = typeof envelope.sentAt === 'string' ? envelope.sentAt : context.now().toISOString();
  const events = messages.map((given) => {
    const message = fields(given);
    // Of an unknown type: passed on as it is, to be refused in its place with a reason.
    return isCall(message.type) ? eventFromSegment(message.type, message, sentAt) : { kind: message.type };
  });
  return ingestForeign(context, c, sender, sentAt, events);
}
