import type { Portfolio } from '../../shared/contract/right.ts';
import type { Queryable } from '../db/database.ts';

interface PortfolioHolder {
  workspaceId: number;
  memberId: string;
  portfolio: Portfolio;
  teamId: number | null;
}

/**
 * The members whose accounts are in somebody's portfolio: themselves and, if they see their team's, those of the same
 * team, also former ones: accounts stay with whoever looked after them. Undefined: all accounts.
 */
export async function selectOwners(
  db: Queryable,
  { workspaceId, memberId, portfolio, teamId }: PortfolioHolder,
): Promise<string[] | undefined> {
  if (portfolio === 'all') return undefined;
  if (portfolio === 'own' || teamId === null) return [memberId];
  const team = await db
    .selectFrom('membership')
    .where('workspaceId', '=', workspaceId)
    .where('teamId', '=', teamId)
    .select('memberId')
    .execute();
  return team.map((each) => each.memberId);
}
