import * as v from 'valibot';
import { proofSchema } from './event.ts';
import type { DeliveredGuide, GuideCategory, GuideState } from './guide.ts';
import { externalIdSchema, uuidSchema } from './id.ts';
import { localeSchema } from './text.ts';

const sentTraitsSchema = v.record(
  v.pipe(v.string(), v.maxLength(100)),
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())]),
);

/** How many guides that interrupt may start by themselves for one user: in one visit, and in one day over all devices. */
export const quietRuleSchema = v.strictObject({
  autoStartsPerSession: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  autoStartsPerDay: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
});
export type QuietRule = v.InferOutput<typeof quietRuleSchema>;

/** What a user has decided for themselves, over all devices. */
export interface UserPreferences {
  mutedCategories: GuideCategory[];
  /** By guide id, until when (ISO 8601). */
  snoozed: Record<string, string>;
}

/** `GET /v1/config?key=pk_…`: the same for everybody, cacheable, with an ETag; polled while the page is visible. */
export interface SnippetConfig {
  /** Rises whenever something that is delivered changes; then ask for a new `Delivery`. */
  version: number;
  /** The emergency stop: show nothing. */
  isStopped: boolean;
  quietRule: QuietRule;
}

/** `POST /v1/delivery`: which guides this user may get. Traits given here take part in the choice but are not stored. */
export const deliveryRequestSchema = v.strictObject({
  key: v.pipe(v.string(), v.maxLength(100)),
  anonymousId: v.optional(uuidSchema),
  userId: v.optional(externalIdSchema),
  accountId: v.optional(externalIdSchema),
  /** See `Event.proof`. */
  proof: v.optional(proofSchema),
  userTraits: v.optional(sentTraitsSchema),
  accountTraits: v.optional(sentTraitsSchema),
  locale: localeSchema,
});
export type DeliveryRequest = v.InferOutput<typeof deliveryRequestSchema>;

export interface Delivery {
  config: SnippetConfig;
  /** Guides whose audience holds this user. Where, when and how often is decided in the page. */
  guides: DeliveredGuide[];
  states: GuideState[];
  /** Guides that started by themselves for this user today, over all devices. */
  autoStartsToday: number;
  preferences: UserPreferences;
  /** When what is delivered changes by the calendar alone: ask anew then. ISO 8601. */
  askAgainAt?: string;
}
