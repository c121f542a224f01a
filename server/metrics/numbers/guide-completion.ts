import { sql } from 'kysely';
import type { GuideKind } from '../../../shared/contract/guide.ts';
import { joinUser } from '../account-days.ts';
import { isAsked, isAskedUser, isMomentIn } from '../among.ts';
import type { Ask } from '../ask.ts';
import type { Metric } from '../metric.ts';

/** People who started a guide of the kind in the period; `condition` may narrow their runs `d`. */
const whoStarted = (ask: Ask, kind: GuideKind, condition = sql`true`) => sql<{ id: string }>`
  select distinct d.user_id as id
  from (
    select d.user_id from guide_run d
    join guide g on g.id = d.guide_id and g.kind = ${kind}
    where ${isAsked(ask)} and d.started_at is not null
      and ${isMomentIn(ask, ask.period, sql`d.started_at`)} and ${condition}
  ) as d
  ${joinUser(ask.scope)} where ${isAskedUser(ask)}`;

const completionOf = (kind: GuideKind): Metric => ({
  noun: 'users',
  part: (ask) => whoStarted(ask, kind, sql`d.completed_at is not null`),
  whole: (ask) => whoStarted(ask, kind),
});

export const guideCompletion = completionOf('walkthrough');
export const checklistCompletion = completionOf('checklist');
