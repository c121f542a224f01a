import type { Audience, Condition } from '../../shared/contract/audience.ts';
import { type Day, dayAt } from '../../shared/rules/calendar.ts';
import type { AudienceFacts } from '../../shared/rules/match-audience.ts';
import { leavesOf } from '../../shared/rules/match-tree.ts';
import { type AudienceSplit, splitAudience } from '../../shared/rules/split-audience.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { countBehaviour, countsOf } from './count-behaviour.ts';
import { goLiveOf } from './go-live-of.ts';
import { selectGuideFacts } from './guide-state-store.ts';
import { listsOf, selectListed } from './list-store.ts';
import { selectAccounts, selectAccountsOfUsers, selectRegisteredUsers } from './person-store.ts';
import { behavioursIn, listsIn } from './published-guides.ts';
import { selectLastScores } from './score-store.ts';
import { selectSegments, selectTimeZone } from './segment-store.ts';

/** The conditions of these audiences, and of the segments that they name, however deep. */
export function leavesWithin(
  audiences: readonly Audience[],
  segments: ReadonlyMap<string, Audience>,
  seen = new Set<string>(),
): Condition[] {
  return audiences.flatMap(leavesOf<Condition>).flatMap((leaf) => {
    if (leaf.type !== 'segment') return leaf;
    const segment = segments.get(leaf.segmentId);
    if (!segment || seen.has(leaf.segmentId)) return [];
    seen.add(leaf.segmentId);
    return leavesWithin([segment], segments, seen);
  });
}

/** A registered user with all that audiences can ask of them, in one of their accounts. */
export interface KnownPlace {
  /** 64-bit id; undefined for a user without an account. */
  accountId: string | undefined;
  accountName: string;
  /** When the account went live, else when it was first seen. */
  accountSince: Day | undefined;
  /** What the audience makes of them there. What only a page knows (its language among it) keeps nobody out. */
  judge(audience: Audience): AudienceSplit;
}

export interface KnownUser {
  rowId: string;
  /** As the host app names them. */
  id: string;
  name: string;
  firstSeenAt: Date;
  /** Last seen first; at least one. */
  places: KnownPlace[];
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>();

/**
 * All registered users, so many at a time, in the order of their row ids, which is as good as any at random. Whoever
 * has a portfolio is told of nobody outside it.
 *
 * @param audiences all that will be judged: what they ask for is read, for everybody at once
 * @param ids 64-bit ids of the only ones who are read; absent: everybody
 */
export async function* knownUsers(
  { db, now: clock }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  audiences: readonly Audience[],
  pageSize: number,
  ids?: readonly string[],
): AsyncGenerator<KnownUser[]> {
  const { environmentId, workspaceId, appId } = scope;
  const now = clock();
  const timeZone = await selectTimeZone(db, workspaceId);
  const segments = await selectSegments(db, workspaceId, appId);
  const leaves = leavesWithin(audiences, segments);
  const behaviours = behavioursIn(leaves);
  const guideIds = leaves.flatMap((leaf) =>
    leaf.type === 'guideState' && leaf.guideId !== '' ? leaf.guideId : [],
  );
  const lists = listsIn(leaves);
  const asksForScores = leaves.some(({ type }) => type === 'score');
  const locales = leaves.flatMap((leaf) => (leaf.type === 'language' ? leaf.isOneOf : []));
  const judge = (audience: Audience, facts: AudienceFacts): AudienceSplit => {
    const splits = ['und', ...locales].map((locale) => splitAudience(audience, { ...facts, locale }));
    return splits.find(({ isOut }) => !isOut) ?? splits[0]!;
  };

  const accounts = await selectAccounts(db, scope);
  const since = new Map(
    [...accounts].map(([id, { traits, firstSeenAt }]) => [id, goLiveOf(traits) ?? dayAt(firstSeenAt, 'UTC')]),
  );
  const counted = (userIds: string[], accountIds: string[]) =>
    countBehaviour(db, environmentId, { userIds, accountIds }, behaviours, now, timeZone);
  const ofAccounts = await counted([], behaviours.length > 0 ? [...accounts.keys()] : []);
  const listed = (externalIds: string[]) => selectListed(db, environmentId, lists, externalIds);
  const listedAccounts = await listed([...accounts.values()].map(({ externalId }) => externalId));

  let last: string | undefined;
  for (;;) {
    const page = await selectRegisteredUsers(db, environmentId, last, pageSize, ids);
    last = page.at(-1)?.rowId;
    if (last === undefined) return;
    const rowIds = page.map(({ rowId }) => rowId);
    const [seats, ofUsers, guides, scores, listedUsers] = await Promise.all([
      selectAccountsOfUsers(db, environmentId, rowIds),
      counted(rowIds, []),
      selectGuideFacts(db, environmentId, rowIds, guideIds),
      asksForScores ? selectLastScores(db, environmentId, rowIds) : undefined,
      listed(page.map(({ id }) => id)),
    ]);
    const counts = { users: ofUsers.users, accounts: ofAccounts.accounts };
    const onLists = new Set([...listedAccounts, ...listedUsers]);
    yield page.flatMap(({ rowId, id, name, traits, firstSeenAt }) => {
      const known = (seats.get(rowId) ?? []).filter((accountId) => accounts.has(accountId));
      // Somebody without an account is in nobody's portfolio.
      const accountIds: (string | undefined)[] = known.length === 0 && !scope.owners ? [undefined] : known;
      const places = accountIds.map((accountId): KnownPlace => {
        const account = accounts.get(accountId ?? '');
        const facts: AudienceFacts = {
          user: traits,
          account: account?.traits ?? {},
          userId: id,
          accountId: account?.externalId,
          nowMs: now.getTime(),
          counts: behaviours.length > 0 ? countsOf(counts, [rowId], accountId) : nothing,
          guides: guides.get(rowId) ?? nothing,
          ...(scores && { lastScore: scores.get(rowId) ?? null }),
          ...(lists.length > 0 && {
            listIds: listsOf(onLists, lists, { userId: id, accountId: account?.externalId }),
          }),
          segments,
        };
        return {
          accountId,
          accountName: account?.name ?? '',
          accountSince: since.get(accountId ?? ''),
          judge: (audience) => judge(audience, facts),
        };
      });
      return places.length === 0 ? [] : [{ rowId, id, name, firstSeenAt, places }];
    });
  }
}
