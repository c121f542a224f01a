import * as v from 'valibot';
import { type Role, roles } from './right.ts';

const domainSchema = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(253),
  v.regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'must be a domain such as example.com'),
);
const text = (longest: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1, 'is missing'), v.maxLength(longest));

/** Roles in which somebody may begin whom only the provider knows; whoever may do more is invited. */
export const newcomerRoles = ['author', 'publisher', 'csm', 'executive'] as const satisfies readonly Role[];

/** Whom a workspace trusts to say who somebody is (OpenID Connect, by discovery). */
export const identityProviderInputSchema = v.strictObject({
  issuer: v.pipe(text(2048), v.url('is not an address')),
  clientId: text(500),
  /** Absent: as it is. */
  clientSecret: v.optional(text(2000)),
  /** Whoever has an address of these is sent to the provider. A domain belongs to one workspace. */
  domains: v.pipe(v.array(domainSchema), v.minLength(1, 'name at least one'), v.maxLength(50)),
  newcomerRole: v.nullable(v.picklist(newcomerRoles)),
});
export type IdentityProviderInput = v.InferOutput<typeof identityProviderInputSchema>;

export const identityProviderSchema = v.object({
  issuer: v.string(),
  clientId: v.string(),
  domains: v.array(v.string()),
  newcomerRole: v.nullable(v.picklist(roles)),
  /** To be registered with the provider. */
  redirectUri: v.string(),
});
export type IdentityProvider = v.InferOutput<typeof identityProviderSchema>;
