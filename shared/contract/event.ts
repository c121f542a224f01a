import * as v from 'valibot';
import { guideCategories } from './guide.ts';
import { externalIdSchema, localIdSchema, uuidSchema } from './id.ts';
import { signatureSchema } from './signature.ts';
import { localeSchema } from './text.ts';

/**
 * What sort of fact an event is; with `name` it says what happened.
 *
 * | kind | name | properties |
 * |---|---|---|
 * | page | page.viewed | title? |
 * | click | element.clicked | – (the element is its `signature`) |
 * | form | form.submitted · field.changed | – (the form or field is its `signature`; never what was entered) |
 * | session | session.active | SessionProperties; the server adds `client: 'mobile'` to those of phones and tablets |
 * | track | as given to `cairn.track` | as given |
 * | identify | user.identified | the user's traits |
 * | group | account.identified | the account's traits |
 * | guide | guide.started · step.shown · guide.completed · guide.dismissed · guide.snoozed · task.completed · target.missing | GuideEventProperties |
 * | guide | target.found | TargetFoundProperties; `signature`: the element as it is now, where it was healed |
 * | guide | category.muted · category.unmuted | CategoryEventProperties |
 * | guide | help.searched (without a result) | HelpSearchProperties |
 * | survey | survey.answered | SurveyEventProperties |
 * | decision | decision.changed | DecisionProperties |
 */
export const eventKinds = [
  'page',
  'click',
  'track',
  'identify',
  'group',
  'guide',
  'survey',
  'decision',
  'form',
  'session',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Of one run of a guide. */
export const runEventNames = [
  'guide.started',
  'step.shown',
  'guide.completed',
  'guide.dismissed',
  'guide.snoozed',
  'task.completed',
  'target.missing',
] as const;
export type RunEventName = (typeof runEventNames)[number];
export const guideEventNames = [
  ...runEventNames,
  'target.found',
  'category.muted',
  'category.unmuted',
  'help.searched',
] as const;
export type GuideEventName = (typeof guideEventNames)[number];

const run = {
  guideId: uuidSchema,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** One user's passage through one version. */
  runId: uuidSchema,
};

/**
 * What started a run. `trigger`: by itself, interrupting the user, so that it counts for the quiet rule. `ambient`: by
 * itself, without interrupting (hints, inline banners, launchers). The others: somebody asked for it.
 *
 * When a run starts (`guide.started`): with its first step on the screen; of a hint and the help, when the user first
 * opens them, because a mark or launcher that nobody opened was not used; of a checklist, when its launcher appears,
 * because its tasks count from then on.
 */
export const startedBy = ['trigger', 'ambient', 'api', 'link', 'help', 'checklist', 'guide'] as const;
export type StartedBy = (typeof startedBy)[number];

export const guideEventPropertiesSchema = v.strictObject({
  ...run,
  /** Absent for checklists and the help, which have no steps. Of `task.completed`: the id of the task. */
  stepId: v.optional(localIdSchema),
  /** Of `guide.started`. Absent: `trigger`. */
  startedBy: v.optional(v.picklist(startedBy)),
  /** Of `guide.snoozed`. */
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))),
  /**
   * Of `target.missing`: how near the best candidate came (0–1), how long it was waited for, and whether it lies where
   * a page can't be looked into: in a closed shadow root, or a frame of another origin.
   */
  tried: v.optional(
    v.strictObject({
      bestScore: v.number(),
      waitedSeconds: v.number(),
      isShutIn: v.optional(v.literal(true)),
    }),
  ),
});
export type GuideEventProperties = v.InferOutput<typeof guideEventPropertiesSchema>;

/**
 * How the element that a step points at was found: `exact`, as it was picked; `healed`, by its likeness, with the
 * `score` (0–1) it reached. Sent at most once for each version, step and session. Where none was found there is
 * `target.missing` instead.
 */
