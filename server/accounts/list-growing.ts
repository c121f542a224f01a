import type { GrowthSign } from '../../shared/contract/judgement.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { growthSigns } from '../metrics/growth-signs.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { type GrowingAccount, selectSettled } from './growing-store.ts';
import { ownersMeant } from './list-accounts.ts';
import { refreshFewSummaries } from './refresh-summaries.ts';

/** An account that could use more, and what shows it. */
export interface Growing {
  id: string;
  name: string;
  signs: GrowthSign[];
  /** When all seats are used if it goes on so; null: already, or nobody can say. */
  fullOn: string | null;
}

type Clock = Pick<Context, 'db' | 'now'>;

/** Accounts that could use more: those with the most signs first, among them those that are worth most. */
export async function listGrowing(
  context: Clock,
  scope: Scope,
  owner: 'mine' | 'team' | undefined,
): Promise<Growing[]> {
  await refreshFewSummaries(context, scope);
  const owners = (await ownersMeant(context, scope, owner)) ?? undefined;
  const limits = await readThresholds(context.db, scope);
  const worth = ({ annualValue }: GrowingAccount) => annualValue ?? 0;
  return (await selectSettled(context.db, scope, { owners }))
    .map((account) => ({ account, signs: growthSigns(account, limits) }))
    .filter(({ signs }) => signs.length > 0)
    .sort(
      (a, b) =>
        b.signs.length - a.signs.length ||
        worth(b.account) - worth(a.account) ||
        a.account.name.localeCompare(b.account.name),
    )
    .map(({ account: { externalId, name, fullOn }, signs }) => ({ id: externalId, name, signs, fullOn }));
}

/** Of one account. */
export async function growthOf(
  { db }: Clock,
  scope: Scope,
  accountId: string,
): Promise<Pick<Growing, 'signs' | 'fullOn'>> {
  const [account] = await selectSettled(db, scope, { accountId });
  const limits = await readThresholds(db, scope);
  return account
    ? { signs: growthSigns(account, limits), fullOn: account.fullOn }
    : { signs: [], fullOn: null };
}
