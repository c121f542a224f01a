import { randomUUID } from 'node:crypto';
import { createRule } from '../../server/alerts/keep-rules.ts';
import { createModule } from '../../server/catalogue/edit-modules.ts';
import { createFeature } from '../../server/catalogue/save-feature.ts';
import type { Context } from '../../server/context.ts';
import { accountIdOf } from '../../server/db/hashed-id.ts';
import { newId } from '../../server/db/new-id.ts';
import { createGuide } from '../../server/guides/edit-guide.ts';
import { beginPicking } from '../../server/guides/pick-element.ts';
import { publishGuide } from '../../server/guides/publish-guide.ts';
import type { Scope } from '../../server/http/scope.ts';
import { ingest } from '../../server/ingest/ingest.ts';
import { createWebhook } from '../../server/integrations/edit-webhooks.ts';
import { createReview } from '../../server/reports/keep-reviews.ts';
import { createSegment } from '../../server/segments/edit-segment.ts';
import { beginList } from '../../server/segments/upload-list.ts';
import { createMember } from '../../server/workspaces/create-member.ts';
import { environmentByPublicKey } from '../../server/workspaces/environment-by-key.ts';
import { invite, listInvitations } from '../../server/workspaces/invitations.ts';
import { createSecretKey } from '../../server/workspaces/secret-keys.ts';
import { createCustomRole, createTeam } from '../../server/workspaces/teams-and-roles.ts';
import { buildBatch, buildEvent } from './build-event.ts';
import { buildStep, buildSurvey, npsQuestion } from './build-guide.ts';

/** One of everything that a place can hold; each has the place's word in its name. */
export interface Tenant {
  word: string;
  scope: Scope;
  appId: number;
  environmentId: number;
  guideId: string;
  segmentId: string;
  /** An uploaded list of users. */
  listId: string;
  moduleId: number;
  featureId: number;
  keyId: string;
  alertId: string;
  ruleId: string;
  memberId: string;
  invitationId: string;
  teamId: number;
  roleId: number;
  webhookId: string;
  pickerSessionId: string;
  accountId: string;
  userId: string;
  reviewId: string;
}

/** Fills an environment through the operations and the event path that everybody uses. */
export async function buildTenant(
  context: Context,
  scope: Scope,
  publicKey: string,
  word: string,
): Promise<Tenant> {
  const question = npsQuestion('q1', `${word} question?`);
  const draft = buildSurvey({ steps: [buildStep('ask', { layout: 'corner', blocks: [question] })] });
  const guide = await createGuide(context, scope, { kind: 'survey', name: `${word} guide`, draft });
  await publishGuide(context, scope, guide.id, guide.revision);
  const segment = await createSegment(context, scope, {
    name: `${word} segment`,
    audience: { type: 'all', conditions: [] },
  });
  const list = await beginList(context, scope, 'user');
  const module = await createModule(context, scope, `${word} module`);
  const feature = await createFeature(context, scope, {
    name: `${word} feature`,
    moduleId: module.id,
    isCore: true,
    featureClass: 'record',
    rules: [{ type: 'event', eventName: `${word}.done` }],
  });
  const { id: webhookId } = await createWebhook(context, scope, {
    name: `${word} webhook`,
    url: 'https://hooks.example/',
    format: 'json',
    kinds: ['guide.published', 'guide.unpublished', 'response.recorded'],
  });
  const { id: memberId } = await createMember(context, scope, {
    name: `${word} member`,
    email: `${word}@example.com`,
    password: 'correct horse battery',
    locale: 'en',
    role: 'author',
  });
  const place = { role: 'author', customRoleId: null, portfolio: 'all', teamId: null } as const;
  await invite(context, scope, { email: `invited@${word}.example`, locale: 'en', place });
  const invitations = await listInvitations(context, scope);
  const team = await createTeam(context, scope, `${word} team`);
  const role = await createCustomRole(context, scope, { name: `${word} role`, rights: ['workspace.read'] });
  const { id: keyId } = await createSecretKey(context, scope, { name: `${word} key`, scope: 'read' });
  const picking = await beginPicking(context, scope, { purpose: 'step', subject: `${word} step` });
  const { accountId, userId } = await buildCustomer(context, publicKey, guide.id, word);
  const { id: reviewId } = await createReview(context, scope, accountId, {
    startsOn: '2026-01-01',
    endsOn: '2026-03-31',
    locale: 'en',
  });
  const rule = await createRule(context, scope, {
    name: `${word} rule`,
    metric: 'risk',
    condition: { type: 'threshold', is: 'above', value: 1 },
    ...{ tiers: [], stages: [], dueDays: 3, receiverIds: [], isPaused: false },
    ...{ segmentId: null, ownerIds: [], toOwner: true, toTeam: false, toRoles: [] },
  });
  const alertId = newId(context.now());
  await context.db
    .insertInto('alert')
    .values({
      ...{ environmentId: scope.environmentId, id: alertId, ruleId: rule.id },
      accountId: accountIdOf(scope.environmentId, accountId),
      ...{ direction: 'down', value: 1, comparedWith: 2, openedAt: context.now(), dueOn: '2099-01-01' },
      changes: JSON.stringify({ features: [], units: [], gone: [], arrived: [], guides: [], builds: [] }),
    })
    .execute();
  return {
    word,
    scope,
    appId: scope.appId,
    environmentId: scope.environmentId,
    guideId: guide.id,
    segmentId: segment.id,
    listId: list.id,
    moduleId: module.id,
    featureId: feature.id,
    keyId,
    alertId,
    ruleId: rule.id,
    memberId,
    invitationId: invitations[0]!.id,
    teamId: team.id,
    roleId: role.id,
    webhookId,
    pickerSessionId: picking.id,
    accountId,
    userId,
    reviewId,
  };
}

/** An account with a user who used something and answered the survey. */
export async function buildCustomer(
  context: Context,
  publicKey: string,
  guideId: string,
  word: string,
): Promise<{ accountId: string; userId: string }> {
  const environment = await environmentByPublicKey(context, publicKey);
  if (!environment) throw new Error('no such environment');
  const accountId = `${word}-account`;
  const userId = `${word}-user`;
  const at = context.now();
  const of = { userId, accountId };
  const run = { guideId, version: 1, runId: randomUUID() };
  const answer = { ...run, stepId: 'ask', questionId: 'q1', answer: { score: 9 } };
  await ingest(
    context,
    environment,
    buildBatch(
      [
        buildEvent(at, {
          ...of,
          kind: 'identify',
          name: 'user.identified',
          properties: { name: `${word} person`, team: `${word} trait` },
        }),
        buildEvent(at, {
          ...of,
          kind: 'group',
          name: 'account.identified',
          properties: { name: `${word} company`, plan: `${word} plan` },
        }),
        buildEvent(at, { ...of, name: `${word}.done`, path: `/${word}` }),
        buildEvent(at, {
          ...of,
          kind: 'guide',
          name: 'guide.started',
          properties: { ...run, stepId: 'ask' },
        }),
        buildEvent(at, { ...of, kind: 'survey', name: 'survey.answered', properties: answer }),
      ],
      at,
    ),
    'browser',
  );
  return { accountId, userId };
}
