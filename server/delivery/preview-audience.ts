import type { Audience } from '../../shared/contract/audience.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { isMeant } from './is-meant.ts';
import { selectAccounts, selectAccountsOfUsers, selectRegisteredUsers } from './person-store.ts';

export interface AudiencePreview {
  users: number;
  accounts: number;
  sample: { id: string; name: string; accountName: string | null }[];
}

const pageSize = 5_000;
const sampleSize = 10;

/**
 * How many registered users delivery would serve now, judged one by one with what is stored of them. Somebody who
 * belongs to several accounts counts once, if they are meant in any of them; an account counts if any of its users
 * is meant in it.
 */
export async function previewAudience(
  { db }: Context,
  { environmentId }: Scope,
  audience: Audience,
): Promise<AudiencePreview> {
  const accounts = await selectAccounts(db, environmentId);
  const meantAccounts = new Set<string>();
  const sample: AudiencePreview['sample'] = [];
  let users = 0;
  let last: string | undefined;
  for (;;) {
    const page = await selectRegisteredUsers(db, environmentId, last, pageSize);
    const [first] = page;
    last = page.at(-1)?.rowId;
    if (first === undefined || last === undefined) break;
    const seats = await selectAccountsOfUsers(db, environmentId, first.rowId, last);
    for (const { rowId, id, name, traits } of page) {
      const known = (seats.get(rowId) ?? []).filter((accountId) => accounts.has(accountId));
      const places: (string | undefined)[] = known.length === 0 ? [undefined] : known;
      const meantIn = places.filter((accountId) =>
        isMeant(audience, {
          user: traits,
          account: accounts.get(accountId ?? '')?.traits ?? {},
          isDeactivated: false,
        }),
      );
      if (meantIn.length === 0) continue;
      users++;
      for (const accountId of meantIn) if (accountId !== undefined) meantAccounts.add(accountId);
      if (sample.length < sampleSize) {
        sample.push({ id, name, accountName: accounts.get(meantIn[0] ?? '')?.name ?? null });
      }
    }
  }
  return { users, accounts: meantAccounts.size, sample };
}
