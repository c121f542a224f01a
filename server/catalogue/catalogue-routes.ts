import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { featureInputSchema } from '../../shared/contract/feature.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import {
  eventNamesAnswer,
  featureAnswer,
  featuresAnswer,
  moduleAnswer,
  modulesAnswer,
  tagPreviewAnswer,
} from './answers.ts';
import { createModule, editModule, removeModule } from './edit-modules.ts';
import { selectFeatures } from './feature-store.ts';
import { selectModules } from './module-store.ts';
import { previewRules } from './preview-rules.ts';
import { archiveFeature, createFeature, saveFeature } from './save-feature.ts';
import { selectEventNames } from './tag-preview-store.ts';

const tags = ['Catalogue'];

const idParam = v.object({
  id: v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/, 'must be a whole number'), v.transform(Number)),
});
const moduleName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const revision = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Modules, features and their tag rules, under `/api/v1`. */
export const catalogueRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/modules',
      describeRoute({ summary: 'List modules', tags, responses: { 200: answer('Modules', modulesAnswer) } }),
      async (c) => c.json({ modules: await selectModules(context.db, c.var.scope) }),
    )
    .post(
      '/modules',
      describeRoute({
        summary: 'Make a module',
        tags,
        responses: { 201: answer('The module', moduleAnswer) },
      }),
      validate('json', v.strictObject({ name: moduleName })),
      async (c) => c.json(await createModule(context, c.var.scope, c.req.valid('json').name), 201),
    )
    .patch(
      '/modules/:id',
      describeRoute({
        summary: 'Rename or move a module',
        tags,
        responses: { 200: answer('The module', moduleAnswer) },
      }),
      validate('param', idParam),
      validate(
        'json',
        v.strictObject({
          name: v.optional(moduleName),
          position: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))),
        }),
      ),
      async (c) =>
        c.json(await editModule(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'))),
    )
    .delete(
      '/modules/:id',
      describeRoute({
        summary: 'Delete a module; its features stay, without a module',
        tags,
        responses: { 204: answer('Deleted') },
      }),
      validate('param', idParam),
      async (c) => {
        await removeModule(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .get(
      '/features',
      describeRoute({
        summary: 'List features with their use in the last 28 days',
        tags,
        responses: { 200: answer('Features', featuresAnswer) },
      }),
      async (c) => c.json({ features: await selectFeatures(context.db, c.var.scope, context.now()) }),
    )
    .post(
      '/features',
      describeRoute({
        summary: 'Make a feature and count it backwards over all stored events',
        tags,
        responses: { 201: answer('The feature', featureAnswer) },
      }),
      validate('json', featureInputSchema),
      async (c) => c.json(await createFeature(context, c.var.scope, c.req.valid('json')), 201),
    )
    .put(
      '/features/:id',
      describeRoute({
        summary: 'Save a feature; counted anew where its rules have changed',
        tags,
        responses: { 200: answer('The feature', featureAnswer) },
      }),
      validate('param', idParam),
      validate('json', v.strictObject({ ...featureInputSchema.entries, revision })),
      async (c) =>
        c.json(await saveFeature(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'))),
    )
    .delete(
      '/features/:id',
      describeRoute({
        summary: 'Archive a feature',
        tags,
        responses: { 204: answer('Archived') },
      }),
      validate('param', idParam),
      async (c) => {
        await archiveFeature(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .post(
      '/tag-preview',
      describeRoute({
        summary: 'What tag rules would have counted in the last 90 days',
        tags,
        responses: { 200: answer('Counts and the entries they come from', tagPreviewAnswer) },
      }),
      validate('json', v.strictObject({ rules: featureInputSchema.entries.rules })),
      async (c) => c.json(await previewRules(context, c.var.scope, c.req.valid('json').rules)),
    )
    .get(
      '/event-names',
      describeRoute({
        summary: 'List the names that the host app has tracked',
        tags,
        responses: { 200: answer('Names, most frequent first', eventNamesAnswer) },
      }),
      async (c) =>
        c.json({ names: await selectEventNames(context.db, c.var.scope.environmentId, context.now()) }),
    );
