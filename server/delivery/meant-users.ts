import type { RawBuilder } from 'kysely';
import type { Audience } from '../../shared/contract/audience.ts';
import type { Context } from '../context.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { knownUsers } from './known-users.ts';
import { isOneOf, isSurelyMeant, mayBeMeant } from './narrowing-store.ts';
import { selectRegisteredIds } from './person-store.ts';
import { selectSegments } from './segment-store.ts';

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
 * to several accounts is meant in any or some of them.
 *
 * @param those a condition on the table `user`, of the only ones who are judged
 */
export async function* meantUsers(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  audience: Audience,
  those: RawBuilder<boolean> = mayBeMeant(audience),
): AsyncGenerator<MeantUser> {
  for await (const page of knownUsers(context, scope, [audience], pageSize, those)) {
    for (const { rowId, id, name, places } of page) {
      const meantIn = places.filter(({ judge }) => !judge(audience).isOut);
      if (meantIn.length === 0) continue;
      const accounts = meantIn.flatMap(({ accountId, accountName }) =>
        accountId === undefined ? [] : [{ rowId: accountId, name: accountName }],
      );
      yield { rowId, id, name, accounts };
    }
  }
}

/** 64-bit ids of the accounts in which somebody is in a segment now. Undefined: there is no such segment. */
export async function accountsOfSegment(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  segmentId: string,
): Promise<ReadonlySet<string> | undefined> {
  const segments = await selectSegments(context.db, scope.workspaceId, scope.appId);
  const audience = segments.get(segmentId);
  if (!audience) return undefined;
  const rowIds = new Set<string>();
  for await (const { accounts } of meantUsers(context, scope, audience)) {
    for (const { rowId } of accounts) rowIds.add(rowId);
  }
  return rowIds;
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
  return idsOfMeant(context, scope, audience);
}

/** 64-bit ids of those whom an audience means. Who is meant for certain, by a text among the traits, is not judged. */
export async function idsOfMeant(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  audience: Audience,
): Promise<string[]> {
  const mayBe = mayBeMeant(audience);
  // Whoever has a portfolio sees people by their accounts, and these are read with the judgement.
  const surely = scope.owners === undefined ? isSurelyMeant(audience) : undefined;
  const told = surely && (await selectRegisteredIds(context.db, scope.environmentId, mayBe, surely));
  const those = told ? isOneOf(told.others) : mayBe;
  const ids = told?.of ?? [];
  if (told?.others.length === 0) return ids;
  for await (const { rowId } of meantUsers(context, scope, audience, those)) ids.push(rowId);
  return ids;
}
