import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { selectPublished } from './published-store.ts';
import { asksForScore } from './to-delivered-guide.ts';

/** The surveys that ask people of the environment for a score now, each with since when. */
export async function liveScoreSurveys(
  { db }: Pick<Context, 'db'>,
  { environmentId }: Scope,
): Promise<{ id: string; liveSince: Date }[]> {
  const { guides } = await selectPublished(db, environmentId);
  return guides.flatMap(({ id, content, liveSince }) =>
    liveSince !== null && asksForScore(content) ? [{ id, liveSince: new Date(liveSince) }] : [],
  );
}
