import type { Generated, GeneratedAlways } from 'kysely';
import type { Portfolio, Right, Role } from '../../../shared/contract/right.ts';
import type { Id64 } from './column-types.ts';

/** Who may sign in, and how. */
export interface MemberTables {
  member: {
    id: string;
    /** Lower case. */
    email: string;
    name: string;
    passwordHash: string;
    locale: 'en' | 'zh-CN';
    /** New alerts are told by e-mail too. */
    wantsAlertMail: Generated<boolean>;
    createdAt: Date;
    deactivatedAt: Date | null;
    /** Base32. */
    totpSecret: string | null;
    /** Null with a secret: it was shown, but not proved yet. */
    totpSince: Date | null;
    /** The 30 seconds, counted from 1970, of the last code that was accepted. */
    totpLastStep: Generated<Id64>;
  };
  recoveryCode: { memberId: string; codeHash: Buffer };
  membership: {
    workspaceId: number;
    memberId: string;
    role: Role;
    /** For the role `custom`. */
    customRoleId: number | null;
    portfolio: Generated<Portfolio>;
    teamId: number | null;
    createdAt: Date;
    /** They can't sign in; what they did and look after stays theirs. */
    deactivatedAt: Date | null;
  };
  invitation: {
    id: string;
    workspaceId: number;
    /** Lower case. */
    email: string;
    role: Role;
    customRoleId: number | null;
    portfolio: Portfolio;
    teamId: number | null;
    tokenHash: Buffer;
    createdAt: Date;
    expiresAt: Date;
  };
  passwordReset: {
    tokenHash: Buffer;
    workspaceId: number;
    memberId: string;
    createdAt: Date;
    expiresAt: Date;
  };
  customRole: { id: GeneratedAlways<number>; workspaceId: number; name: string; rights: Right[] };
  team: { id: GeneratedAlways<number>; workspaceId: number; name: string };
  session: {
    /** SHA-256 of the cookie's token: the token itself is nowhere stored. */
    idHash: Buffer;
    memberId: string;
    workspaceId: number;
    createdAt: Date;
    lastSeenAt: Date;
    expiresAt: Date;
    userAgent: string | null;
    /** They signed in with the workspace's identity provider, which asks for second factors itself. */
    isByProvider: Generated<boolean>;
  };
  /** Whom a workspace trusts to say who its members are. */
  identityProvider: {
    workspaceId: number;
    issuer: string;
    clientId: string;
    clientSecret: string;
    newcomerRole: Role | null;
    createdAt: Date;
  };
  identityProviderDomain: { domain: string; workspaceId: number };
  /** What the provider calls a member. */
  memberIdentity: {
    workspaceId: number;
    issuer: string;
    subject: string;
    memberId: string;
    linkedAt: Date;
  };
  /** Sign-ins that have gone to a provider and not come back yet. */
  providerSignIn: {
    stateHash: Buffer;
    workspaceId: number;
    codeVerifier: string;
    nonce: string;
    expiresAt: Date;
  };
}
