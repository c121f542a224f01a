import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { stageNamesSchema } from '../../shared/contract/stage-names.ts';
import { type ThresholdName, thresholds } from '../../shared/contract/threshold.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { changeThresholds, listThresholds } from './change-thresholds.ts';
import { readStageNames, renameStages } from './rename-stages.ts';

const names = Object.keys(thresholds) as ThresholdName[];
const thresholdAnswer = v.object({
  name: v.picklist(names),
  value: v.number(),
  default: v.number(),
  unit: v.string(),
  min: v.number(),
  max: v.number(),
  /** `own`: our own choice, because the sources of the method name no number. */
  source: v.picklist(['method', 'own']),
});
const listAnswer = answer('Every threshold', v.object({ thresholds: v.array(thresholdAnswer) }));

const namesAnswer = answer('The names', v.object({ names: stageNamesSchema }));

/** What accounts are judged by, and what the stages of their life are called, under `/api/v1`. */
export const thresholdRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/thresholds',
      describeRoute({
        summary: 'The numbers that rules compare with, each with its default and range',
        tags: ['Judgement'],
        responses: { 200: listAnswer },
      }),
      requireRight('workspace.read'),
      async (c) => c.json({ thresholds: await listThresholds(context, c.var.scope) }),
    )
    .patch(
      '/thresholds',
      describeRoute({
        summary: 'Change thresholds from the next run on; null makes one the default again',
        tags: ['Judgement'],
        responses: { 200: listAnswer },
      }),
      requireRight('judgement.write'),
      validate('json', v.record(v.picklist(names), v.nullable(v.pipe(v.number(), v.finite())))),
      async (c) => {
        await changeThresholds(context, c.var.scope, c.req.valid('json'));
        return c.json({ thresholds: await listThresholds(context, c.var.scope) });
      },
    )
    .get(
      '/stage-names',
      describeRoute({
        summary: 'What the workspace calls the stages of its accounts; those left out have their usual names',
        tags: ['Judgement'],
        responses: { 200: namesAnswer },
      }),
      requireRight('workspace.read'),
      async (c) => c.json({ names: await readStageNames(context, c.var.scope) }),
    )
    .put(
      '/stage-names',
      describeRoute({
        summary: 'Call stages otherwise on every screen; those left out have their usual names again',
        tags: ['Judgement'],
        responses: { 200: namesAnswer },
      }),
      requireRight('judgement.write'),
      validate('json', v.strictObject({ names: stageNamesSchema })),
      async (c) => {
        await renameStages(context, c.var.scope, c.req.valid('json').names);
        return c.json({ names: await readStageNames(context, c.var.scope) });
      },
    );
