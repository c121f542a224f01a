import * as v from 'valibot';
import { maybeFeatureIdSchema, maybeUuidSchema, uuidSchema } from './id.ts';
import { maybeUrlPatternSchema } from './page-rule.ts';
import { targetSchema } from './target.ts';
import { localeSchema } from './text.ts';

export const traitOperators = [
  'is',
  'isNot',
  'isOneOf',
  'contains',
  'startsWith',
  'greaterThan',
  'lessThan',
  'before',
  'after',
  'isSet',
  'isNotSet',
] as const;
export type TraitOperator = (typeof traitOperators)[number];

/** What the host app says of a user or account. Dates are ISO 8601 texts. */
export type TraitValue = string | number | boolean | null | string[];
export type Traits = Record<string, TraitValue>;

const traitConditionSchema = v.strictObject({
  type: v.picklist(['userTrait', 'accountTrait']),
  /** Empty while the author has not given one; then nobody has it. */
  trait: v.pipe(v.string(), v.maxLength(100)),
  operator: v.picklist(traitOperators),
  /** Absent for isSet and isNotSet; a list for isOneOf. */
  value: v.optional(
    v.union([
      v.pipe(v.string(), v.maxLength(500)),
      v.number(),
      v.boolean(),
      v.pipe(v.array(v.string()), v.maxLength(500)),
    ]),
  ),
});

/** How often somebody did something in the last `withinDays` days, today included; days in the workspace's time zone. */
const howOften = {
  operator: v.picklist(['atLeast', 'atMost']),
  times: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  withinDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
  /** `account`: done by anyone in the account, all together. */
  by: v.picklist(['user', 'account']),
};
const eventConditionSchema = v.strictObject({
  type: v.literal('event'),
  /** As given to `cairn.track`. Empty while the author has not given one. */
  name: v.pipe(v.string(), v.maxLength(200)),
  ...howOften,
});
const featureConditionSchema = v.strictObject({
  type: v.literal('feature'),
  featureId: maybeFeatureIdSchema,
  ...howOften,
});

export const guideStateNames = ['seen', 'notSeen', 'completed', 'dismissed'] as const;
const guideStateConditionSchema = v.strictObject({
  type: v.literal('guideState'),
  guideId: maybeUuidSchema,
  state: v.picklist(guideStateNames),
});

/** `none`: has not given a score in that time. */
export const scoreGroups = ['promoters', 'passives', 'detractors', 'none'] as const;
export type ScoreGroup = (typeof scoreGroups)[number];
/** Where the last NPS score that the user gave in the last `withinDays` × 24 hours belongs. */
const scoreConditionSchema = v.strictObject({
  type: v.literal('score'),
  group: v.picklist(scoreGroups),
  withinDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(730)),
});

/** Named one by one, in a list that was uploaded for the segment whose audience this is. */
const listConditionSchema = v.strictObject({
  type: v.literal('list'),
  of: v.picklist(['user', 'account']),
  listId: uuidSchema,
});

const segmentConditionSchema = v.strictObject({ type: v.literal('segment'), segmentId: maybeUuidSchema });

/** The same people every time, chosen by a hash of their id and `salt`: two conditions with one salt nest. */
const percentageConditionSchema = v.strictObject({
  type: v.literal('percentage'),
  of: v.picklist(['user', 'account']),
  percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  salt: v.pipe(v.string(), v.maxLength(100)),
});

/** From `from` (included) to `to` (not included), each left out for an open end. */
const datesConditionSchema = v.strictObject({
  type: v.literal('dates'),
  from: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  to: v.optional(v.pipe(v.string(), v.isoTimestamp())),
});

/** The page's language: `zh` holds for every kind of Chinese, `zh-CN` for that one. */
const languageConditionSchema = v.strictObject({
  type: v.literal('language'),
  isOneOf: v.pipe(v.array(localeSchema), v.maxLength(50)),
});

export const devices = ['phone', 'tablet', 'desktop'] as const;
export type Device = (typeof devices)[number];
const deviceConditionSchema = v.strictObject({
  type: v.literal('device'),
  isOneOf: v.pipe(v.array(v.picklist(devices)), v.maxLength(devices.length)),
});

const urlConditionSchema = v.strictObject({ type: v.literal('url'), pattern: maybeUrlPatternSchema });

const elementConditionSchema = v.strictObject({
  type: v.literal('element'),
  is: v.picklist(['present', 'absent']),
  /** Absent while the author has not picked one; publishing refuses that. */
  target: v.optional(targetSchema),
});

/** The element is there and its visible text contains `text`, without regard to case. */
const elementTextConditionSchema = v.strictObject({
  type: v.literal('elementText'),
  target: v.optional(targetSchema),
  text: v.pipe(v.string(), v.maxLength(200)),
});

const serverConditionSchemas = [
  traitConditionSchema,
  eventConditionSchema,
  featureConditionSchema,
  guideStateConditionSchema,
  scoreConditionSchema,
  listConditionSchema,
  segmentConditionSchema,
  percentageConditionSchema,
  datesConditionSchema,
  languageConditionSchema,
] as const;
const pageConditionSchemas = [
  deviceConditionSchema,
  urlConditionSchema,
  elementConditionSchema,
  elementTextConditionSchema,
] as const;

/** Decided by the server, which tells a page nothing of them. */
export type ServerCondition = v.InferOutput<(typeof serverConditionSchemas)[number]>;
/** Only the page knows. */
export type PageCondition = v.InferOutput<(typeof pageConditionSchemas)[number]>;
export type Condition = ServerCondition | PageCondition;
export type ConditionOf<Type extends Condition['type']> = Extract<Condition, { type: Type }>;
/** Conditions that count what was done. */
export type BehaviourCondition = ConditionOf<'event'> | ConditionOf<'feature'>;

export type Audience = Condition | { type: 'all' | 'any' | 'none'; conditions: Audience[] };
/** What is left of an audience once the server has decided its part. */
export type PageConditions = PageCondition | { type: 'all' | 'any' | 'none'; conditions: PageConditions[] };

/**
 * Who is meant, and in which situation: conditions joined by all / any / none, nested at will. `all` and `any` of
 * nothing hold for everybody.
 */
export const audienceSchema: v.GenericSchema<Audience> = v.variant('type', [
  ...serverConditionSchemas,
  ...pageConditionSchemas,
  v.strictObject({
    type: v.picklist(['all', 'any', 'none']),
    conditions: v.pipe(v.array(v.lazy(() => audienceSchema)), v.maxLength(50)),
  }),
]);
