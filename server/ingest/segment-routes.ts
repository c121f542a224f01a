import { Hono, type HonoRequest } from 'hono';
import { auth } from 'hono/utils/basic-auth';
import type { EventBatch } from '../../shared/contract/event.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import {
  environmentByPublicKey,
  environmentBySecretKey,
  type KeyedEnvironment,
} from '../workspaces/environment-by-key.ts';
import { ingest } from './ingest.ts';
import { readBody } from './read-body.ts';
import { eventFromSegment, type SegmentCall, segmentCalls } from './segment-message.ts';

type Message = Record<string, unknown>;

/** A body of 512 kB holds no more than that many messages worth the name. */
const maxMessages = 5_000;

/**
 * Segment's HTTP tracking API, for its own clients and for whatever else speaks it. Answers like Segment:
 * `{"success":true}` once the events are stored, 400 for what can never be. Of a batch the good ones are kept, and
 * the others named in `refused`, which the clients ignore.
 */
export function segmentRoutes(context: Context) {
  const routes = new Hono();
  for (const call of segmentCalls) {
    routes.post(`/${call}`, async (c) => {
      const message = asMessage(await readBody(c.req));
      const environment = await environmentOf(context, c.req, message);
      const { refused } = await ingestMessages(context, environment, message, [{ ...message, type: call }]);
      if (refused[0]) throw new AppError('invalid_request', refused[0].reason);
      return c.json({ success: true });
    });
  }
  return routes.post('/batch', async (c) => {
    const body = asMessage(await readBody(c.req));
    const environment = await environmentOf(context, c.req, body);
    const messages = batchOf(body);
    const { accepted, refused } = await ingestMessages(context, environment, body, messages);
    if (accepted.length === 0) {
      throw new AppError('invalid_request', 'None of the messages can be stored: see details.', {
        details: refused.map(({ index, reason }) => ({ path: `batch.${index}`, message: reason })),
      });
    }
    return c.json({ success: true, ...(refused.length > 0 && { refused }) });
  });
}

function asMessage(value: unknown): Message {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Message;
  throw new AppError('invalid_request', 'The body must be a JSON object.');
}

function batchOf({ batch }: Message): unknown[] {
  if (Array.isArray(batch) && batch.length > 0 && batch.length <= maxMessages) return batch;
  throw new AppError('invalid_request', 'The batch is not valid: see details.', {
    details: [{ path: 'batch', message: `must be a list of 1 to ${maxMessages} messages` }],
  });
}

/** Basic auth with the key as user name, as Segment's clients send it; the browser client names it in the body too. */
async function environmentOf(
  context: Context,
  request: HonoRequest,
  body: Message,
): Promise<KeyedEnvironment> {
  const key = auth(request.raw)?.username ?? (typeof body.writeKey === 'string' ? body.writeKey : '');
  const environment = key.startsWith('sk_')
    ? await environmentBySecretKey(context, key)
    : await environmentByPublicKey(context, key);
  if (!environment) throw new AppError('invalid_key', 'There is no environment with this write key.');
  return environment;
}

const isCall = (type: unknown): type is SegmentCall => (segmentCalls as readonly unknown[]).includes(type);

async function ingestMessages(
  context: Context,
  environment: KeyedEnvironment,
  envelope: Message,
  messages: readonly unknown[],
) {
  const now = context.now().toISOString();
  const sentAt = typeof envelope.sentAt === 'string' ? envelope.sentAt : now;
  const events = messages.map((given) => {
    const message = typeof given === 'object' && given !== null ? (given as Message) : {};
    // Of an unknown type: passed on as it is, to be refused in its place with a reason.
    return isCall(message.type) ? eventFromSegment(message.type, message, sentAt) : { kind: message.type };
  });
  return ingest(context, environment, { key: '', sentAt, events: events as EventBatch['events'] }, 'server');
}
