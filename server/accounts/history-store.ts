import type { AdoptionLevel, HealthState, RiskLevel } from '../../shared/contract/judgement.ts';
import type { Day } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

export interface JudgedDay {
  day: Day;
  level: AdoptionLevel;
  health: HealthState;
  risk: RiskLevel;
}

/** What was thought of an account that the actor may see, day by day, oldest first. */
export const selectDays = (
  db: Queryable,
  { environmentId }: Scope,
  accountId: string,
  { from, to }: { from: Day; to: Day },
): Promise<JudgedDay[]> =>
  db
    .selectFrom('accountDay')
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .select(['day', 'level', 'health', 'risk'])
    .orderBy('day')
    .execute();
