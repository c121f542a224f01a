import { type InferResponseType, parseResponse } from 'hono/client';
import type { WebhookChange, WebhookInput } from '../../shared/contract/webhook.ts';
import { named, type V1, v1 } from './client.ts';

export type Webhook = InferResponseType<V1['webhooks']['$get']>['webhooks'][number];
export type WebhookDelivery = InferResponseType<
  V1['webhooks'][':id']['deliveries']['$get']
>['deliveries'][number];

export const webhooks = {
  list: () => parseResponse(v1.webhooks.$get()),
  create: (json: WebhookInput) => parseResponse(v1.webhooks.$post({ json })),
  update: (id: string, json: WebhookChange) =>
    parseResponse(v1.webhooks[':id'].$patch({ ...named(id), json })),
  remove: (id: string) => parseResponse(v1.webhooks[':id'].$delete(named(id))),
  rotate: (id: string) => parseResponse(v1.webhooks[':id'].secret.$post(named(id))),
  test: (id: string) => parseResponse(v1.webhooks[':id'].test.$post(named(id))),
  deliveries: (id: string) => parseResponse(v1.webhooks[':id'].deliveries.$get({ ...named(id), query: {} })),
  resend: (id: string, deliveryId: string) =>
    parseResponse(v1.webhooks[':id'].deliveries[':deliveryId'].resend.$post({ param: { id, deliveryId } })),
};
