import type { Webhook, WebhookChange, WebhookInput } from '../../shared/contract/webhook.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import { insertTestDelivery, renewDelivery, selectDeliveries } from './delivery-store.ts';
import { newWebhookSecret } from './webhook-signature.ts';
import {
  deleteWebhook,
  insertWebhook,
  replaceSecret,
  type StoredWebhook,
  selectWebhooks,
  updateWebhook,
} from './webhook-store.ts';

/** How long receivers may check with the secret before. */
const overlapHours = 24;

/** Webhooks of the environment by name, without their secrets. */
export async function listWebhooks({ db, now }: Context, scope: Scope): Promise<Webhook[]> {
  return (await selectWebhooks(db, scope, now())).map(asTold);
}

/** Makes a webhook. Its secret is shown now and never again. */
export async function createWebhook(
  { db, now, config, sealing }: Context,
  scope: Scope,
  { name, url, format, kinds }: WebhookInput,
): Promise<Webhook & { secret: string }> {
  requireHttps(url, config);
  const createdAt = now();
  const id = newId(createdAt);
  const secret = newWebhookSecret();
  const { workspaceId, environmentId, actor } = scope;
  const locale = actor.kind === 'member' ? actor.locale : 'en';
  return inTransaction(db, async (trx) => {
    await insertWebhook(trx, {
      ...{ id, workspaceId, environmentId, name, url, format, locale, createdAt },
      secret: sealing.seal(secret, `webhook:${id}`),
      kinds: [...new Set(kinds)],
    });
    await audit(trx, scope, createdAt, 'webhook.created', `webhook:${id}`, { name, url, format, kinds });
    return { ...(await readWebhook(trx, scope, createdAt, id)), secret };
  });
}

/** Changes what is given. A webhook that is not active is told nothing new; what waits for it goes on. */
export async function changeWebhook(
  { db, now, config }: Context,
  scope: Scope,
  id: string,
  change: WebhookChange,
): Promise<Webhook> {
  if (change.url !== undefined) requireHttps(change.url, config);
  const at = now();
  return inTransaction(db, async (trx) => {
    const before = await readWebhook(trx, scope, at, id);
    await updateWebhook(trx, scope, id, change);
    await audit(trx, scope, at, 'webhook.changed', `webhook:${id}`, changes(before, change));
    return readWebhook(trx, scope, at, id);
  });
}

/** Puts a new secret in force, shown this once; for a day everything is signed with the one before as well. */
export async function rotateWebhookSecret(
  { db, now, sealing }: Context,
  scope: Scope,
  id: string,
): Promise<{ secret: string; formerSecretUntil: string }> {
  const at = now();
  const until = new Date(at.getTime() + overlapHours * 3_600_000);
  const secret = newWebhookSecret();
  await inTransaction(db, async (trx) => {
    const sealed = sealing.seal(secret, `webhook:${id}`);
    if (!(await replaceSecret(trx, scope, id, sealed, until))) throw notFound('webhook');
    await audit(trx, scope, at, 'webhook.secret-rotated', `webhook:${id}`);
  });
  return { secret, formerSecretUntil: until.toISOString() };
}

/** Forgets the webhook with all that was, or was still to be, told to it. */
export async function removeWebhook({ db, now }: Context, scope: Scope, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { name, url } = await readWebhook(trx, scope, now(), id);
    if (!(await deleteWebhook(trx, scope, id))) throw notFound('webhook');
    await audit(trx, scope, now(), 'webhook.removed', `webhook:${id}`, { name, url });
  });
}

/** Has something sent to it, to see whether it arrives: the list of deliveries tells. */
export async function testWebhook({ db, now }: Context, scope: Scope, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { name } = await readWebhook(trx, scope, now(), id);
    await insertTestDelivery(trx, scope, id, { kind: 'webhook.tested', data: { name } });
    await audit(trx, scope, now(), 'webhook.tested', `webhook:${id}`);
  });
}

/** What was told to a webhook, newest first. */
export async function listDeliveries({ db, now }: Context, scope: Scope, id: string, page: Page) {
  await readWebhook(db, scope, now(), id);
  const deliveries = await selectDeliveries(db, scope, id, page);
  return deliveries.map(({ createdAt, triedAt, nextAt, deliveredAt, ...delivery }) => ({
    ...delivery,
    createdAt: createdAt.toISOString(),
    triedAt: triedAt?.toISOString() ?? null,
    nextAt: nextAt?.toISOString() ?? null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
  }));
}

/** Sends a delivery once more, under the same id. */
export async function resend(
  { db, now }: Context,
  scope: Scope,
  id: string,
  deliveryId: string,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (!(await renewDelivery(trx, scope, id, deliveryId, now()))) throw notFound('delivery');
    await audit(trx, scope, now(), 'webhook.delivery-resent', `webhook:${id}`, { deliveryId });
  });
}

async function readWebhook(db: Queryable, scope: Scope, now: Date, id: string): Promise<Webhook> {
  const [webhook] = await selectWebhooks(db, scope, now, id);
  if (!webhook) throw notFound('webhook');
  return asTold(webhook);
}

const asTold = ({ createdAt, lastTriedAt, ...webhook }: StoredWebhook): Webhook => ({
  ...webhook,
  createdAt: createdAt.toISOString(),
  lastTriedAt: lastTriedAt?.toISOString() ?? null,
});

function requireHttps(url: string, { allowsPrivateReceivers }: Context['config']): void {
  if (allowsPrivateReceivers || /^https:/i.test(url)) return;
  throw new AppError('invalid_request', 'The address must begin with https://.', {
    details: [{ path: 'url', message: 'must begin with https://' }],
  });
}
