import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

/** What accounts are compared by; of peers nothing else is read, least of all a name. */
export interface PeerNumbers {
  id: string;
  users: number;
  activeUsers7: number;
  activatedUsers: number;
  seatsBought: number | null;
  featuresUsed28: number;
  featuresAvailable: number;
  npsScore: number | null;
}

/** The account and the others of its industry and tier, in whoever's portfolio: what is told of them is a median. */
export async function selectWithPeers(
  db: Queryable,
  { environmentId }: Scope,
  account: { id: string; industry: string | null; tier: string | null },
): Promise<PeerNumbers[]> {
  const { rows } = await sql<PeerNumbers>`
    select a.id, s.users, s.active_users7, s.activated_users, a.seats_bought, s.features_used28,
      s.features_available, s.nps_score
    from account a
    join account_summary s on s.environment_id = a.environment_id and s.account_id = a.id
    where a.environment_id = ${environmentId} and not a.is_churned and s.level is not null
      and (a.id = ${account.id} or (a.industry = ${account.industry} and a.tier = ${account.tier}))`.execute(
    db,
  );
  return rows;
}

export async function selectFeatureNames(
  db: Queryable,
  { workspaceId }: Scope,
  ids: readonly number[],
): Promise<{ id: number; name: string }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('feature')
    .where('workspaceId', '=', workspaceId)
    .where('id', 'in', [...ids])
    .select(['id', 'name'])
    .orderBy('name')
    .execute();
}
