import { sql } from 'kysely';

/** Whether something of the account with the summary `s` has changed since its numbers were made. */
export const hasChanged = (environmentId: number) => sql<boolean>`(
    s.is_stale or s.account_id in (select c.account_id from account_change c where c.environment_id = ${environmentId})
  )`;
