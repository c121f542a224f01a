import * as v from 'valibot';

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
  trait: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
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

export type Audience =
  | v.InferOutput<typeof traitConditionSchema>
  | { type: 'all' | 'any' | 'none'; conditions: Audience[] };

/** Who is meant: trait conditions joined by all / any / none, nested at will. `all` of nothing is everybody. */
export const audienceSchema: v.GenericSchema<Audience> = v.variant('type', [
  traitConditionSchema,
  v.strictObject({
    type: v.picklist(['all', 'any', 'none']),
    conditions: v.pipe(v.array(v.lazy(() => audienceSchema)), v.maxLength(50)),
  }),
]);
