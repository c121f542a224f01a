import { sql } from 'kysely';
import { isAsked, isIn, ofRole, withTodays } from './among.ts';
import type { Ask, Period } from './ask.ts';

/** Rows (environment_id, account_id, user_id, feature_id, day, uses) of the period: several may be of one day, their uses add up. */
export const featureDays = (ask: Ask, period: Period = ask.period) => {
  const columns = sql`d.environment_id, d.account_id, d.user_id, d.feature_id, d.day, d.uses`;
  if (ask.daysRead?.period === period) {
    return sql`select ${columns} from ${ask.daysRead.table} d`;
  }
  return sql`
    select ${columns}
    from feature_use d ${withTodays(ask, period)} ${ofRole(ask)}
    where ${isAsked(ask)} and ${isIn(ask, period)}
      and (${ask.featureId ?? null}::int is null or d.feature_id = ${ask.featureId ?? null}::int)`;
};
