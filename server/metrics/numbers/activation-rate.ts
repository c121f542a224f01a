import { sql } from 'kysely';
import { isAskedAccount, isAskedUser } from '../among.ts';
import type { Metric } from '../metric.ts';

/** Whoever came themselves, of the seats that were bought. Of accounts of which it isn't told, nobody counts. */
export const activationRate: Metric = {
  noun: 'users',
  part: (ask) => sql`
    select distinct u.id
    from seat d
    join account on account.environment_id = d.environment_id and account.id = d.account_id
      and account.seats_bought is not null
    join "user" u on u.environment_id = d.environment_id and u.id = d.user_id
    where d.environment_id = ${ask.scope.environmentId} and ${isAskedAccount(ask)} and ${isAskedUser(ask)}
      and (u.activated_at at time zone coalesce(
        account.time_zone, (select time_zone from workspace where id = ${ask.scope.workspaceId})
      ))::date <= ${ask.period.to}::date`,
  wholeAmount: (ask) => sql`select sum(account.seats_bought) from account where ${isAskedAccount(ask)}`,
};
