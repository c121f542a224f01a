import { csv } from '../http/csv.ts';
import type { CoverageRow } from './coverage-store.ts';

/** One line per account: of how many of each kind somebody was heard. */
export const coverageCsv = (accounts: readonly CoverageRow[]): string =>
  csv(
    [
      ...['accountId', 'accountName', 'owner', 'decisionMakersHeard', 'decisionMakers'],
      ...['adminsHeard', 'admins', 'usersHeard', 'users', 'lastHeardAt'],
    ],
    accounts.map(({ id, name, ownerName, decisionMakers, admins, users, lastHeardAt }) => [
      ...[id, name, ownerName, decisionMakers.heard, decisionMakers.of],
      ...[admins.heard, admins.of, users.heard, users.of, lastHeardAt?.toISOString() ?? null],
    ]),
  );
