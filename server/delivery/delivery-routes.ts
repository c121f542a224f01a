import { Hono } from 'hono';
import * as v from 'valibot';
import { deliveryRequestSchema } from '../../shared/contract/delivery.ts';
import type { Context } from '../context.ts';
import { readSnippetBody } from '../http/read-snippet-body.ts';
import { validate } from '../http/validate.ts';
import { deliver, readConfig } from './deliver.ts';
import { createAssignmentNotes } from './note-assigned.ts';
import { createWithheldNotes } from './note-withheld.ts';
import { createPublishedGuides } from './published-guides.ts';

const keyQuery = v.object({ key: v.pipe(v.string(), v.maxLength(100)) });

/** What pages ask for, under `/v1`: the configuration everybody shares, and the guides of one person. */
export function deliveryRoutes(context: Context) {
  const held = {
    publishedGuides: createPublishedGuides(context),
    noteWithheld: createWithheldNotes(context),
    noteAssigned: createAssignmentNotes(context),
  };

  return new Hono<{ Variables: { requestId: string } }>()
    .get('/config', validate('query', keyQuery), async (c) => {
      const { config } = await readConfig(context, c.req.valid('query').key);
      const etag = `"${config.version}${config.isStopped ? '-stopped' : ''}"`;
      c.header('ETag', etag);
      c.header('Cache-Control', 'public, max-age=10');
      if (isHeld(c.req.header('If-None-Match'), etag)) return c.body(null, 304);
      return c.json(config);
    })
    .post('/delivery', async (c) => {
      const request = await readSnippetBody(c.req, deliveryRequestSchema);
      c.header('Cache-Control', 'no-store');
      return c.json(await deliver(context, held, request, c.req.header('Origin')));
    });
}

/** Whether `If-None-Match` names the tag; a cache on the way may have made it a weak one. */
const isHeld = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
