import * as v from 'valibot';
import { uuidSchema } from './id.ts';
import { keyScopes, portfolios, rights, roles } from './right.ts';
import { stageNamesSchema } from './stage-names.ts';

/** The languages of the studio. */
export const studioLocales = ['en', 'zh-CN'] as const;
export const studioLocaleSchema = v.picklist(studioLocales);
export type StudioLocale = (typeof studioLocales)[number];

const timeSchema = v.pipe(v.string(), v.isoTimestamp());

export const memberSchema = v.object({
  id: uuidSchema,
  email: v.string(),
  name: v.string(),
  locale: studioLocaleSchema,
  /** New alerts are told by e-mail too. */
  wantsAlertMail: v.boolean(),
});
export type Member = v.InferOutput<typeof memberSchema>;

export const environmentSchema = v.object({
  id: v.number(),
  name: v.picklist(['production', 'staging']),
  publicKey: v.string(),
  firstEventAt: v.nullable(timeSchema),
  lastEventAt: v.nullable(timeSchema),
  /** The emergency stop: nothing is shown in this environment. */
  isStopped: v.boolean(),
});
export type Environment = v.InferOutput<typeof environmentSchema>;

export const appSchema = v.object({
  id: v.number(),
  name: v.string(),
  url: v.string(),
  environments: v.array(environmentSchema),
});
export type App = v.InferOutput<typeof appSchema>;

/** Who is signed in to the studio, and what they can choose among. */
export const sessionSchema = v.object({
  member: memberSchema,
  role: v.picklist(roles),
  /** What the member may do: pages offer nothing else. */
  rights: v.array(v.picklist(rights)),
  /** Whose accounts they see. */
  portfolio: v.picklist(portfolios),
  hasSecondFactor: v.boolean(),
  /** The workspace asks for a second factor: until there is one, the member may do nothing else. */
  mustSetUpSecondFactor: v.boolean(),
  workspace: v.object({
    id: v.number(),
    name: v.string(),
    timeZone: v.string(),
    isDemo: v.boolean(),
    stageNames: stageNamesSchema,
  }),
  apps: v.array(appSchema),
});
export type Session = v.InferOutput<typeof sessionSchema>;

export const nameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'is missing'),
  v.maxLength(120),
  // It stands in mails, where a second line would look like ours.
  v.regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'must be one line'),
);
export const emailSchema = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(254),
  v.email('is not an e-mail address'),
);
/** Longer passwords would let anyone keep the server busy with hashing. */
const givenPasswordSchema = v.pipe(v.string(), v.maxLength(128));
export const newPasswordSchema = v.pipe(
  v.string(),
  v.minLength(8, 'must have at least 8 characters'),
  v.maxLength(128, 'must have at most 128 characters'),
);
const appUrlSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(2048),
  v.url('is not an address'),
  v.regex(/^https?:\/\//i, 'must begin with http:// or https://'),
);

/** A code of the authenticator app, or one of the recovery codes. */
export const secondFactorCodeSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40));
export const signInSchema = v.strictObject({
  email: emailSchema,
  password: givenPasswordSchema,
  code: v.optional(secondFactorCodeSchema),
});
/** What is proved before how one signs in is changed. */
export const currentPasswordSchema = v.strictObject({ currentPassword: givenPasswordSchema });

export const newMemberSchema = v.strictObject({
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  locale: studioLocaleSchema,
});
export type NewMember = v.InferOutput<typeof newMemberSchema>;

export const setUpSchema = v.strictObject({
  workspaceName: nameSchema,
  appName: nameSchema,
  appUrl: appUrlSchema,
  ...newMemberSchema.entries,
});
export type SetUpInput = v.InferOutput<typeof setUpSchema>;

/** A new password is given together with the current one. */
export const memberChangeSchema = v.pipe(
  v.strictObject({
    name: v.optional(nameSchema),
    locale: v.optional(studioLocaleSchema),
    wantsAlertMail: v.optional(v.boolean()),
    currentPassword: v.optional(givenPasswordSchema),
    newPassword: v.optional(newPasswordSchema),
  }),
  v.forward(
    v.check(
      (change) => change.newPassword === undefined || change.currentPassword !== undefined,
      'is missing',
    ),
    ['currentPassword'],
  ),
);
export type MemberChange = v.InferOutput<typeof memberChangeSchema>;

export const newAppSchema = v.strictObject({ name: nameSchema, url: appUrlSchema });
export type NewApp = v.InferOutput<typeof newAppSchema>;
export const appChangeSchema = v.partial(newAppSchema);

/** Origins as browsers name them, such as `https://app.example.com`. */
const originSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(300),
  v.url('is not an address'),
  v.transform((given) => new URL(given).origin),
  v.regex(/^https?:/, 'must begin with https:// or http://'),
);
export const allowedOriginsSchema = v.strictObject({
  origins: v.pipe(v.array(originSchema), v.maxLength(50)),
});

export const newKeySchema = v.strictObject({ name: nameSchema, scope: v.picklist(keyScopes) });
export type NewKey = v.InferOutput<typeof newKeySchema>;

export const secretKeySchema = v.object({
  id: uuidSchema,
  name: v.string(),
  scope: v.picklist(keyScopes),
  /** To tell keys apart; the key itself is shown once, when it is made. */
  lastFour: v.string(),
  createdAt: timeSchema,
  lastUsedAt: v.nullable(timeSchema),
  revokedAt: v.nullable(timeSchema),
  /** When it ends, having been replaced by another. */
  expiresAt: v.nullable(timeSchema),
});
