import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { externalIdSchema, uuidSchema } from '../../shared/contract/id.ts';
import { planItemKinds, planItemSchema } from '../../shared/contract/plan.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { growthAnswer } from './answers.ts';
import { addPlanItem, changePlanItem, listDue, listPlan, removePlanItem } from './keep-plan.ts';
import { listGrowing } from './list-growing.ts';

const tags = ['Accounts and users'];
const account = v.object({ id: externalIdSchema });
const part = v.object({ id: externalIdSchema, partId: uuidSchema });
const item = v.object({ id: v.string(), ...planItemSchema.entries });
const name = v.nullable(v.string());

/** Success plans, and what is to be done about accounts, under `/api/v1`. */
export const planRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/due',
      describeRoute({
        summary:
          'What is to be done about accounts within a week, most overdue first: by cadence and by plan',
        tags,
        responses: {
          200: answer(
            'Contacts, reviews, and what plans say',
            v.object({
              due: v.array(
                v.object({
                  accountId: v.string(),
                  accountName: v.string(),
                  ownerId: name,
                  kind: v.picklist(['contact', 'review', ...planItemKinds]),
                  title: name,
                  dueOn: v.string(),
                  isOverdue: v.boolean(),
                }),
              ),
            }),
          ),
        },
      }),
      requireRight('account.read'),
      validate('query', v.object({ owner: v.optional(v.picklist(['mine', 'team'])) })),
      async (c) => c.json({ due: await listDue(context, c.var.scope, c.req.valid('query').owner) }),
    )
    .get(
      '/growing',
      describeRoute({
        summary: 'Accounts that could use more, those with the most signs first',
        tags,
        responses: {
          200: answer(
            'The accounts and what shows it',
            v.object({
              growing: v.array(v.object({ id: v.string(), name: v.string(), ...growthAnswer.entries })),
            }),
          ),
        },
      }),
      requireRight('account.read'),
      validate('query', v.object({ owner: v.optional(v.picklist(['mine', 'team'])) })),
      async (c) => c.json({ growing: await listGrowing(context, c.var.scope, c.req.valid('query').owner) }),
    )
    .get(
      '/accounts/:id/plan',
      describeRoute({
        summary: 'The success plan of an account: what is open first, what is due soonest first',
        tags,
        responses: {
          200: answer(
            'The plan',
            v.object({ items: v.array(v.object({ ...item.entries, memberName: name, contactName: name })) }),
          ),
        },
      }),
      requireRight('account.read'),
      validate('param', account),
      async (c) => c.json({ items: await listPlan(context, c.var.scope, c.req.valid('param').id) }),
    )
    .post(
      '/accounts/:id/plan',
      describeRoute({ summary: 'Plan something', tags, responses: { 201: answer('It', item) } }),
      requireRight('account.write'),
      validate('param', account),
      validate('json', planItemSchema),
      async (c) =>
        c.json(await addPlanItem(context, c.var.scope, c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .put(
      '/accounts/:id/plan/:partId',
      describeRoute({
        summary: 'Change what was planned, or mark it as done; a meeting that comes again is planned anew',
        tags,
        responses: { 200: answer('It', item) },
      }),
      requireRight('account.write'),
      validate('param', part),
      validate('json', planItemSchema),
      async (c) => {
        const { id, partId } = c.req.valid('param');
        return c.json(await changePlanItem(context, c.var.scope, id, partId, c.req.valid('json')));
      },
    )
    .delete(
      '/accounts/:id/plan/:partId',
      describeRoute({ summary: 'Remove what was planned', tags, responses: { 204: answer('Removed') } }),
      requireRight('account.write'),
      validate('param', part),
      async (c) => {
        const { id, partId } = c.req.valid('param');
        await removePlanItem(context, c.var.scope, id, partId);
        return c.body(null, 204);
      },
    );
