import type { News } from '../../shared/contract/news.ts';
import type { Context } from '../context.ts';
import { UnreadableSecret } from '../db/sealing/sealing.ts';
import { OutsideError, sendOutside } from '../outbound/send-outside.ts';
import {
  type DueDelivery,
  deleteOldDeliveries,
  settleDelivery,
  takeDueDeliveries,
} from './delivery-store.ts';
import { newsText, type TestNews } from './news-text.ts';
import { signedHeaders } from './webhook-signature.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** From one failed try to the next; after the last the delivery is given up, until somebody sends it again. */
const pausesMs = [
  5 * secondMs,
  minuteMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  10 * hourMs,
];

/** Sent at the same time; no single receiver gets more than a few of them, so that a slow one holds up no other. */
const atOnce = 50;
const atOnceForOne = 10;
/** While it is being sent, nobody else sends it; who dies meanwhile leaves it to the next. */
const takenMs = 2 * minuteMs;
const keptDays = 30;

/** Sends news that is due, a round of it. Receivers may get one twice, with the same `webhook-id`, but never miss one. */
export async function deliverWebhooks(context: Context): Promise<void> {
  const { db, now } = context;
  const at = now();
  const takenUntil = new Date(at.getTime() + takenMs);
  const due = await takeDueDeliveries(db, at, takenUntil, { atOnce, atOnceForOne });
  await Promise.all(due.map((delivery) => deliver(context, delivery)));
}

/** Forgets what was delivered or given up long ago. */
export const forgetDeliveries = ({ db, now }: Context): Promise<void> =>
  deleteOldDeliveries(db, new Date(now().getTime() - keptDays * 24 * hourMs));

async function deliver(context: Context, delivery: DueDelivery): Promise<void> {
  const { db, now, log } = context;
  const at = now();
  const { attempts } = delivery;
  const outcome = await send(context, delivery, at).then(
    ({ status }) => ({ status, fault: null }),
    (error: unknown) => {
      if (error instanceof OutsideError || error instanceof UnreadableSecret) {
        return { status: null, fault: error.message };
      }
      // It is tried and given up like any other: else it would be due again every time, for ever.
      log.error({ err: error, webhookId: delivery.webhookId }, 'a message to a webhook could not be made');
      return { status: null, fault: 'The server could not make it ready to be sent: its log says why.' };
    },
  );
  const isDelivered = outcome.status !== null && outcome.status >= 200 && outcome.status < 300;
  const pauseMs = pausesMs[attempts];
  // Gone for good: who answers so wants no more of it.
  const isOver = isDelivered || outcome.status === 410 || pauseMs === undefined;
  await settleDelivery(db, delivery, {
    ...outcome,
    triedAt: at,
    deliveredAt: isDelivered ? at : null,
    nextAt: isOver ? null : new Date(at.getTime() + pauseMs),
  });
}

async function send({ config, sealing }: Context, delivery: DueDelivery, at: Date) {
  const { id, webhookId, url } = delivery;
  const body = JSON.stringify(bodyOf(delivery));
  const secrets = secretsAt(delivery, at).map((stored) => sealing.open(stored, `webhook:${webhookId}`));
  const headers = { 'Content-Type': 'application/json', ...signedHeaders(secrets, { id, at, body }) };
  return sendOutside(
    { url, method: 'POST', headers, body },
    { allowsPrivate: config.allowsPrivateReceivers },
  );
}

const secretsAt = ({ secret, formerSecret, formerSecretUntil }: DueDelivery, at: Date): string[] =>
  formerSecret !== null && formerSecretUntil !== null && formerSecretUntil > at
    ? [secret, formerSecret]
    : [secret];

function bodyOf({ id, kind, data, createdAt, environmentId, format, locale }: DueDelivery): object {
  if (format === 'slack') return { text: newsText({ kind, data } as News | TestNews, locale) };
  return { id, kind, at: createdAt.toISOString(), environmentId, data };
}
