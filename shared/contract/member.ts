import * as v from 'valibot';
import { uuidSchema } from './id.ts';
import { portfolios, rights, roles } from './right.ts';
import { emailSchema, nameSchema, newPasswordSchema, studioLocaleSchema } from './session.ts';

const timeSchema = v.pipe(v.string(), v.isoTimestamp());
const rowIdSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31 - 1));

/** What somebody is in a workspace. `customRoleId` belongs to the role `custom`. */
const placeEntries = {
  role: v.picklist(roles),
  customRoleId: v.nullable(rowIdSchema),
  portfolio: v.picklist(portfolios),
  teamId: v.nullable(rowIdSchema),
};
export const placeSchema = v.pipe(
  v.strictObject(placeEntries),
  v.forward(
    v.check(
      ({ role, customRoleId }) => (role === 'custom') === (customRoleId !== null),
      'belongs to the role custom',
    ),
    ['customRoleId'],
  ),
);
export type Place = v.InferOutput<typeof placeSchema>;

export const listedMemberSchema = v.object({
  id: uuidSchema,
  name: v.string(),
  email: v.string(),
  ...placeEntries,
  isActive: v.boolean(),
  hasSecondFactor: v.boolean(),
  createdAt: timeSchema,
  lastSeenAt: v.nullable(timeSchema),
});
export type ListedMember = v.InferOutput<typeof listedMemberSchema>;

export const membershipChangeSchema = v.strictObject({
  place: v.optional(placeSchema),
  isActive: v.optional(v.boolean()),
});
export type MembershipChange = v.InferOutput<typeof membershipChangeSchema>;

export const invitationInputSchema = v.strictObject({
  email: emailSchema,
  locale: studioLocaleSchema,
  place: placeSchema,
});
export type InvitationInput = v.InferOutput<typeof invitationInputSchema>;

export const invitationSchema = v.object({
  id: uuidSchema,
  email: v.string(),
  ...placeEntries,
  createdAt: timeSchema,
  expiresAt: timeSchema,
});
export type Invitation = v.InferOutput<typeof invitationSchema>;

/** A link that works once, shown this once; and whether it was sent by mail too. */
export const onceLinkSchema = v.object({ url: v.string(), expiresAt: timeSchema, isMailed: v.boolean() });
export type OnceLink = v.InferOutput<typeof onceLinkSchema>;

const tokenSchema = v.pipe(v.string(), v.maxLength(100));
export const invitationTokenSchema = v.strictObject({ token: tokenSchema });
export const acceptInvitationSchema = v.strictObject({
  token: tokenSchema,
  name: nameSchema,
  password: newPasswordSchema,
  locale: studioLocaleSchema,
});
export const passwordResetRequestSchema = v.strictObject({ email: emailSchema });
export const passwordResetSchema = v.strictObject({ token: tokenSchema, password: newPasswordSchema });

export const teamInputSchema = v.strictObject({ name: nameSchema });
export const teamSchema = v.object({ id: v.number(), name: v.string(), members: v.number() });
export type Team = v.InferOutput<typeof teamSchema>;

export const customRoleInputSchema = v.strictObject({
  name: nameSchema,
  rights: v.pipe(v.array(v.picklist(rights)), v.maxLength(rights.length)),
});
export const customRoleSchema = v.object({
  id: v.number(),
  name: v.string(),
  rights: v.array(v.picklist(rights)),
  members: v.number(),
});
export type CustomRole = v.InferOutput<typeof customRoleSchema>;

/** Under what rules members of the workspace sign in. */
export const signInPolicySchema = v.strictObject({ requiresSecondFactor: v.boolean() });
export type SignInPolicy = v.InferOutput<typeof signInPolicySchema>;
