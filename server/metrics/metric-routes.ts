import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { overview } from './overview.ts';

const overviewAnswer = v.object({
  accounts: v.number(),
  activeAccounts7: v.number(),
  users: v.number(),
  activeUsers7: v.number(),
  activeUsers28: v.number(),
  previousActiveUsers7: v.number(),
  previousActiveUsers28: v.number(),
  dailyActiveUsers: v.array(v.object({ day: v.string(), users: v.number() })),
  nps: v.nullable(
    v.object({
      score: v.number(),
      n: v.number(),
      promoters: v.number(),
      passives: v.number(),
      detractors: v.number(),
    }),
  ),
  topFeatures: v.array(
    v.object({ id: v.number(), name: v.string(), users28: v.number(), accounts28: v.number() }),
  ),
});

/** Numbers of a whole environment, under `/api/v1`. */
export const metricRoutes = (context: Context) =>
  new Hono<ScopedVariables>().get(
    '/metrics/overview',
    describeRoute({
      summary: 'The environment at a glance',
      tags: ['Metrics'],
      responses: { 200: answer('Accounts, users, activity, NPS and the most used features', overviewAnswer) },
    }),
    requireRight('account.read'),
    async (c) => c.json(await overview(context, c.var.scope)),
  );
