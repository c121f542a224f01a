import * as v from 'valibot';
import { traitOperators } from './audience.ts';
import { urlPatternSchema } from './page-rule.ts';
import { targetSchema } from './target.ts';

/** How deep in the customer's work a feature sits; the ladder that the health tier climbs. */
export const featureClasses = ['record', 'process', 'integration', 'customised'] as const;
export type FeatureClass = (typeof featureClasses)[number];

/** Only uses on pages whose path this pattern meets. */
const onPage = { page: v.optional(urlPatternSchema) };

/** How a click, tracked event or page view is recognised as a use of the feature. */
export const tagRuleSchema = v.variant('type', [
  v.strictObject({ type: v.literal('click'), target: targetSchema, ...onPage }),
  v.strictObject({
    type: v.literal('event'),
    /** The name given to `cairn.track`, compared exactly. */
    eventName: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    ...onPage,
  }),
  v.strictObject({ type: v.literal('page'), pattern: urlPatternSchema }),
]);
export type TagRule = v.InferOutput<typeof tagRuleSchema>;

/** An event counts once for the feature, however many rules it meets. */
export const tagRulesSchema = v.pipe(v.array(tagRuleSchema), v.maxLength(20));

/**
 * Which accounts can use a feature at all. `plan`: the account's trait `plan` is one of these. `module`: the account's
 * trait `modules` names the module of the feature; a feature without a module is then open to all. `trait`: as in an
 * audience. Texts compare without regard to case.
 */
export const availabilitySchema = v.variant('type', [
  v.strictObject({ type: v.literal('all') }),
  v.strictObject({
    type: v.literal('plan'),
    plans: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))), v.maxLength(50)),
  }),
  v.strictObject({ type: v.literal('module') }),
  v.strictObject({
    type: v.literal('trait'),
    trait: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
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
  }),
]);
export type Availability = v.InferOutput<typeof availabilitySchema>;

export const featureInputSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  moduleId: v.nullable(v.pipe(v.number(), v.integer())),
  isCore: v.boolean(),
  featureClass: v.picklist(featureClasses),
  availability: v.optional(availabilitySchema, { type: 'all' }),
  rules: tagRulesSchema,
});
/** What is not said of the availability means all accounts. */
export type FeatureInput = v.InferInput<typeof featureInputSchema>;

/**
 * `YYYY-MM-DD`, a day that exists. The earliest are no days that anybody means, and calendars don't agree about them;
 * the last are what others' systems call “for ever”.
 */
export const daySchema = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((day) => {
    const time = Date.parse(`${day}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  }, 'there is no such day'),
  v.check((day) => day >= '1900', 'must not be before the year 1900'),
);

/** The first or last day of a period that something is counted in, with room before and after it for what else is read. */
export const periodDaySchema = v.pipe(
  daySchema,
  v.check((day) => day >= '1970' && day < '3000', 'must be in the years 1970 to 2999'),
);

/**
 * The days on which a version of a feature's rules counts, first and last included, in the account's time zone. Null:
 * from the beginning of time, or without an end. The periods of one feature never overlap.
 */
export const rulePeriodSchema = v.strictObject({
  startsOn: v.nullable(daySchema),
  endsOn: v.nullable(daySchema),
});
export type RulePeriod = v.InferOutput<typeof rulePeriodSchema>;
