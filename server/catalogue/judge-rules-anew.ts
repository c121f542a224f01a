import { judgeEdition } from '../../shared/rules/judge-signatures.ts';
import type { Context } from '../context.ts';
import { lockCatalogue } from '../db/catalogue-lock.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { selectAppEnvironments } from './feature-store.ts';
import { selectJudgedEarlier, takeForJudging } from './judged-store.ts';
import { rebuildFeature } from './rebuild-feature.ts';
import { selectVersions } from './version-store.ts';

/**
 * Finds the entries of features anew that an earlier edition of the judge has found: after an upgrade, what was stored
 * before would else count otherwise than what comes. One by one, so that events wait for none of them long.
 */
export async function judgeRulesAnew({ db }: Context): Promise<void> {
  for (const { id, ...scope } of await selectJudgedEarlier(db, judgeEdition)) {
    await inTransaction(db, async (trx) => {
      const { appUrl, environmentIds } = await selectAppEnvironments(trx, scope);
      await lockCatalogue(trx, environmentIds);
      if (!(await takeForJudging(trx, scope, id, judgeEdition))) return;
      const versions = await selectVersions(trx, scope, id);
      for (const environmentId of environmentIds) {
        await rebuildFeature(trx, environmentId, appUrl, id, versions);
      }
    });
  }
}
