import type { Context as HonoContext } from 'hono';
import { auth } from 'hono/utils/basic-auth';
import type { Event, EventBatchReply } from '../../shared/contract/event.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { requireAllowedOrigin } from '../workspaces/allowed-origins.ts';
import { environmentBySecretKey, type KeyedEnvironment } from '../workspaces/environment-by-key.ts';
import type { Fields } from './foreign-message.ts';
import { ingest } from './ingest.ts';
import { isBot } from './is-bot.ts';
import { knownEnvironment } from './known-keys.ts';
import { readBody } from './read-body.ts';
import { requireRoom } from './require-room.ts';

/** Somebody who speaks another protocol than the snippet's. */
export interface ForeignSender {
  environment: KeyedEnvironment;
  /** Only the host app's servers have a secret key. */
  hasSecret: boolean;
}

export async function readFields(context: Context, c: HonoContext): Promise<Fields> {
  requireRoom(context);
  const value = await readBody(c.req);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new AppError('invalid_request', 'The body must be a JSON object.');
}

/** A body of 512 kB holds no more than that many messages worth the name. */
const maxMessages = 5_000;

export function batchIn({ batch }: Fields): unknown[] {
  if (Array.isArray(batch) && batch.length > 0 && batch.length <= maxMessages) return batch;
  throw new AppError('invalid_request', 'The batch is not valid: see details.', {
    details: [{ path: 'batch', message: `must be a list of 1 to ${maxMessages} messages` }],
  });
}

/** By Basic auth with the key as user name, or by the key in the body. */
export async function senderOf(context: Context, c: HonoContext, keyInBody: unknown): Promise<ForeignSender> {
  const key = auth(c.req.raw)?.username ?? (typeof keyInBody === 'string' ? keyInBody : '');
  const hasSecret = key.startsWith('sk_');
  const environment = hasSecret
    ? await environmentBySecretKey(context, key)
    : await knownEnvironment(context, key);
  if (!environment) throw new AppError('invalid_key', 'There is no environment with this write key.');
  if (!hasSecret) requireAllowedOrigin(environment, c.req.header('Origin'));
  return { environment, hasSecret };
}

/** @param events what the messages mean; what is no event is refused in its place */
export function ingestForeign(
  context: Context,
  c: HonoContext,
  { environment, hasSecret }: ForeignSender,
  sentAt: string,
  events: readonly unknown[],
): Promise<EventBatchReply> {
  // A page names its origin; a server has none.
  const isPage = c.req.header('Origin') !== undefined;
  return ingest(context, environment, { key: '', sentAt, events: events as Event[] }, 'server', {
    isOpen: !hasSecret,
    isBot: isPage && isBot(c.req.header('User-Agent')),
  });
}

/** Answers what can never be stored with 400, so that clients drop it: the whole batch only if nothing of it can. */
export function requireAccepted({ accepted, refused }: EventBatchReply): void {
  if (accepted.length > 0) return;
  throw new AppError('invalid_request', 'None of the messages can be stored: see details.', {
    details: refused.map(({ index, reason }) => ({ path: `batch.${index}`, message: reason })),
  });
}
