import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { themeSchema } from '../../shared/contract/theme.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { readAppTheme, saveAppTheme } from './app-theme.ts';

const tags = ['Guides'];
const appTheme = v.strictObject({
  theme: themeSchema,
  revision: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31 - 1)),
});

/** The app's look, under `/api/v1`. */
export const themeRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/theme',
      describeRoute({
        summary: 'The look of guides that have none of their own',
        tags,
        responses: { 200: answer('The theme', appTheme) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json(await readAppTheme(context, c.var.scope)),
    )
    .put(
      '/theme',
      describeRoute({
        summary: 'Change the look of all those guides at once, live ones too',
        tags,
        responses: { 200: answer('The theme with its new revision', appTheme) },
      }),
      requireRight('guide.publish'),
      validate('json', appTheme),
      async (c) => c.json(await saveAppTheme(context, c.var.scope, c.req.valid('json'))),
    );
