import * as v from 'valibot';
import { uuidSchema } from './id.ts';
import { newsKinds } from './news.ts';

/** `json`: the news as it is, for programs. `slack`: a sentence, as Slack, Mattermost and others take it. */
export const webhookFormats = ['json', 'slack'] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

const timeSchema = v.pipe(v.string(), v.isoTimestamp());

export const webhookInputSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1, 'is missing'), v.maxLength(120)),
  url: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(2048),
    v.url('is not an address'),
    v.regex(/^https?:\/\//i, 'must begin with https://'),
  ),
  format: v.picklist(webhookFormats),
  kinds: v.pipe(v.array(v.picklist(newsKinds)), v.minLength(1, 'choose at least one'), v.maxLength(50)),
});
export type WebhookInput = v.InferOutput<typeof webhookInputSchema>;
export const webhookChangeSchema = v.partial(
  v.strictObject({ ...webhookInputSchema.entries, isActive: v.boolean() }),
);
export type WebhookChange = v.InferOutput<typeof webhookChangeSchema>;

export const webhookSchema = v.object({
  id: uuidSchema,
  name: v.string(),
  url: v.string(),
  format: v.picklist(webhookFormats),
  kinds: v.array(v.picklist(newsKinds)),
  isActive: v.boolean(),
  createdAt: timeSchema,
  /** Null: nothing was to be told yet. */
  lastTriedAt: v.nullable(timeSchema),
  /** Deliveries that still wait, and those given up in the last 7 days. */
  waiting: v.number(),
  failed7: v.number(),
});
export type Webhook = v.InferOutput<typeof webhookSchema>;

export const webhookDeliverySchema = v.object({
  id: uuidSchema,
  kind: v.picklist([...newsKinds, 'webhook.tested']),
  createdAt: timeSchema,
  attempts: v.number(),
  triedAt: v.nullable(timeSchema),
  /** Null: delivered, or given up. */
  nextAt: v.nullable(timeSchema),
  deliveredAt: v.nullable(timeSchema),
  status: v.nullable(v.number()),
  fault: v.nullable(v.string()),
});
export type WebhookDelivery = v.InferOutput<typeof webhookDeliverySchema>;
