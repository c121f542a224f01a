import type { GuideContent } from '../../shared/contract/guide.ts';
import type { AuthorTask, Heat, Names, SavedDraft, TagMatches } from '../../shared/contract/picker.ts';
import type { Target } from '../../shared/contract/target.ts';
import { can } from '../../shared/rules/rights.ts';
import { listModules } from '../catalogue/edit-modules.ts';
import { measureHeat } from '../catalogue/measure-heat.ts';
import { previewRules } from '../catalogue/preview-rules.ts';
import { createFeature } from '../catalogue/save-feature.ts';
import type { Context } from '../context.ts';
import { readAppTheme } from './app-theme.ts';
import { readGuide, saveDraft } from './edit-guide.ts';
import { type Authoring, requireAuthorRight } from './picker-scope.ts';
import { cancelPickerSession, selectAppUrl } from './picker-store.ts';
import { selectNames } from './reference-store.ts';

/** All that the page needs to edit the guide. @throws not_found when it was archived meanwhile */
export async function openAuthoring(context: Context, authoring: Authoring): Promise<AuthorTask> {
  const { scope, stepId, locale, expiresAt, allowedOrigins } = authoring;
  const { id, kind, name, draft, revision } = await readGuide(context, scope, authoring.guideId);
  const { theme } = await readAppTheme(context, scope);
  const { origin } = new URL(await selectAppUrl(context.db, scope));
  const mayTag = scope.actor.kind === 'member' && can(scope.actor.rights, 'catalogue.write');
  const modules = mayTag
    ? (await listModules(context, scope)).map((module) => ({ id: module.id, name: module.name }))
    : null;
  return {
    purpose: 'guide',
    subject: name,
    locale,
    expiresAt: expiresAt.toISOString(),
    guide: { id, kind, name, draft, revision },
    studioUrl: `${context.config.publicUrl}/guides/${id}?environment=${scope.environmentId}`,
    stepId,
    appTheme: theme,
    origins: [...new Set([origin, ...allowedOrigins])],
    modules,
  };
}

/** @throws conflict when somebody else has saved the guide meanwhile */
export async function saveAuthored(
  context: Context,
  { scope, guideId }: Authoring,
  saved: { revision: number; name: string; draft: GuideContent },
): Promise<SavedDraft> {
  const { revision } = await saveDraft(context, scope, guideId, saved);
  return { revision };
}

/** The page's token opens nothing any more. */
export async function endAuthoring(context: Context, { scope, sessionId }: Authoring): Promise<void> {
  if (scope.actor.kind !== 'member') return;
  await cancelPickerSession(context.db, scope, scope.actor.memberId, context.now(), sessionId);
}

/** What the draft can name: what tasks and buttons start, what ticks a task, what the help lists. */
export const readNames = ({ db }: Context, { scope }: Authoring): Promise<Names> => selectNames(db, scope);

/** What clicks on this target amounted to so far. @throws not_allowed */
export async function matchTag(context: Context, authoring: Authoring, target: Target): Promise<TagMatches> {
  requireAuthorRight(authoring, 'catalogue.write');
  const rules = [{ type: 'click', target } as const];
  const { uses90, users90, accounts90 } = await previewRules(context, authoring.scope, { rules });
  return { uses: uses90, users: users90, accounts: accounts90 };
}

/** Makes a feature that clicks on this target are uses of, those of the past too. @throws not_allowed */
export async function tagFeature(
  context: Context,
  authoring: Authoring,
  {
    name,
    moduleId,
    isCore,
    target,
  }: { name: string; moduleId: number | null; isCore: boolean; target: Target },
): Promise<{ id: number }> {
  requireAuthorRight(authoring, 'catalogue.write');
  const rules = [{ type: 'click', target } as const];
  const feature = { name, moduleId, isCore, featureClass: 'record', rules } as const;
  const { id } = await createFeature(context, authoring.scope, { ...feature, rules: [...rules] });
  return { id };
}

/** What is clicked on pages like the one at `path`. @throws not_allowed */
export function readHeat(context: Context, authoring: Authoring, path: string): Promise<Heat> {
  requireAuthorRight(authoring, 'catalogue.write');
  return measureHeat(context, authoring.scope, path);
}
