import type { SignInPolicy } from '../../shared/contract/member.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { WorkspaceScope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { changes } from './changes.ts';
import { selectSignInPolicy, updateSignInPolicy } from './workspace-store.ts';

/** Under what rules members of the workspace sign in. */
export const readSignInPolicy = (
  { db }: Pick<Context, 'db'>,
  { workspaceId }: WorkspaceScope,
): Promise<SignInPolicy> => selectSignInPolicy(db, workspaceId);

/** Whoever has no second factor then has to set one up, at their next request. */
export async function changeSignInPolicy(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: WorkspaceScope,
  policy: SignInPolicy,
): Promise<SignInPolicy> {
  await inTransaction(db, async (trx) => {
    const before = await selectSignInPolicy(trx, scope.workspaceId);
    await updateSignInPolicy(trx, scope.workspaceId, policy);
    const subject = `workspace:${scope.workspaceId}`;
    await audit(trx, scope, now(), 'sign-in-policy.changed', subject, changes(before, policy));
  });
  return policy;
}
