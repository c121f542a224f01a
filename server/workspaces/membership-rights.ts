import { type Portfolio, type Right, type Role, rights } from '../../shared/contract/right.ts';
import { rightsOfRole, rightsWithin } from '../../shared/rules/rights.ts';

/** A membership as it is stored. */
interface StoredMembership {
  role: Role;
  portfolio: Portfolio;
  customRights: readonly string[] | null;
}

/** The same with how its member signed in. */
interface StoredSession extends StoredMembership {
  totpSince: Date | null;
  isByProvider: boolean;
  requiresSecondFactor: boolean;
}

/** Whether they have to set up a second factor before anything else. */
export const mustSetUpSecondFactor = ({
  requiresSecondFactor,
  isByProvider,
  totpSince,
}: Omit<StoredSession, keyof StoredMembership>): boolean =>
  requiresSecondFactor && !isByProvider && totpSince === null;

/** What a session allows: nothing but setting up the second factor where that is still owed. */
export const rightsOfSession = (session: StoredSession): readonly Right[] =>
  mustSetUpSecondFactor(session) ? [] : rightsOfMembership(session);

/** What a membership allows: its role's rights, less those that go beyond a portfolio. */
export function rightsOfMembership({ role, portfolio, customRights }: StoredMembership): readonly Right[] {
  // A right that this version doesn't know opens nothing.
  const ofRole =
    role === 'custom' ? rights.filter((right) => customRights?.includes(right)) : rightsOfRole(role);
  return rightsWithin(portfolio, ofRole);
}
