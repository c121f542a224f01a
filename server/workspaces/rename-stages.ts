import type { StageNames } from '../../shared/contract/stage-names.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { WorkspaceScope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { changes } from './changes.ts';
import { selectStageNames, updateStageNames } from './workspace-store.ts';

/** What the workspace calls the stages of its accounts. */
export const readStageNames = ({ db }: Pick<Context, 'db'>, { workspaceId }: WorkspaceScope) =>
  selectStageNames(db, workspaceId);

/** Calls stages so from now on, on every screen; those that are left out have their usual names again. */
export async function renameStages(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: WorkspaceScope,
  names: StageNames,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = await selectStageNames(trx, scope.workspaceId);
    await updateStageNames(trx, scope.workspaceId, names);
    const details = changes<{ names: StageNames }>({ names: before }, { names });
    await audit(trx, scope, now(), 'stages.renamed', `workspace:${scope.workspaceId}`, details);
  });
}
