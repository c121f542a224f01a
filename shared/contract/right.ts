/**
 * What somebody may do in a workspace: every management route asks for one of these. `workspace.read` opens whatever
 * holds nothing of customers: guides, features, segments, settings.
 */
export const rights = [
  'workspace.read',
  /** Make, change and archive guides, with their pictures and themes. */
  'guide.draft',
  /** Put guides live and take them off, the emergency stop and the quiet rule. */
  'guide.publish',
  'segment.write',
  /** Modules, features and their tags. */
  'catalogue.write',
  /** Accounts, users, answers, alerts and every number made of them, within the portfolio. */
  'account.read',
  'account.write',
  /** Say who looks after an account, and take accounts from a file. */
  'account.assign',
  /** Erase an account or a user for good. */
  'account.erase',
  /** The rules by which accounts are judged: stages, criteria, alerts, goals. */
  'judgement.write',
  /** Apps, environments, and how events are taken in. */
  'settings.write',
  'key.write',
  'webhook.write',
  /** Members, their roles and teams, and how they have to sign in. */
  'member.write',
  'audit.read',
] as const;
export type Right = (typeof rights)[number];

/** A `custom` role has the rights that the workspace gave it. */
export const roles = [
  'admin',
  'product_lead',
  'author',
  'publisher',
  'csm',
  'cs_lead',
  'executive',
  'developer',
  'custom',
] as const;
export type Role = (typeof roles)[number];

/** Whose accounts a member sees: all, those that somebody of the own team looks after, or those that they do. */
export const portfolios = ['all', 'team', 'own'] as const;
export type Portfolio = (typeof portfolios)[number];

/** What a secret key is for: sending events alone · reading · changing · everything. */
export const keyScopes = ['events', 'read', 'write', 'admin'] as const;
export type KeyScope = (typeof keyScopes)[number];
