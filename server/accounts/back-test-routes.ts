import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { churnReasons } from '../../shared/contract/account.ts';
import { backTestSchema, signalNames } from '../../shared/contract/back-test.ts';
import { healthStates, riskLevels } from '../../shared/contract/judgement.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { runBackTest } from './run-back-test.ts';

const level = v.picklist(['tooEarly', 'low', 'medium', 'high']);
const count = v.number();
const backTestAnswer = v.object({
  leadDays: count,
  lost: count,
  lostWithPast: count,
  kept: count,
  isEnough: v.boolean(),
  signals: v.array(
    v.object({
      signal: v.picklist(signalNames),
      lost: count,
      warned: count,
      kept: count,
      falseAlarms: v.nullable(count),
      concordance: v.nullable(v.object({ auc: count, low: count, high: count })),
      leadDays: v.nullable(count),
    }),
  ),
  accounts: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      churnedOn: v.string(),
      reason: v.picklist(churnReasons),
      note: v.string(),
      before: v.nullable(
        v.object({
          day: v.string(),
          level,
          health: v.picklist(healthStates),
          risk: v.picklist(riskLevels),
        }),
      ),
      warnedDays: v.nullable(count),
    }),
  ),
  today: v.object({ levels: v.record(level, count), risks: v.record(v.picklist(riskLevels), count) }),
});

/** The judgement put to the test of the past, under `/api/v1`. */
export const backTestRoutes = (context: Context) =>
  new Hono<ScopedVariables>().post(
    '/back-test',
    describeRoute({
      summary: 'How well level, health, risk and each sign would have told of the accounts that were lost',
      description: 'With the thresholds of the workspace, or with others to be tried. Changes nothing.',
      tags: ['Judgement'],
      responses: {
        200: answer('Each signal with its area under the ROC curve, and each lost account', backTestAnswer),
      },
    }),
    requireRight('account.read'),
    validate('json', backTestSchema),
    async (c) => c.json(await runBackTest(context, c.var.scope, c.req.valid('json'))),
  );
