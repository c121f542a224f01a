import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { audienceSchema } from '../../shared/contract/audience.ts';
import { uuidSchema } from '../../shared/contract/id.ts';
import { segmentInputSchema } from '../../shared/contract/segment.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { archiveSegment, createSegment, readSegment, saveSegment } from './edit-segment.ts';
import { selectSegments } from './segment-store.ts';

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
});

/** Saved audiences, under `/api/v1`. */
export const segmentRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/segments',
      describeRoute({
        summary: 'List segments by name',
        tags,
        responses: { 200: answer('Segments', v.object({ segments: v.array(segmentAnswer) })) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json({ segments: await selectSegments(context.db, c.var.scope) }),
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
    );
