import { Hono, type Context as HonoContext } from 'hono';
import {
  heatSchema,
  pickerOpenSchema,
  pickSchema,
  saveDraftSchema,
  tagFeatureSchema,
  tagMatchesSchema,
} from '../../shared/contract/picker.ts';
import type { Context } from '../context.ts';
import { clientNetwork } from '../http/client-network.ts';
import type { NotedVariables } from '../http/log-requests.ts';
import { readSnippetBody } from '../http/read-snippet-body.ts';
import { actorName } from '../http/scope.ts';
import {
  endAuthoring,
  matchTag,
  openAuthoring,
  readHeat,
  readNames,
  saveAuthored,
  tagFeature,
} from './author-in-app.ts';
import { openPicking, storePick } from './pick-element.ts';
import { authoringOf, type PickerProof } from './picker-scope.ts';

/** The picker's side of picking and of editing in the host app, under `/v1/picker`: proved by the token, not by a cookie. */
export const pickerRoutes = (context: Context) => {
  const authoring = async (c: HonoContext<NotedVariables>, proof: PickerProof) => {
    const origin = { network: clientNetwork(c, context.config), requestId: c.var.requestId };
    const author = await authoringOf(context, proof, origin);
    c.set('actor', actorName(author.scope.actor));
    return author;
  };
  return new Hono<NotedVariables>()
    .use('/picker/*', async (c, next) => {
      c.header('Cache-Control', 'no-store');
      await next();
    })
    .post('/picker/open', async (c) => {
      const proof = await readSnippetBody(c.req, pickerOpenSchema);
      const pick = await openPicking(context, proof);
      return c.json(pick ?? (await openAuthoring(context, await authoring(c, proof))));
    })
    .post('/picker/pick', async (c) => {
      await storePick(context, await readSnippetBody(c.req, pickSchema));
      return c.body(null, 204);
    })
    .post('/picker/draft', async (c) => {
      const request = await readSnippetBody(c.req, saveDraftSchema);
      return c.json(await saveAuthored(context, await authoring(c, request), request));
    })
    .post('/picker/end', async (c) => {
      const proof = await readSnippetBody(c.req, pickerOpenSchema);
      await endAuthoring(context, await authoring(c, proof));
      return c.body(null, 204);
    })
    .post('/picker/names', async (c) => {
      const proof = await readSnippetBody(c.req, pickerOpenSchema);
      return c.json(await readNames(context, await authoring(c, proof)));
    })
    .post('/picker/matches', async (c) => {
      const request = await readSnippetBody(c.req, tagMatchesSchema);
      return c.json(await matchTag(context, await authoring(c, request), request.target));
    })
    .post('/picker/feature', async (c) => {
      const request = await readSnippetBody(c.req, tagFeatureSchema);
      return c.json(await tagFeature(context, await authoring(c, request), request), 201);
    })
    .post('/picker/heat', async (c) => {
      const request = await readSnippetBody(c.req, heatSchema);
      return c.json(await readHeat(context, await authoring(c, request), request.path));
    });
};
