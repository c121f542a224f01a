import type { KeyScope, Portfolio, Right, Role } from '../contract/right.ts';

const reading: Right[] = ['workspace.read', 'account.read'];
const drafting: Right[] = [...reading, 'guide.draft', 'segment.write', 'catalogue.write'];
const caring: Right[] = [...reading, 'account.write'];
const writing: Right[] = [...drafting, 'guide.publish', 'account.write', 'account.assign', 'judgement.write'];
const everything: Right[] = [
  ...writing,
  'account.erase',
  'settings.write',
  'key.write',
  'webhook.write',
  'member.write',
  'audit.read',
];

type FixedRole = Exclude<Role, 'custom'>;

const rightsByRole: Record<FixedRole, readonly Right[]> = {
  admin: everything,
  product_lead: writing,
  author: drafting,
  publisher: [...drafting, 'guide.publish'],
  csm: caring,
  cs_lead: [...caring, 'account.assign', 'judgement.write'],
  executive: reading,
  developer: [...reading, 'settings.write', 'key.write', 'webhook.write'],
};

const rightsByScope: Record<KeyScope, readonly Right[]> = {
  events: [],
  read: reading,
  write: writing,
  admin: everything,
};

/** All that can be limited to a portfolio. What other rights open is about everybody, so nobody with one has them. */
const rightsInPortfolio: ReadonlySet<Right> = new Set(['workspace.read', 'account.read', 'account.write']);

/** The rights of a role that Cairn comes with. */
export const rightsOfRole = (role: FixedRole): readonly Right[] => rightsByRole[role];

/** The rights of a program with a secret key. */
export const rightsOfKey = (scope: KeyScope): readonly Right[] => rightsByScope[scope];

/** What is left of a role's rights for somebody with this portfolio. */
export const rightsWithin = (portfolio: Portfolio, rights: readonly Right[]): readonly Right[] =>
  portfolio === 'all' ? rights : rights.filter((right) => rightsInPortfolio.has(right));

/** Whether a role, or whoever has these rights, may do it. */
export const can = (holder: FixedRole | readonly Right[], right: Right): boolean =>
  (typeof holder === 'string' ? rightsByRole[holder] : holder).includes(right);

/** Whether whoever has the rights `own` may hand the rights `others` on: nobody gives what they have not. */
export const covers = (own: readonly Right[], others: readonly Right[]): boolean =>
  others.every((right) => own.includes(right));

/** A customer success manager sees their own accounts or their team's; whoever makes what all users see sees all. */
export const portfoliosOfRole = (role: Role): readonly Portfolio[] => {
  if (role === 'csm') return ['own', 'team'];
  return role === 'cs_lead' || role === 'executive' || role === 'custom' ? ['all', 'team', 'own'] : ['all'];
};
