import { judgeAnew } from '../accounts/judge-anew.ts';
import type { Context } from '../context.ts';
import { anonymousUserIdOf, userIdOf } from '../db/hashed-id.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { notFound } from '../http/app-error.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import type { Ask } from '../metrics/ask.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import {
  type AnswerFilter,
  type AnswerOrder,
  type AnswerTask,
  countAnswers,
  replaceTags,
  selectAnswerOwner,
  selectAnswers,
  selectTags,
  selectTagsOf,
  updateTask,
} from './answer-store.ts';

/** One page of what people said, newest first unless another order is asked for, and every tag that is in use. */
export async function listAnswers(
  { db }: Pick<Context, 'db'>,
  ask: Ask,
  filter: AnswerFilter,
  page: Page,
  order: AnswerOrder = {},
) {
  const [total, answers, tags] = await Promise.all([
    countAnswers(db, ask, filter),
    selectAnswers(db, ask, filter, page, order),
    selectTags(db, ask.scope),
  ]);
  return { total, answers, tags };
}

/** Of an answer: who gave it, by the host app's id, and in which run. */
export interface AnswerName {
  userId: string;
  runId: string;
}

/** Puts just these tags on an answer. The answer itself can't be changed. */
export async function tagAnswer(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  name: AnswerName,
  tags: readonly string[],
): Promise<void> {
  await inTransaction(context.db, async (trx) => {
    const owner = await findOwner(trx, scope, name);
    const answer = { ...owner, runId: name.runId };
    const before = await selectTagsOf(trx, scope, answer);
    await replaceTags(trx, scope, answer, tags);
    const details = changes<{ tags: readonly string[] }>({ tags: before }, { tags });
    await audit(trx, scope, context.now(), 'answer.tagged', `answer:${name.runId}`, details);
  });
}

/** Marks what is to be done about an answer as done, or as open again. */
export async function settleTask(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  name: AnswerName,
  kind: AnswerTask['kind'],
  change: { isDone: boolean; note: string | null },
): Promise<void> {
  await inTransaction(context.db, async (trx) => {
    const { userId, accountId } = await findOwner(trx, scope, name);
    const task = { userId, runId: name.runId, kind };
    if (!(await updateTask(trx, scope, context.now(), task, change))) throw notFound('task');
    await judgeAnew(trx, scope, accountId);
    const action = change.isDone ? 'answer.task-done' : 'answer.task-reopened';
    await audit(trx, scope, context.now(), action, `answer:${name.runId}`, { kind });
  });
}

async function findOwner(db: Context['db'], scope: Scope, { userId, runId }: AnswerName) {
  const { environmentId } = scope;
  const userIds = [userIdOf(environmentId, userId), anonymousUserIdOf(environmentId, userId)];
  const owner = await selectAnswerOwner(db, scope, { userIds, runId });
  if (!owner) throw notFound('answer');
  return owner;
}
