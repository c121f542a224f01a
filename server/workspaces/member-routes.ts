import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { uuidSchema } from '../../shared/contract/id.ts';
import {
  customRoleInputSchema,
  customRoleSchema,
  invitationInputSchema,
  invitationSchema,
  listedMemberSchema,
  membershipChangeSchema,
  onceLinkSchema,
  signInPolicySchema,
  teamInputSchema,
  teamSchema,
} from '../../shared/contract/member.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { invite, listInvitations, revokeInvitation } from './invitations.ts';
import { changeMembership, listMembers } from './members.ts';
import { makeResetLink } from './reset-password.ts';
import { removeSecondFactorOf } from './second-factor.ts';
import { changeSignInPolicy, readSignInPolicy } from './sign-in-policy.ts';
import {
  changeCustomRole,
  createCustomRole,
  createTeam,
  listCustomRoles,
  listTeams,
  removeCustomRole,
  removeTeam,
} from './teams-and-roles.ts';

const tags = ['Members'];
const memberParam = v.object({ id: uuidSchema });
const rowParam = v.object({
  id: v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/, 'must be a number'), v.transform(Number)),
});

/** Who works in the workspace, in which role and team, and how they sign in, under `/api/v1`. */
export const memberRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/members',
      describeRoute({
        summary: 'List members by name, also those who have left',
        tags,
        responses: { 200: answer('Members', v.object({ members: v.array(listedMemberSchema) })) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json({ members: await listMembers(context, c.var.scope) }),
    )
    .patch(
      '/members/:id',
      describeRoute({
        summary: 'Give a member another role, portfolio or team, have them leave, or let them back in',
        tags,
        responses: { 200: answer('The member', listedMemberSchema) },
      }),
      requireRight('member.write'),
      validate('param', memberParam),
      validate('json', membershipChangeSchema),
      async (c) =>
        c.json(await changeMembership(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'))),
    )
    .post(
      '/members/:id/reset-link',
      describeRoute({
        summary: 'Make a link that lets a member choose a new password; it works once, within two hours',
        tags,
        responses: { 201: answer('The link, shown this once', onceLinkSchema) },
      }),
      requireRight('member.write'),
      validate('param', memberParam),
      async (c) => c.json(await makeResetLink(context, c.var.scope, c.req.valid('param').id), 201),
    )
    .delete(
      '/members/:id/second-factor',
      describeRoute({
        summary: 'Take the second factor of a member away who has lost their device',
        tags,
        responses: { 204: answer('Taken away') },
      }),
      requireRight('member.write'),
      validate('param', memberParam),
      async (c) => {
        await removeSecondFactorOf(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .get(
      '/invitations',
      describeRoute({
        summary: 'List invitations that can still be accepted, newest first',
        tags,
        responses: { 200: answer('Invitations', v.object({ invitations: v.array(invitationSchema) })) },
      }),
      requireRight('member.write'),
      async (c) => c.json({ invitations: await listInvitations(context, c.var.scope) }),
    )
    .post(
      '/invitations',
      describeRoute({
        summary: 'Invite somebody by a link that works once, within a week',
        tags,
        responses: { 201: answer('The link, shown this once', onceLinkSchema) },
      }),
      requireRight('member.write'),
      validate('json', invitationInputSchema),
      async (c) => c.json(await invite(context, c.var.scope, c.req.valid('json')), 201),
    )
    .delete(
      '/invitations/:id',
      describeRoute({
        summary: 'Take an invitation back',
        tags,
        responses: { 204: answer('Its link no longer works') },
      }),
      requireRight('member.write'),
      validate('param', memberParam),
      async (c) => {
        await revokeInvitation(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .get(
      '/teams',
      describeRoute({
        summary: 'List teams by name',
        tags,
        responses: { 200: answer('Teams', v.object({ teams: v.array(teamSchema) })) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json({ teams: await listTeams(context, c.var.scope) }),
    )
    .post(
      '/teams',
      describeRoute({ summary: 'Make a team', tags, responses: { 201: answer('The team', teamSchema) } }),
      requireRight('member.write'),
      validate('json', teamInputSchema),
      async (c) => c.json(await createTeam(context, c.var.scope, c.req.valid('json').name), 201),
    )
    .delete(
      '/teams/:id',
      describeRoute({
        summary: 'Delete a team; its members stay, without a team',
        tags,
        responses: { 204: answer('Deleted') },
      }),
      requireRight('member.write'),
      validate('param', rowParam),
      async (c) => {
        await removeTeam(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .get(
      '/roles',
      describeRoute({
        summary: 'List the workspace’s own roles by name',
        tags,
        responses: { 200: answer('Roles', v.object({ roles: v.array(customRoleSchema) })) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json({ roles: await listCustomRoles(context, c.var.scope) }),
    )
    .post(
      '/roles',
      describeRoute({
        summary: 'Make a role out of rights',
        tags,
        responses: { 201: answer('The role', customRoleSchema) },
      }),
      requireRight('member.write'),
      validate('json', customRoleInputSchema),
      async (c) => c.json(await createCustomRole(context, c.var.scope, c.req.valid('json')), 201),
    )
    .put(
      '/roles/:id',
      describeRoute({
        summary: 'Change what everybody with a role may do',
        tags,
        responses: { 200: answer('The role', customRoleSchema) },
      }),
      requireRight('member.write'),
      validate('param', rowParam),
      validate('json', customRoleInputSchema),
      async (c) =>
        c.json(await changeCustomRole(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'))),
    )
    .delete(
      '/roles/:id',
      describeRoute({
        summary: 'Delete a role that nobody has',
        tags,
        responses: { 204: answer('Deleted') },
      }),
      requireRight('member.write'),
      validate('param', rowParam),
      async (c) => {
        await removeCustomRole(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .get(
      '/sign-in-policy',
      describeRoute({
        summary: 'Under what rules members sign in',
        tags,
        responses: { 200: answer('The rules', signInPolicySchema) },
      }),
      requireRight('member.write'),
      async (c) => c.json(await readSignInPolicy(context, c.var.scope)),
    )
    .put(
      '/sign-in-policy',
      describeRoute({
        summary: 'Ask everybody for a second factor, or leave it to them',
        tags,
        responses: { 200: answer('The rules', signInPolicySchema) },
      }),
      requireRight('member.write'),
      validate('json', signInPolicySchema),
      async (c) => c.json(await changeSignInPolicy(context, c.var.scope, c.req.valid('json'))),
    );
