import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Context } from '../context.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { readGuide } from './edit-guide.ts';
import { selectVersion } from './version-store.ts';

/** A frozen version with all it shows. @throws not_found */
export async function readVersion(
  context: Pick<Context, 'db'>,
  scope: Scope,
  id: string,
  version: number,
): Promise<{ version: number; name: string; content: GuideContent; publishedAt: Date }> {
  await readGuide(context, scope, id);
  const found = await selectVersion(context.db, scope, id, version);
  if (!found) throw notFound('version');
  return found;
}
