import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import {
  daySchema,
  featureInputSchema,
  rulePeriodSchema,
  tagRulesSchema,
} from '../../shared/contract/feature.ts';
import { localIdSchema, uuidSchema } from '../../shared/contract/id.ts';
import { arrangeFeatures, featureSorts } from '../../shared/rules/arrange-features.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { csvHeaders } from '../http/csv.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import {
  coverageAnswer,
  driftAnswer,
  eventNamesAnswer,
  featureAnswer,
  featuresAnswer,
  lintAnswer,
  moduleAnswer,
  modulesAnswer,
  repairedTargetAnswer,
  tagHitsAnswer,
  tagMatchesAnswer,
  tagPreviewAnswer,
  versionsAnswer,
} from './answers.ts';
import { createModule, editModule, listModules, removeModule } from './edit-modules.ts';
import { beginVersion, listVersions, moveVersion, removeNewestVersion } from './edit-versions.ts';
import { selectFeatures } from './feature-store.ts';
import { featuresCsv } from './features-csv.ts';
import { lintCatalogue } from './lint-catalogue.ts';
import { measureCoverage } from './measure-coverage.ts';
import { matchRules, previewRules, watchRules } from './preview-rules.ts';
import { repairTag, repairTarget } from './repair.ts';
import { reportDrift } from './report-drift.ts';
import { archiveFeature, createFeature, saveFeature } from './save-feature.ts';
import { selectEventNames } from './tag-preview-store.ts';

const tags = ['Catalogue'];

const whole = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/, 'must be a whole number'), v.transform(Number));
const idParam = v.object({ id: whole });
const versionParam = v.object({ id: whole, version: whole });
const moduleName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const daysQuery = v.pipe(
  v.string(),
  v.regex(/^([1-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-5])$/, 'must be 1 to 365'),
  v.transform(Number),
);
const revision = v.pipe(v.number(), v.integer(), v.minValue(1));
/** A list of features as the studio shows it. */
const featureQuery = v.object({
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
  module: v.optional(v.union([v.literal('none'), whole])),
  sort: v.optional(v.picklist(featureSorts), 'users28'),
  order: v.optional(v.picklist(['asc', 'desc']), 'desc'),
});
const featureId = v.pipe(v.number(), v.integer());
const tagPreviewBody = v.strictObject({ rules: tagRulesSchema, featureId: v.optional(featureId) });

