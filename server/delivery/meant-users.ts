import type { Audience } from '../../shared/contract/audience.ts';
import type { Context } from '../context.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import {
  type AudienceVerdict,
  audienceVerdict,
  isTranslatable,
  noVerdict,
} from './audience-verdict-store.ts';
import { knownUsers, leavesWithin } from './known-users.ts';
import {
  countUsers,
  type MeantPerson,
  type MeantRows,
  meantRows,
  type NameOrder,
  selectByName,
  selectMeantAccounts,
  selectMeantIds,
  selectMeantInAccounts,
  selectUncertain,
} from './meant-store.ts';
import { selectMembers } from './members-store.ts';
import { selectSegments, selectTimeZone } from './segment-store.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** A registered user whom an audience means, and the accounts in which it does. */
export interface MeantUser {
  rowId: string;
  /** Last seen first; none for a user without an account. */
  accounts: { rowId: string }[];
}

export type { MeantPerson };

const pageSize = 5_000;

/**
 * Registered users whom delivery would serve now, judged one by one with what is stored of them. Somebody who belongs
 * to several accounts is meant in any or some of them.
 *
 * @param ids 64-bit ids of the only ones who are judged; absent: everybody
 */
export async function judgedUsers(
  context: Clock,
  scope: Scope,
  audience: Audience,
  ids?: readonly string[],
  signal?: AbortSignal,
): Promise<MeantUser[]> {
  const meant: MeantUser[] = [];
  for await (const page of knownUsers(context, scope, [audience], pageSize, ids)) {
    if (signal?.aborted) break;
    for (const { rowId, places } of page) {
      const meantIn = places.filter(({ judge }) => !judge(audience).isOut);
      if (meantIn.length === 0) continue;
      const accounts = meantIn.flatMap(({ accountId }) =>
        accountId === undefined ? [] : [{ rowId: accountId }],
      );
      meant.push({ rowId, accounts });
    }
  }
  return meant;
}

/**
 * Asks about those whom an audience means. The database says who they are as far as it can; of whom it can't tell, in the
 * rare forms that traits may have, the judgement does. As hardly ever anybody is left to it, what is asked for is read
 * meanwhile, and anew if somebody was.
 *
 * @param ask may be called twice: the last answer counts
 * @param signal once nobody waits for it any more, no more are judged
 */
export async function askOfMeant<Answer>(
  context: Clock,
  scope: Scope,
  audience: Audience,
  ask: (rows: MeantRows) => Promise<Answer>,
  signal?: AbortSignal,
): Promise<Answer> {
  const verdict = await verdictOf(context, scope, audience);
  if (!verdict) {
    const judged = await judgedUsers(context, scope, audience, undefined, signal);
    return ask(meantRows(scope, noVerdict(scope.environmentId), { ids: [], judged }));
  }
  const [uncertain, answer] = await Promise.all([
    selectUncertain(context.db, scope, verdict),
    ask(meantRows(scope, verdict)),
  ]);
  if (uncertain.length === 0) return answer;
  const judged = await judgedUsers(context, scope, audience, uncertain, signal);
  return ask(meantRows(scope, verdict, { ids: uncertain, judged }));
}

/** Undefined: it is too long, and everybody has to be judged. */
async function verdictOf(
  { db, now }: Clock,
  scope: Scope,
  audience: Audience,
): Promise<AudienceVerdict | undefined> {
  const { environmentId, workspaceId, appId } = scope;
  const [timeZone, segments] = await Promise.all([
    selectTimeZone(db, workspaceId),
    selectSegments(db, workspaceId, appId),
  ]);
  const leaves = leavesWithin([audience], segments);
  const ground = { environmentId, now: now(), segments, leaves };
  if (!isTranslatable(audience, ground)) return undefined;
  const members = await selectMembers(db, leaves, { ...ground, timeZone });
  return audienceVerdict(audience, { ...ground, members });
}

/** How many they are, and so many of them by their names, with the account in which they were last seen. */
export async function meantByName(
  { db }: Pick<Context, 'db'>,
  scope: Scope,
  rows: MeantRows,
  order: NameOrder,
  page: { limit: number; offset: number },
): Promise<{ total: number; people: MeantPerson[] }> {
  const [total, people] = await Promise.all([
    countUsers(db, rows),
    selectByName(db, scope, rows, order, page),
  ]);
  return { total, people };
}

/** Each of those whom an audience means, with the account in which they were last seen of those in which they are meant. */
export const meantInAccounts = (
  context: Clock,
  scope: Scope,
  audience: Audience,
): Promise<{ userId: string; accountId: string | null }[]> =>
  askOfMeant(context, scope, audience, (rows) => selectMeantInAccounts(context.db, rows));

/** 64-bit ids of the accounts in which somebody is in a segment now. Undefined: there is no such segment. */
export async function accountsOfSegment(
  context: Clock,
  scope: Scope,
  segmentId: string,
): Promise<ReadonlySet<string> | undefined> {
  const segments = await selectSegments(context.db, scope.workspaceId, scope.appId);
  const audience = segments.get(segmentId);
  if (!audience) return undefined;
  return new Set(await askOfMeant(context, scope, audience, (rows) => selectMeantAccounts(context.db, rows)));
}

/** 64-bit ids of those who are in a segment now. @throws not_found */
export async function usersOfSegment(context: Clock, scope: Scope, segmentId: string): Promise<string[]> {
  const segments = await selectSegments(context.db, scope.workspaceId, scope.appId);
  const audience = segments.get(segmentId);
  if (!audience) throw notFound('segment');
  return idsOfMeant(context, scope, audience);
}

/** 64-bit ids of those whom an audience means. */
export const idsOfMeant = (context: Clock, scope: Scope, audience: Audience): Promise<string[]> =>
  askOfMeant(context, scope, audience, (rows) => selectMeantIds(context.db, rows));
