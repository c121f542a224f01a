import { sql } from 'kysely';
import type { TimelineEntry } from '../../shared/contract/timeline.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

/** Entries of one sort are read newest first, at most so many. */
const most = 100;

/** Everything that happened around an account before `today` is over, newest first. */
export async function selectTimeline(
  db: Queryable,
  { environmentId }: Scope,
  account: { id: string; zone: string; today: string },
): Promise<TimelineEntry[]> {
  const { id, zone, today } = account;
  const here = sql`environment_id = ${environmentId} and account_id = ${id}`;
  const dayOf = (column: string) => sql`(${sql.ref(column)} at time zone ${zone})::date`;
  const { rows } = await sql<{ entry: TimelineEntry }>`
    (select jsonb_build_object('kind', 'note', 'day', n.happened_on, 'id', n.id, 'text', n.text,
        'noteKind', case when n.is_referral then 'referral' else n.kind end,
        'contact', c.name, 'author', coalesce(m.name, n.author)) as entry, n.happened_on as day
      from account_note n
      left join contact c on c.environment_id = n.environment_id and c.id = n.contact_id
      left join member m on n.author = 'member:' || m.id
      where n.environment_id = ${environmentId} and n.account_id = ${id}
      order by n.happened_on desc, n.created_at desc limit ${most})
    union all
    (select jsonb_build_object('kind', 'alertOpened', 'day', ${dayOf('l.opened_at')}, 'alertId', l.id, 'rule', r.name,
        'shipped', r.shipped, 'direction', l.direction), ${dayOf('l.opened_at')}
      from alert l left join alert_rule r on r.environment_id = l.environment_id and r.id = l.rule_id
      where l.environment_id = ${environmentId} and l.account_id = ${id} order by l.opened_at desc limit ${most})
    union all
    (select jsonb_build_object('kind', 'alertResolved', 'day', ${dayOf('l.resolved_at')}, 'alertId', l.id,
        'rule', r.name, 'shipped', r.shipped, 'resolution', l.resolution), ${dayOf('l.resolved_at')}
      from alert l left join alert_rule r on r.environment_id = l.environment_id and r.id = l.rule_id
      where l.environment_id = ${environmentId} and l.account_id = ${id} and l.resolved_at is not null
      order by l.resolved_at desc limit ${most})
    union all
    (select jsonb_build_object('kind', 'guideSeen', 'day', s.day, 'guideId', s.guide_id, 'guide', g.name,
        'people', s.people, 'completed', s.completed), s.day
      from (
        select guide_id, date_trunc('week', last_shown_at at time zone ${zone})::date as day,
          count(distinct user_id)::int as people,
          (count(distinct user_id) filter (where completed_at is not null))::int as completed
        from guide_run where ${here} and last_shown_at is not null
        group by 1, 2 order by 2 desc limit ${most}
      ) as s join guide g on g.id = s.guide_id)
    union all
    (select jsonb_build_object('kind', 'scores', 'day', s.day, 'scores', s.scores), s.day
      from (
        select date_trunc('week', answered_at at time zone ${zone})::date as day,
          jsonb_agg(score order by answered_at) as scores
        from response where ${here} and question_kind = 'nps' and score is not null
        group by 1 order by 1 desc limit ${most}
      ) as s)
    union all
    (select jsonb_build_object('kind', 'levelChanged', 'day', d.day, 'from', d.before, 'to', d.level), d.day
      from (
        select day, level, lag(level) over (order by day) as before from account_day where ${here}
      ) as d
      where d.before is not null and d.before <> d.level order by d.day desc limit ${most})
    union all
    (select jsonb_build_object('kind', 'riskRaised', 'day', ${dayOf('r.raised_at')}, 'reason', r.reason,
        'evidence', r.evidence), ${dayOf('r.raised_at')}
      from risk_reason r where r.environment_id = ${environmentId} and r.account_id = ${id}
      order by r.raised_at desc limit ${most})
    union all
    (select jsonb_build_object('kind', 'riskEnded', 'day', ${dayOf('r.ended_at')}, 'reason', r.reason),
        ${dayOf('r.ended_at')}
      from risk_reason r
      where r.environment_id = ${environmentId} and r.account_id = ${id} and r.ended_at is not null
      order by r.ended_at desc limit ${most})
    union all
    (select jsonb_build_object('kind', 'issueOpened', 'day', i.opened_on, 'issueKind', i.kind, 'title', i.title),
        i.opened_on
      from issue i where i.environment_id = ${environmentId} and i.account_id = ${id}
      order by i.opened_on desc limit ${most})
    union all
    (select jsonb_build_object('kind', 'issueClosed', 'day', i.closed_on, 'issueKind', i.kind, 'title', i.title),
        i.closed_on
      from issue i
      where i.environment_id = ${environmentId} and i.account_id = ${id} and i.closed_on is not null
      order by i.closed_on desc limit ${most})
    union all
    (select jsonb_build_object('kind', 'milestone', 'day', e.day, 'milestone', e.name), e.day
      from account a
      cross join lateral (values ('signed', a.signed_on), ('live', a.go_live_on), ('contractStart', a.contract_starts_on),
        ('contractEnd', a.contract_ends_on), ('lost', a.churned_on)) as e(name, day)
      where a.environment_id = ${environmentId} and a.id = ${id} and e.day <= ${today}::date)
    order by day desc
    limit 300`.execute(db);
  return rows.map(({ entry }) => entry);
}
