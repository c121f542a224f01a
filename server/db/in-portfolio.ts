import { type RawBuilder, sql } from 'kysely';

/** Of a scope only what decides about portfolios: members whose accounts may be seen. Absent: all accounts. */
interface Viewer {
  owners?: readonly string[];
}

/** A viewer of the facts of one environment. */
interface EnvironmentViewer extends Viewer {
  environmentId: number;
}

const everyRow = sql<boolean>`true`;

/**
 * The condition that an account is in the actor's portfolio: what every list, number, export and link of accounts and
 * their people has in its WHERE.
 *
 * @param account Alias under which the statement has the table `account`.
 */
export function inPortfolio({ owners }: Viewer, account = 'account'): RawBuilder<boolean> {
  return owners ? sql`${sql.ref(`${account}.ownerId`)} = any(${owners})` : everyRow;
}

/**
 * The same for rows that name an account which the statement has not joined.
 *
 * @param accountId The column, such as `d.accountId`.
 */
export function ofPortfolio(
  { owners, environmentId }: EnvironmentViewer,
  accountId = 'd.accountId',
): RawBuilder<boolean> {
  if (!owners) return everyRow;
  return sql`${sql.ref(accountId)} in (
    select portfolio.id from account portfolio
    where portfolio.environment_id = ${environmentId} and portfolio.owner_id = any(${owners}))`;
}

/**
 * The condition that a user has a seat in an account of the portfolio.
 *
 * @param userId The column, such as `u.id`.
 */
export function seatedInPortfolio(
  { owners, environmentId }: EnvironmentViewer,
  userId = 'u.id',
): RawBuilder<boolean> {
  if (!owners) return everyRow;
  return sql`${sql.ref(userId)} in (
    select chair.user_id from seat chair
    join account portfolio on portfolio.environment_id = chair.environment_id and portfolio.id = chair.account_id
    where chair.environment_id = ${environmentId} and portfolio.owner_id = any(${owners}))`;
}
