import * as v from 'valibot';

/** `measure`: proofs are judged and counted, nothing is refused for them. */
export const verifications = ['off', 'measure', 'enforce'] as const;

const domainSchema = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(200),
  v.regex(/^[^\s@]+\.[^\s@]+$/, 'must be a domain, such as example.com'),
);

/** How an environment takes events in. A change gives only what changes. */
export const eventSettingsChangeSchema = v.strictObject({
  verification: v.optional(v.picklist(verifications)),
  /** Over all senders with the environment's keys; null: as many as can be stored. */
  eventsPerMinute: v.optional(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000_000))),
  ),
  /** Days that raw events are kept. What was counted of them stays. */
  retentionDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(30), v.maxValue(3650))),
  /** Of the whole workspace: people with such an e-mail address are left out of metrics. */
  internalDomains: v.optional(v.pipe(v.array(domainSchema), v.maxLength(50))),
});
export type EventSettingsChange = v.InferOutput<typeof eventSettingsChangeSchema>;

export const eventSettingsSchema = v.object({
  verification: v.picklist(verifications),
  /** Whether there is a secret to sign with. */
  hasIdentitySecret: v.boolean(),
  eventsPerMinute: v.nullable(v.number()),
  retentionDays: v.number(),
  internalDomains: v.array(v.string()),
});
export type EventSettings = v.InferOutput<typeof eventSettingsSchema>;

/** The field of an event that was at fault when it was refused; `other` for what is at fault as a whole. */
export const refusalReasons = [
  'proof',
  'id',
  'kind',
  'name',
  'at',
  'userId',
  'anonymousId',
  'accountId',
  'path',
  'signature',
  'properties',
  'other',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What happened to events on their way in. */
export const trafficSchema = v.object({
  /** UTC days that had any, oldest first. */
  days: v.array(
    v.object({
      day: v.string(),
      /** Also those that had been stored before, and those of bots. */
      accepted: v.number(),
      /** Of those: stored before. They count once. */
      duplicates: v.number(),
      /** Of those: from a clock out of reason, moved to the nearest time that is not. */
      clamped: v.number(),
      refused: v.number(),
      /** Sent beyond `eventsPerMinute`. */
      limited: v.number(),
      bots: v.number(),
      /** Views, clicks and tracked events of people who are left out of metrics as internal or test users. */
      internal: v.number(),
      signed: v.number(),
      unsigned: v.number(),
      /** With a proof that is not of their user. */
      forged: v.number(),
    }),
  ),
  /** Why events were refused, most frequent first. */
  refusals: v.array(v.object({ reason: v.picklist(refusalReasons), times: v.number() })),
  /** Share of the events naming a user that were signed, 0–1; null: none were judged. */
  coverage: v.nullable(v.number()),
});
export type Traffic = v.InferOutput<typeof trafficSchema>;