/** Modules, features and their tag rules, under `/api/v1`. */
export const catalogueRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/modules',
      describeRoute({ summary: 'List modules', tags, responses: { 200: answer('Modules', modulesAnswer) } }),
      requireRight('workspace.read'),
      async (c) => c.json({ modules: await listModules(context, c.var.scope) }),
    )
    .post(
      '/modules',
      describeRoute({
        summary: 'Make a module',
        tags,
        responses: { 201: answer('The module', moduleAnswer) },
      }),
      requireRight('catalogue.write'),
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
      requireRight('catalogue.write'),
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
      requireRight('catalogue.write'),
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
      requireRight('workspace.read'),
      async (c) => c.json({ features: await selectFeatures(context.db, c.var.scope, context.now()) }),
    )
    .get(
      '/features.csv',
      describeRoute({
        summary: 'Export the list of features with their use in the last 28 days',
        tags,
        responses: { 200: { description: 'The features asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('workspace.read'),
      validate('query', featureQuery),
      async (c) => {
        const [features, modules] = await Promise.all([
          selectFeatures(context.db, c.var.scope, context.now()),
          listModules(context, c.var.scope),
        ]);
        return c.body(
          featuresCsv(arrangeFeatures(features, c.req.valid('query')), modules),
          200,
          csvHeaders('features.csv'),
        );
      },
    )
    .post(
      '/features',
      describeRoute({
        summary: 'Make a feature, counted back to the first day',
        tags,
        responses: { 201: answer('The feature', featureAnswer) },
      }),
      requireRight('catalogue.write'),
      validate('json', featureInputSchema),
      async (c) => c.json(await createFeature(context, c.var.scope, c.req.valid('json')), 201),
    )
    .put(
      '/features/:id',
      describeRoute({
        summary: 'Save a feature; other rules replace those of its newest version, on all days of it',
        tags,
        responses: { 200: answer('The feature', featureAnswer) },
      }),
      requireRight('catalogue.write'),
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
      requireRight('catalogue.write'),
      validate('param', idParam),
      async (c) => {
        await archiveFeature(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .get(
      '/features/:id/versions',
      describeRoute({
        summary: 'List the versions of a feature’s rules, newest first',
        tags,
        responses: { 200: answer('Versions with their days and what they counted', versionsAnswer) },
      }),
      requireRight('catalogue.write'),
      validate('param', idParam),
      async (c) => c.json({ versions: await listVersions(context, c.var.scope, c.req.valid('param').id) }),
    )
    .post(
      '/features/:id/versions',
      describeRoute({
        summary: 'Let other rules count from a day on; the version before keeps what it counted',
        tags,
        responses: { 201: answer('The feature', featureAnswer) },
      }),
      requireRight('catalogue.write'),
      validate('param', idParam),
      validate(
        'json',
        v.strictObject({
          revision,
          startsOn: daySchema,
          rules: tagRulesSchema,
        }),
      ),
      async (c) =>
        c.json(await beginVersion(context, c.var.scope, c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .patch(
      '/features/:id/versions/:version',
      describeRoute({
        summary: 'Set the first and last day of a version',
        tags,
        responses: { 200: answer('The feature', featureAnswer) },
      }),
      requireRight('catalogue.write'),
      validate('param', versionParam),
      validate('json', v.strictObject({ revision, ...rulePeriodSchema.entries })),
      async (c) => {
        const { id, version } = c.req.valid('param');
        return c.json(await moveVersion(context, c.var.scope, id, version, c.req.valid('json')));
      },
    )
    .delete(
      '/features/:id/versions/newest',
      describeRoute({
        summary: 'Take the newest version back; the one before it goes on',
        tags,
        responses: { 200: answer('The feature', featureAnswer) },
      }),
      requireRight('catalogue.write'),
      validate('param', idParam),
      validate('query', v.object({ revision: whole })),
      async (c) => {
        const { id } = c.req.valid('param');
        return c.json(await removeNewestVersion(context, c.var.scope, id, c.req.valid('query').revision));
      },
    )
    .post(
      '/tag-matches',
      describeRoute({
        summary: 'Which clicks, events and pages tag rules take, at once and without counting them',
        tags,
        responses: { 200: answer('The entries', tagMatchesAnswer) },
      }),
      requireRight('catalogue.write'),
      validate('json', tagPreviewBody),
      async (c) => c.json(await matchRules(context, c.var.scope, c.req.valid('json'))),
    )
    .post(
      '/tag-preview',
      describeRoute({
        summary: 'What tag rules would have counted in the last 90 days',
        tags,
        responses: { 200: answer('Counts and the entries they come from', tagPreviewAnswer) },
      }),
      requireRight('catalogue.write'),
      validate('json', tagPreviewBody),
      async (c) => c.json(await previewRules(context, c.var.scope, c.req.valid('json'))),
    )
    .post(
      '/tag-hits',
      describeRoute({
        summary:
          'Events that meet tag rules as they come in: ask first without, then with that `until` as `after`',
        tags,
        responses: { 200: answer('The newest events', tagHitsAnswer) },
      }),
      requireRight('catalogue.write'),
      validate(
        'json',
        v.strictObject({
          rules: tagRulesSchema,
          after: v.optional(v.pipe(v.string(), v.isoTimestamp())),
        }),
      ),
      async (c) => c.json(await watchRules(context, c.var.scope, c.req.valid('json'))),
    )
    .get(
      '/catalogue-coverage',
      describeRoute({
        summary:
          'How many clicks of the last 28 days belong to a feature, and the biggest controls that do not',
        tags,
        responses: { 200: answer('Clicks, and at most 20 unnamed controls', coverageAnswer) },
      }),
      requireRight('catalogue.write'),
      async (c) => c.json(await measureCoverage(context, c.var.scope)),
    )
    .get(
      '/catalogue-lint',
      describeRoute({
        summary: 'What makes numbers of the catalogue say less than they seem to',
        tags,
        responses: { 200: answer('Notes', lintAnswer) },
      }),
      requireRight('catalogue.write'),
      validate('query', v.object({ days: v.optional(daysQuery, '28') })),
      async (c) => c.json({ notes: await lintCatalogue(context, c.var.scope, c.req.valid('query').days) }),
    )
    .get(
      '/drift',
      describeRoute({
        summary:
          'How well the targets of live guides and the tags of features fit each build of the host app',
        tags,
        responses: {
          200: answer('Targets and tags of the last 28 days, and what to put in their place', driftAnswer),
        },
      }),
      requireRight('catalogue.write'),
      async (c) => c.json(await reportDrift(context, c.var.scope)),
    )
    .post(
      '/features/:id/repair',
      describeRoute({
        summary: 'Let a tag count a captured element from the first click on it, beside its own',
        tags,
        responses: { 200: answer('The feature, with a new version of its rules', featureAnswer) },
      }),
      requireRight('catalogue.write'),
      validate('param', idParam),
      validate(
        'json',
        v.strictObject({
          revision,
          rule: v.pipe(v.number(), v.integer(), v.minValue(0)),
          signatureId: v.pipe(v.number(), v.integer()),
        }),
      ),
      async (c) =>
        c.json(await repairTag(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'))),
    )
    .post(
      '/guides/:guideId/steps/:stepId/repair',
      describeRoute({
        summary:
          'Point a step of a guide’s draft at a captured element; publish the guide to let users see it',
        tags,
        responses: { 200: answer('The revision of the draft', repairedTargetAnswer) },
      }),
      requireRight('guide.draft'),
      validate('param', v.object({ guideId: uuidSchema, stepId: localIdSchema })),
      validate('json', v.strictObject({ signatureId: v.pipe(v.number(), v.integer()) })),
      async (c) => {
        const { guideId, stepId } = c.req.valid('param');
        const { signatureId } = c.req.valid('json');
        return c.json(await repairTarget(context, c.var.scope, guideId, stepId, signatureId));
      },
    )
    .get(
      '/event-names',
      describeRoute({
        summary: 'List the names that the host app has tracked',
        tags,
        responses: { 200: answer('Names, most frequent first', eventNamesAnswer) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json({ names: await selectEventNames(context.db, c.var.scope, context.now()) }),
    );
