import { type RawBuilder, sql } from 'kysely';

/**
 * The condition that an account is in the actor's portfolio: what every list, number, export and link of accounts and
 * their people has in its WHERE.
 *
 * @param scope Of which only `owners` matters: members whose accounts may be seen. Absent: all accounts.
 * @param account Alias under which the statement has the table `account`.
 */
export function inPortfolio(
  { owners }: { owners?: readonly string[] },
  account = 'account',
): RawBuilder<boolean> {
  return owners ? sql`${sql.ref(`${account}.ownerId`)} = any(${owners})` : sql`true`;
}
