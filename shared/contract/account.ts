import * as v from 'valibot';
import { daySchema } from './feature.ts';
import { externalIdSchema, uuidSchema } from './id.ts';

export const tiers = ['strategic', 'enterprise', 'longTail'] as const;
export type Tier = (typeof tiers)[number];

/** Stages of an account's life, in their order. */
export const stages = ['kickOff', 'onboarding', 'steadyUse', 'renewal', 'maintenance'] as const;
export type Stage = (typeof stages)[number];

/** How far an account has adopted what it bought. */
export const levels = ['low', 'medium', 'high'] as const;
export type Level = (typeof levels)[number];

export const churnReasons = [
  'wrongCustomer',
  'roiUnclear',
  'decisionMakerChanged',
  'priceOrRival',
  'ownBusiness',
  'productGap',
  'service',
  'other',
] as const;
export type ChurnReason = (typeof churnReasons)[number];

export const contactRoles = [
  'decisionMaker',
  'initiator',
  'selector',
  'supporter',
  'opponent',
  'keyUser',
] as const;
export type ContactRole = (typeof contactRoles)[number];

export const stances = ['unknown', 'negative', 'neutral', 'positive'] as const;
export type Stance = (typeof stances)[number];

/** Ways to have spoken with somebody. */
export const contactKinds = ['call', 'visit', 'review', 'message'] as const;

/** `referral`: they have recommended the product to somebody. */
export const noteKinds = ['note', ...contactKinds, 'referral'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** What a success criterion is about. */
export const criterionFamilies = ['revenue', 'cost', 'time', 'quality', 'risk', 'people'] as const;
export type CriterionFamily = (typeof criterionFamilies)[number];

/** Reasons for a risk that somebody can name; what each weighs is said by the rule of the risk. */
export const riskReasonNames = [
  'wrongCustomer',
  'valueUnclear',
  'decisionMakerChanged',
  'notLive',
  'feedbackUnsolved',
  'championChanged',
  'requirementUnmet',
  'avoidsContact',
] as const;
export type RiskReasonName = (typeof riskReasonNames)[number];

const text = (longest: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1, 'is missing'), v.maxLength(longest));
const wholeNumber = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e15));
const moduleNames = v.pipe(v.array(text(120)), v.maxLength(200));

/**
 * Fields that the host app tells by traits of the same name in `group()`, and that a member, an import or a program
 * can set instead. Null: unknown; as an input, the host app's word counts again.
 */
export const toldFieldsSchema = v.object({
  tier: v.nullable(v.picklist(tiers)),
  industry: v.nullable(text(120)),
  region: v.nullable(text(120)),
  plan: v.nullable(text(120)),
  modules: v.nullable(moduleNames),
  seats: v.nullable(wholeNumber(100_000_000)),
  signedOn: v.nullable(daySchema),
  goLiveOn: v.nullable(daySchema),
  contractStartsOn: v.nullable(daySchema),
  contractEndsOn: v.nullable(daySchema),
  contractValue: v.nullable(amount),
  currency: v.nullable(
    v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/, 'must have three letters')),
  ),
});
export type ToldFields = v.InferOutput<typeof toldFieldsSchema>;

/** Fields that only people and programs set. */
export const keptFieldsSchema = v.object({
  /** Id of the member who looks after the account. */
  ownerId: v.nullable(uuidSchema),
  amountScore: v.nullable(wholeNumber(100)),
  fitScore: v.nullable(wholeNumber(100)),
  allowsPublicity: v.boolean(),
  expectedDailyUsers: v.nullable(wholeNumber(100_000_000)),
  expectedModules: v.nullable(moduleNames),
  /** Instead of the one that the dates give. */
  stageSet: v.nullable(v.picklist(stages)),
});
export type KeptFields = v.InferOutput<typeof keptFieldsSchema>;

/** What of an account can be changed, each on its own. */
export const accountFieldsSchema = v.partial(
  v.strictObject({ ...toldFieldsSchema.entries, ...keptFieldsSchema.entries }),
);
export type AccountFields = v.InferOutput<typeof accountFieldsSchema>;

export const criterionQuarterSchema = v.strictObject({
  /** First day of the quarter. */
  startsOn: v.pipe(daySchema, v.regex(/-(01|04|07|10)-01$/, 'must be the first day of a quarter')),
  target: v.pipe(v.number(), v.finite()),
  /** What was reached; null until it is known. */
  value: v.nullable(v.pipe(v.number(), v.finite())),
});
export type CriterionQuarter = v.InferOutput<typeof criterionQuarterSchema>;

export const criterionSchema = v.strictObject({
  name: text(200),
  family: v.picklist(criterionFamilies),
  unit: v.pipe(v.string(), v.trim(), v.maxLength(40)),
  isLowerBetter: v.boolean(),
  baseline: v.nullable(v.pipe(v.number(), v.finite())),
  industryValue: v.nullable(v.pipe(v.number(), v.finite())),
  quarters: v.pipe(
    v.array(criterionQuarterSchema),
    v.maxLength(40),
    v.check(
      (quarters) => new Set(quarters.map(({ startsOn }) => startsOn)).size === quarters.length,
      'must name each quarter once',
    ),
  ),
  featureIds: v.pipe(v.array(v.pipe(v.number(), v.integer())), v.maxLength(50)),
  roiCost: v.nullable(amount),
  roiGain: v.nullable(amount),
  roiMethod: v.nullable(text(1000)),
});
export type Criterion = v.InferOutput<typeof criterionSchema>;

export const contactSchema = v.strictObject({
  name: text(200),
  title: v.nullable(text(200)),
  role: v.picklist(contactRoles),
  stance: v.picklist(stances),
  /** The host app's id of the user that they are, if they are one. */
  userId: v.nullable(externalIdSchema),
  lastContactOn: v.nullable(daySchema),
  /** Since when they no longer work there. */
  leftOn: v.nullable(daySchema),
});
export type Contact = v.InferOutput<typeof contactSchema>;

export const noteSchema = v.strictObject({
  kind: v.picklist(noteKinds),
  text: text(5000),
  /** With whom; their last contact is this day then. */
  contactId: v.nullable(uuidSchema),
  happenedOn: daySchema,
});
export type Note = v.InferOutput<typeof noteSchema>;

export const riskReasonSchema = v.strictObject({
  reason: v.picklist(riskReasonNames),
  /** What shows it. */
  evidence: text(1000),
});
export type RiskReason = v.InferOutput<typeof riskReasonSchema>;

/** A level by hand. Without `until` it holds as long as the workspace's threshold says. */
export const levelOverrideSchema = v.strictObject({
  level: v.picklist(levels),
  reason: text(1000),
  until: v.optional(daySchema),
});
export type LevelOverride = v.InferOutput<typeof levelOverrideSchema>;

/** An account can't be closed without a reason and a sentence. */
export const churnSchema = v.strictObject({
  churnedOn: daySchema,
  reason: v.picklist(churnReasons),
  note: text(1000),
  beganInSales: v.optional(v.boolean(), false),
});
export type Churn = v.InferOutput<typeof churnSchema>;
