import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { uuidSchema } from '../../shared/contract/id.ts';
import {
  webhookChangeSchema,
  webhookDeliverySchema,
  webhookInputSchema,
  webhookSchema,
} from '../../shared/contract/webhook.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { sayTo } from '../http/error-response.ts';
import { pageQuery } from '../http/page-query.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import {
  changeWebhook,
  createWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  resend,
  rotateWebhookSecret,
  testWebhook,
} from './edit-webhooks.ts';

const tags = ['Webhooks'];
const idParam = v.object({ id: uuidSchema });
const secret = { secret: v.string() };

/** Webhooks of the selected environment and what was told to them, under `/api/v1`. */
export const webhookRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/webhooks',
      describeRoute({
        summary: 'List webhooks by name',
        tags,
        responses: { 200: answer('Webhooks', v.object({ webhooks: v.array(webhookSchema) })) },
      }),
      requireRight('webhook.write'),
      async (c) => c.json({ webhooks: await listWebhooks(context, c.var.scope) }),
    )
    .post(
      '/webhooks',
      describeRoute({
        summary: 'Make a webhook; its secret is shown this once',
        tags,
        responses: { 201: answer('The webhook', v.object({ ...webhookSchema.entries, ...secret })) },
      }),
      requireRight('webhook.write'),
      validate('json', webhookInputSchema),
      async (c) => c.json(await createWebhook(context, c.var.scope, c.req.valid('json')), 201),
    )
    .patch(
      '/webhooks/:id',
      describeRoute({
        summary: 'Change a webhook, or have it told nothing new',
        tags,
        responses: { 200: answer('The webhook', webhookSchema) },
      }),
      requireRight('webhook.write'),
      validate('param', idParam),
      validate('json', webhookChangeSchema),
      async (c) =>
        c.json(await changeWebhook(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'))),
    )
    .delete(
      '/webhooks/:id',
      describeRoute({
        summary: 'Delete a webhook with the log of what was told to it',
        tags,
        responses: { 204: answer('Deleted') },
      }),
      requireRight('webhook.write'),
      validate('param', idParam),
      async (c) => {
        await removeWebhook(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .post(
      '/webhooks/:id/secret',
      describeRoute({
        summary: 'Make a new secret, shown this once; the one before goes on for a day',
        tags,
        responses: {
          201: answer(
            'The secret',
            v.object({ ...secret, formerSecretUntil: v.pipe(v.string(), v.isoTimestamp()) }),
          ),
        },
      }),
      requireRight('webhook.write'),
      validate('param', idParam),
      async (c) => c.json(await rotateWebhookSecret(context, c.var.scope, c.req.valid('param').id), 201),
    )
    .post(
      '/webhooks/:id/test',
      describeRoute({
        summary: 'Send something to a webhook, to see whether it arrives',
        tags,
        responses: { 202: answer('It will be sent within seconds') },
      }),
      requireRight('webhook.write'),
      validate('param', idParam),
      async (c) => {
        await testWebhook(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 202);
      },
    )
    .get(
      '/webhooks/:id/deliveries',
      describeRoute({
        summary: 'What was told to a webhook in the last 30 days, newest first',
        tags,
        responses: {
          200: answer('One page of deliveries', v.object({ deliveries: v.array(webhookDeliverySchema) })),
        },
      }),
      requireRight('webhook.write'),
      validate('param', idParam),
      validate('query', v.object(pageQuery)),
      async (c) => {
        const { id } = c.req.valid('param');
        const say = sayTo(c);
        const deliveries = await listDeliveries(context, c.var.scope, id, c.req.valid('query'));
        return c.json({
          deliveries: deliveries.map(({ fault, ...delivery }) => ({
            ...delivery,
            fault: fault === null ? null : say(fault),
          })),
        });
      },
    )
    .post(
      '/webhooks/:id/deliveries/:deliveryId/resend',
      describeRoute({
        summary: 'Send a delivery once more, under the same id',
        tags,
        responses: { 202: answer('It will be sent within seconds') },
      }),
      requireRight('webhook.write'),
      validate('param', v.object({ id: uuidSchema, deliveryId: uuidSchema })),
      async (c) => {
        const { id, deliveryId } = c.req.valid('param');
        await resend(context, c.var.scope, id, deliveryId);
        return c.body(null, 202);
      },
    );
