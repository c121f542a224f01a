import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { isAskedAccount } from './among.ts';
import type { Among, Ask } from './ask.ts';
import { type Figure, figureOf } from './measure.ts';
import type { Metric } from './metric.ts';

/** Along what numbers can be told apart. */
export const dimensions = ['owner', 'team', 'tier', 'industry', 'region', 'stage', 'role'] as const;
export type Dimension = (typeof dimensions)[number];

export interface Group extends Figure {
  /** What the accounts or people have in common, as a question for them names it. */
  key: string;
  /** The name of a member or a team; else the key. */
  name: string;
}

const narrowed: Record<Dimension, (key: string) => Among> = {
  owner: (ownerId) => ({ ownerId }),
  team: (teamId) => ({ teamId: Number(teamId) }),
  tier: (tier) => ({ tier }),
  industry: (industry) => ({ industry }),
  region: (region) => ({ region }),
  stage: (stage) => ({ stage }),
  role: (role) => ({ role }),
};

/** A metric of each group on its own, by name. Accounts and people of whom it isn't known are in none. */
export async function groupBy(
  db: Queryable,
  metric: Metric,
  ask: Ask,
  dimension: Dimension,
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const { key, name } of await selectGroups(db, ask, dimension)) {
    const among = { ...ask.among, ...narrowed[dimension](key) };
    groups.push({ key, name, ...(await figureOf(db, metric, { ...ask, among })) });
  }
  return groups;
}

/** The values that there are: at most 100. */
export async function selectGroups(
  db: Queryable,
  ask: Ask,
  dimension: Dimension,
): Promise<{ key: string; name: string }[]> {
  const { rows } = await (dimension === 'owner'
    ? sql<{ key: string; name: string }>`
        select distinct member.id as key, member.name
        from account join member on member.id = account.owner_id
        where ${isAskedAccount(ask)} order by member.name, member.id limit 100`
    : dimension === 'team'
      ? sql<{ key: string; name: string }>`
        select distinct team.id::text as key, team.name
        from account
        join membership b on b.workspace_id = ${ask.scope.workspaceId} and b.member_id = account.owner_id
        join team on team.id = b.team_id
        where ${isAskedAccount(ask)} order by team.name, key limit 100`
      : dimension === 'role'
        ? sql<{ key: string; name: string }>`
          select u.traits->>'role' as key, u.traits->>'role' as name
          from "user" u
          where u.environment_id = ${ask.scope.environmentId} and not u.is_anonymous
            and jsonb_typeof(u.traits->'role') = 'string' and u.traits->>'role' <> ''
          group by 1 order by count(*) desc, 1 limit 100`
        : dimension === 'stage'
          ? sql<{ key: string; name: string }>`
          select distinct s.stage as key, s.stage as name
          from account
          join account_summary s on s.environment_id = account.environment_id and s.account_id = account.id
          where ${isAskedAccount(ask)} and s.stage is not null order by key`
          : sql<{ key: string; name: string }>`
          select distinct ${sql.ref(`account.${dimension}`)} as key, ${sql.ref(`account.${dimension}`)} as name
          from account
          where ${isAskedAccount(ask)} and ${sql.ref(`account.${dimension}`)} is not null
          order by key limit 100`
  ).execute(db);
  return rows;
}
