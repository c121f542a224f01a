import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { audienceSchema } from '../../shared/contract/audience.ts';
import { externalIdSchema, uuidSchema } from '../../shared/contract/id.ts';
import { segmentInputSchema } from '../../shared/contract/segment.ts';
import { pickSegments, segmentListSorts } from '../../shared/rules/pick-segments.ts';
import type { Context } from '../context.ts';
import { knownNames, languageOf } from '../delivery/known-names.ts';
import { answer } from '../http/answer.ts';
import { csvHeaders } from '../http/csv.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { archiveSegment, createSegment, listSegments, readSegment, saveSegment } from './edit-segment.ts';
import { segmentsCsv } from './segments-csv.ts';
import { selectTraitNames } from './trait-store.ts';
import { addToList, beginList, readList } from './upload-list.ts';

const tags = ['Segments'];
const idParam = v.object({ id: uuidSchema });
const time = v.pipe(v.string(), v.isoTimestamp());
const segmentAnswer = v.object({
  id: uuidSchema,
  name: v.string(),
  audience: audienceSchema,
  revision: v.number(),
  createdAt: time,
  updatedAt: time,
  uses: v.array(v.object({ kind: v.picklist(['guide', 'segment']), id: uuidSchema, name: v.string() })),
});
const listAnswer = v.object({
  id: uuidSchema,
  of: v.picklist(['user', 'account']),
  size: v.number(),
  known: v.number(),
});
const traitNames = v.array(v.object({ name: v.string(), values: v.array(v.string()) }));

/** Saved audiences, under `/api/v1`. */
export const segmentRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/segments',
      describeRoute({
        summary: 'List segments by name, with the guides and segments that name them',
        tags,
        responses: { 200: answer('Segments', v.object({ segments: v.array(segmentAnswer) })) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json({ segments: await listSegments(context, c.var.scope) }),
    )
    .get(
      '/segments.csv',
      describeRoute({
        summary: 'Export the list of segments',
        tags,
        responses: { 200: { description: 'The segments that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('workspace.read'),
      validate(
        'query',
        v.object({
          search: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
          sort: v.optional(v.picklist(segmentListSorts), 'name'),
          order: v.optional(v.picklist(['asc', 'desc']), 'asc'),
        }),
      ),
      async (c) => {
        const { scope } = c.var;
        const segments = pickSegments(await listSegments(context, scope), c.req.valid('query'));
        const text = segmentsCsv(segments, languageOf(scope), await knownNames(context, scope));
        return c.body(text, 200, csvHeaders('segments.csv'));
      },
    )
    .post(
      '/segments',
      describeRoute({
        summary: 'Make a segment',
        tags,
        responses: { 201: answer('The segment', segmentAnswer) },
      }),
      requireRight('segment.write'),
      validate('json', segmentInputSchema),
      async (c) => c.json(await createSegment(context, c.var.scope, c.req.valid('json')), 201),
    )
    .get(
      '/segments/:id',
      describeRoute({
        summary: 'Read a segment',
        tags,
        responses: { 200: answer('The segment', segmentAnswer) },
      }),
      requireRight('workspace.read'),
      validate('param', idParam),
      async (c) => c.json(await readSegment(context, c.var.scope, c.req.valid('param').id)),
    )
    .put(
      '/segments/:id',
      describeRoute({
        summary: 'Save a segment, unless somebody else has saved since `revision`; guides follow at once',
        tags,
        responses: { 200: answer('The segment', segmentAnswer) },
      }),
      requireRight('segment.write'),
      validate('param', idParam),
      validate(
        'json',
        v.strictObject({
          ...segmentInputSchema.entries,
          revision: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31 - 1)),
        }),
      ),
      async (c) =>
        c.json(await saveSegment(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'))),
    )
    .delete(
      '/segments/:id',
      describeRoute({
        summary: 'Archive a segment that nothing uses',
        tags,
        responses: { 204: answer('Archived') },
      }),
      requireRight('segment.write'),
      validate('param', idParam),
      async (c) => {
        await archiveSegment(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .post(
      '/audience-lists',
      describeRoute({
        summary: 'Begin a list of users or accounts, for a segment with a condition of type `list`',
        tags,
        responses: {
          201: answer('The empty list; it goes after a day unless a segment names it', listAnswer),
        },
      }),
      requireRight('segment.write'),
      validate('json', v.strictObject({ of: v.picklist(['user', 'account']) })),
      async (c) => c.json(await beginList(context, c.var.scope, c.req.valid('json').of), 201),
    )
    .post(
      '/audience-lists/:id/ids',
      describeRoute({
        summary: 'Add ids to a list, as the host app names its users or accounts',
        tags,
        responses: { 200: answer('The list', listAnswer) },
      }),
      requireRight('segment.write'),
      validate('param', idParam),
      validate('json', v.strictObject({ ids: v.pipe(v.array(externalIdSchema), v.maxLength(5_000)) })),
      async (c) =>
        c.json(await addToList(context, c.var.scope, c.req.valid('param').id, c.req.valid('json').ids)),
    )
    .get(
      '/audience-lists/:id',
      describeRoute({
        summary: 'How many a list names, and how many of them this environment has seen',
        tags,
        responses: { 200: answer('The list', listAnswer) },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      async (c) => c.json(await readList(context, c.var.scope, c.req.valid('param').id)),
    )
    .get(
      '/trait-names',
      describeRoute({
        summary: 'List the traits that users and accounts have, with values that several share',
        tags,
        responses: {
          200: answer('Names, most frequent first', v.object({ user: traitNames, account: traitNames })),
        },
      }),
      requireRight('segment.write'),
      async (c) => {
        const { scope } = c.var;
        const [user, account] = await Promise.all([
          selectTraitNames(context.db, scope, 'user'),
          selectTraitNames(context.db, scope, 'account'),
        ]);
        return c.json({ user, account });
      },
    );
