import { csv } from '../http/csv.ts';
import type { UserRow } from './list-users.ts';

const textOf = ({ traits }: UserRow, ...names: string[]) =>
  names.map((name) => traits[name]).find((value) => typeof value === 'string') ?? null;

/** Users as their list shows them. */
export const usersCsv = (users: readonly UserRow[]): string =>
  csv(
    [
      ...['id', 'name', 'email', 'role', 'accounts', 'activeDays28', 'uses28'],
      ...['firstSeenAt', 'lastSeenAt', 'isDeactivated', 'exclusion', 'activatedAt'],
    ],
    users.map((user) => [
      user.id,
      user.name,
      textOf(user, 'email'),
      textOf(user, 'role', 'title'),
      user.accounts.map(({ id }) => id).join('; '),
      user.activeDays28,
      user.uses28,
      user.firstSeenAt.toISOString(),
      user.lastSeenAt.toISOString(),
      String(user.isDeactivated),
      user.exclusion,
      user.activatedAt?.toISOString() ?? null,
    ]),
  );
