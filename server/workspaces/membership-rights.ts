import { type Portfolio, type Right, type Role, rights } from '../../shared/contract/right.ts';
import { rightsOfRole, rightsWithin } from '../../shared/rules/rights.ts';

/** A membership as it is stored. */
interface StoredMembership {
  role: Role;
  portfolio: Portfolio;
  customRights: readonly string[] | null;
}

/** What a membership allows: its role's rights, less those that go beyond a portfolio. */
export function rightsOfMembership({ role, portfolio, customRights }: StoredMembership): readonly Right[] {
  // A right that this version doesn't know opens nothing.
  const ofRole =
    role === 'custom' ? rights.filter((right) => customRights?.includes(right)) : rightsOfRole(role);
  return rightsWithin(portfolio, ofRole);
}
