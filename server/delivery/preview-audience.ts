import type { Audience, Condition } from '../../shared/contract/audience.ts';
import type { AudienceFacts } from '../../shared/rules/match-audience.ts';
import { leavesOf } from '../../shared/rules/match-tree.ts';
import { splitAudience } from '../../shared/rules/split-audience.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { countBehaviour, countsOf } from './count-behaviour.ts';
import { selectGuideFacts } from './guide-state-store.ts';
import { listsOf, selectListed } from './list-store.ts';
import { selectAccounts, selectAccountsOfUsers, selectRegisteredUsers } from './person-store.ts';
import { behavioursIn, listsIn } from './published-guides.ts';
import { selectLastScores } from './score-store.ts';
import { selectSegments, selectTimeZone } from './segment-store.ts';

export interface AudiencePreview {
  users: number;
  accounts: number;
  sample: { id: string; name: string; accountName: string | null }[];
}

const pageSize = 5_000;
const sampleSize = 10;

/** A registered user who is meant, and the accounts in which they are, last seen first; none for who belongs to none. */
export interface MeantUser {
  rowId: string;
  id: string;
  name: string;
  accountIds: string[];
  /** Of the first of them. */
  accountName: string | null;
}

/**
 * The registered users whom delivery would serve now, judged one by one with what is stored of them. What only a page
 * knows (its language among it) keeps nobody out. Accounts outside of the actor's portfolio are not looked at.
 */
export async function* meantUsers(
  { db, now: clock }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  audience: Audience,
): AsyncGenerator<MeantUser> {
  const { environmentId, workspaceId, appId, owners } = scope;
  const now = clock();
  const timeZone = await selectTimeZone(db, workspaceId);
  const segments = await selectSegments(db, workspaceId, appId);
  const leaves = [audience, ...segments.values()].flatMap((each) => leavesOf<Condition>(each));
  const behaviours = behavioursIn(leaves);
  const guideIds = leaves.flatMap((leaf) =>
    leaf.type === 'guideState' && leaf.guideId !== '' ? leaf.guideId : [],
  );
  const lists = listsIn(leaves);
  const asksForScores = leaves.some(({ type }) => type === 'score');
  const locales = leaves.flatMap((leaf) => (leaf.type === 'language' ? leaf.isOneOf : []));
  const isMeant = (facts: AudienceFacts) =>
    ['und', ...locales].some((locale) => !splitAudience(audience, { ...facts, locale }).isOut);

  const accounts = await selectAccounts(db, scope);
  const counted = (userIds: string[], accountIds: string[]) =>
    countBehaviour(db, environmentId, { userIds, accountIds }, behaviours, now, timeZone);
  const listedAccounts = await selectListed(
    db,
    environmentId,
    lists,
    [...accounts.values()].map(({ externalId }) => externalId),
  );
  const ofAccounts = await counted([], behaviours.length > 0 ? [...accounts.keys()] : []);

  let last: string | undefined;
  for (;;) {
    const page = await selectRegisteredUsers(db, environmentId, last, pageSize);
    const [first] = page;
    last = page.at(-1)?.rowId;
    if (first === undefined || last === undefined) break;
    const rowIds = page.map(({ rowId }) => rowId);
    const seats = await selectAccountsOfUsers(db, environmentId, first.rowId, last);
    const counts = { users: (await counted(rowIds, [])).users, accounts: ofAccounts.accounts };
    const guides = await selectGuideFacts(db, environmentId, rowIds, guideIds);
    const scores = asksForScores ? await selectLastScores(db, environmentId, rowIds) : undefined;
    const listedUsers = await selectListed(
      db,
      environmentId,
      lists,
      page.map(({ id }) => id),
    );
    const listed = new Set([...listedAccounts, ...listedUsers]);
    for (const { rowId, id, name, traits } of page) {
      const known = (seats.get(rowId) ?? []).filter((accountId) => accounts.has(accountId));
      // Somebody without an account is in nobody's portfolio.
      const places: (string | undefined)[] = known.length === 0 && !owners ? [undefined] : known;
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
          ...(scores && { lastScore: scores.get(rowId) ?? null }),
          listIds: listsOf(listed, lists, { userId: id, accountId: account?.externalId }),
          segments,
        });
      });
      if (meantIn.length === 0) continue;
      yield {
        rowId,
        id,
        name,
        accountIds: meantIn.filter((accountId) => accountId !== undefined),
        accountName: accounts.get(meantIn[0] ?? '')?.name ?? null,
      };
    }
  }
}

/**
 * How many users are meant, and in how many accounts. Somebody who belongs to several accounts counts once, if they
 * are meant in any of them; an account counts if any of its users is meant in it.
 */
export async function previewAudience(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  audience: Audience,
): Promise<AudiencePreview> {
  const meantAccounts = new Set<string>();
  const sample: AudiencePreview['sample'] = [];
  let users = 0;
  for await (const { id, name, accountIds, accountName } of meantUsers(context, scope, audience)) {
    users++;
    for (const accountId of accountIds) meantAccounts.add(accountId);
    if (sample.length < sampleSize) sample.push({ id, name, accountName });
  }
  return { users, accounts: meantAccounts.size, sample };
}
