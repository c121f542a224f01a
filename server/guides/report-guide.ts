import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { readGuide } from './edit-guide.ts';
import { type GuideReport, selectGuideReport } from './report-store.ts';

/** How far users came in a guide, over all its versions or in one. */
export async function reportGuide(
  context: Context,
  scope: Scope,
  id: string,
  version?: number,
): Promise<GuideReport> {
  await readGuide(context, scope, id);
  return selectGuideReport(context.db, scope, id, version);
}
