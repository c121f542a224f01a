import type { Audience, Condition } from '../../shared/contract/audience.ts';
import type { AudienceFacts } from '../../shared/rules/match-audience.ts';
import { leavesOf } from '../../shared/rules/match-tree.ts';
import { splitAudience } from '../../shared/rules/split-audience.ts';
import type { Context } from '../context.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { countBehaviour, countsOf } from './count-behaviour.ts';
import { selectGuideFacts } from './guide-state-store.ts';
import { selectAccounts, selectAccountsOfUsers, selectRegisteredUsers } from './person-store.ts';
import { behavioursIn } from './published-guides.ts';
import { selectSegments, selectTimeZone } from './segment-store.ts';

/** A registered user whom an audience means, and the accounts in which it does. */
export interface MeantUser {
  rowId: string;
  /** As the host app names them. */
  id: string;
  name: string;
  /** Last seen first; none for a user without an account. */
  accounts: { rowId: string; name: string }[];
}

const pageSize = 5_000;

/**
 * Registered users whom delivery would serve now, judged one by one with what is stored of them. Somebody who belongs
 * to several accounts is meant in any or some of them. What only a page knows (its language among it) keeps nobody
 * out. Whoever has a portfolio is told of nobody outside it.
 */
export async function* meantUsers(
  { db, now: clock }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  audience: Audience,
): AsyncGenerator<MeantUser> {
  const { environmentId, workspaceId, appId } = scope;
  const now = clock();
  const timeZone = await selectTimeZone(db, workspaceId);
  const segments = await selectSegments(db, workspaceId, appId);
  const leaves = [audience, ...segments.values()].flatMap((each) => leavesOf<Condition>(each));
  const behaviours = behavioursIn(leaves);
  const guideIds = leaves.flatMap((leaf) =>
    leaf.type === 'guideState' && leaf.guideId !== '' ? leaf.guideId : [],
  );
  const locales = leaves.flatMap((leaf) => (leaf.type === 'language' ? leaf.isOneOf : []));
  const isMeant = (facts: AudienceFacts) =>
    ['und', ...locales].some((locale) => !splitAudience(audience, { ...facts, locale }).isOut);

  const accounts = await selectAccounts(db, scope);
  const counted = (userIds: string[], accountIds: string[]) =>
    countBehaviour(db, environmentId, { userIds, accountIds }, behaviours, now, timeZone);
  const ofAccounts = await counted([], behaviours.length > 0 ? [...accounts.keys()] : []);

  let last: string | undefined;
  for (;;) {
    const page = await selectRegisteredUsers(db, environmentId, last, pageSize);
    const [first] = page;
    last = page.at(-1)?.rowId;
    if (first === undefined || last === undefined) return;
    const rowIds = page.map(({ rowId }) => rowId);
    const seats = await selectAccountsOfUsers(db, environmentId, first.rowId, last);
    const counts = { users: (await counted(rowIds, [])).users, accounts: ofAccounts.accounts };
    const guides = await selectGuideFacts(db, environmentId, rowIds, guideIds);
    for (const { rowId, id, name, traits } of page) {
      const known = (seats.get(rowId) ?? []).filter((accountId) => accounts.has(accountId));
      const places: (string | undefined)[] = known.length === 0 && !scope.owners ? [undefined] : known;
      const meantIn = places.filter((accountId) => {
        const account = accounts.get(accountId ?? '');
        return isMeant({
          user: traits,
          account: account?.traits ?? {},
          userId: id,
          accountId: account?.externalId,
          nowMs: now.getTime(),
          counts: countsOf(counts, [rowId], accountId),
          guides: guides.get(rowId) ?? new Map(),
          segments,
        });
      });
      if (meantIn.length === 0) continue;
      yield {
        rowId,
        id,
        name,
        accounts: meantIn.flatMap((accountId) =>
          accountId === undefined ? [] : [{ rowId: accountId, name: accounts.get(accountId)?.name ?? '' }],
        ),
      };
    }
  }
}

/** 64-bit ids of those who are in a segment now. @throws not_found */
export async function usersOfSegment(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  segmentId: string,
): Promise<string[]> {
  const segments = await selectSegments(context.db, scope.workspaceId, scope.appId);
  const audience = segments.get(segmentId);
  if (!audience) throw notFound('segment');
  const rowIds: string[] = [];
  for await (const { rowId } of meantUsers(context, scope, audience)) rowIds.push(rowId);
  return rowIds;
}
