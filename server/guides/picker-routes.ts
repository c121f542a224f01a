import { Hono } from 'hono';
import { pickerOpenSchema, pickSchema } from '../../shared/contract/picker.ts';
import type { Context } from '../context.ts';
import { readSnippetBody } from '../http/read-snippet-body.ts';
import { openPicking, storePick } from './pick-element.ts';

/** The picker's side of picking, under `/v1/picker`: proved by the token, not by a cookie. */
export const pickerRoutes = (context: Context) =>
  new Hono<{ Variables: { requestId: string } }>()
    .post('/picker/open', async (c) => {
      const request = await readSnippetBody(c.req, pickerOpenSchema);
      c.header('Cache-Control', 'no-store');
      return c.json(await openPicking(context, request));
    })
    .post('/picker/pick', async (c) => {
      await storePick(context, await readSnippetBody(c.req, pickSchema));
      return c.body(null, 204);
    });
