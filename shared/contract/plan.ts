import * as v from 'valibot';
import { daySchema } from './feature.ts';
import { uuidSchema } from './id.ts';

export const planItemKinds = ['milestone', 'task', 'meeting'] as const;
export type PlanItemKind = (typeof planItemKinds)[number];

/** Who does it: we, or the customer. */
export const planSides = ['ours', 'theirs'] as const;
export type PlanSide = (typeof planSides)[number];

/** Something of the success plan of an account. */
export const planItemSchema = v.strictObject({
  kind: v.picklist(planItemKinds),
  title: v.pipe(v.string(), v.trim(), v.minLength(1, 'is missing'), v.maxLength(200)),
  dueOn: daySchema,
  side: v.picklist(planSides),
  /** Of our side: the member who does it; null: whoever looks after the account. */
  memberId: v.nullable(uuidSchema),
  /** Of their side: the contact who does it. */
  contactId: v.nullable(uuidSchema),
  /** It comes again so many months after its day, once it is done. */
  everyMonths: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
  /** Null: not done yet. */
  doneOn: v.nullable(daySchema),
});
export type PlanItem = v.InferOutput<typeof planItemSchema>;

/** Something that is to be done about an account: a contact or a review by its cadence, or a part of its plan. */
export interface Due {
  accountId: string;
  accountName: string;
  ownerId: string | null;
  kind: 'contact' | 'review' | PlanItemKind;
  /** Of the plan; null for what the cadence says. */
  title: string | null;
  dueOn: string;
  isOverdue: boolean;
}