export const targetFoundPropertiesSchema = v.strictObject({
  guideId: uuidSchema,
  version: run.version,
  stepId: localIdSchema,
  how: v.picklist(['exact', 'healed']),
  score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});
export type TargetFoundProperties = v.InferOutput<typeof targetFoundPropertiesSchema>;

export const categoryEventPropertiesSchema = v.strictObject({ category: v.picklist(guideCategories) });
export type CategoryEventProperties = v.InferOutput<typeof categoryEventPropertiesSchema>;

export const helpSearchPropertiesSchema = v.strictObject({
  query: v.pipe(v.string(), v.maxLength(200)),
  results: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type HelpSearchProperties = v.InferOutput<typeof helpSearchPropertiesSchema>;

/** Answering again within a run is refused: an answer is never edited. */
export const surveyEventPropertiesSchema = v.strictObject({
  ...run,
  stepId: localIdSchema,
  questionId: localIdSchema,
  answer: v.strictObject({
    score: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10))),
    optionId: v.optional(localIdSchema),
    optionIds: v.optional(v.pipe(v.array(localIdSchema), v.maxLength(12))),
    text: v.optional(v.pipe(v.string(), v.maxLength(4000))),
  }),
});
export type SurveyEventProperties = v.InferOutput<typeof surveyEventPropertiesSchema>;

export const formEventNames = ['form.submitted', 'field.changed'] as const;

/** Time since the last such event in which the page was seen and its user did something at least once a minute. */
export const sessionPropertiesSchema = v.strictObject({
  seconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)),
});
export type SessionProperties = v.InferOutput<typeof sessionPropertiesSchema>;

const propertiesSchema = v.record(v.pipe(v.string(), v.maxLength(100)), v.unknown());

export const proofSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(2000));

/** One fact as the snippet sends it. */
export const eventSchema = v.strictObject({
  id: uuidSchema,
  kind: v.picklist(eventKinds),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** The device's clock, ISO 8601 in UTC. The server corrects it by the batch's `sentAt`. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  /** Made by the snippet, kept in the browser until `reset()`. */
  anonymousId: v.optional(uuidSchema),
  userId: v.optional(externalIdSchema),
  accountId: v.optional(externalIdSchema),
  /** The host app's word that `userId` is who they say: HMAC-SHA256 of it in hex, or a JWT (HS256) with it as `sub`. */
  proof: v.optional(proofSchema),
  /** Path of the page without query and fragment (with the fragment's path where the host app routes by it). */
  path: v.optional(v.pipe(v.string(), v.maxLength(500))),
  /** Hash of the clicked element's signature; its text is in the batch's `signatures` the first time. */
  signature: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
  properties: v.optional(propertiesSchema),
});
export type Event = v.InferOutput<typeof eventSchema>;

/** `POST /v1/events`, sent as text/plain so that the browser needs no preflight. At most 512 kB. */
export const eventBatchSchema = v.strictObject({
  key: v.pipe(v.string(), v.maxLength(100)),
  sentAt: v.pipe(v.string(), v.isoTimestamp()),
  locale: v.optional(localeSchema),
  /** What the host app calls its release: `data-build` of the snippet's tag, or `<meta name="cairn-build">`. */
  build: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(60))),
  /** Signatures that the server may not know yet, by hash. */
  signatures: v.optional(v.record(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)), signatureSchema)),
  events: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(500)),
});

/** What the snippet posts; each of `events` is judged alone by `eventSchema`. */
export interface EventBatch {
  key: string;
  sentAt: string;
  locale?: string;
  build?: string;
  signatures?: Record<string, v.InferOutput<typeof signatureSchema>>;
  events: Event[];
}

/** The sender deletes just the ids named here and keeps the rest. */
export interface EventBatchReply {
  /** Stored durably, now or by an earlier delivery. */
  accepted: string[];
  /** Never to be stored as they are: don't send again. */
  refused: { index: number; id?: string; reason: string }[];
}
