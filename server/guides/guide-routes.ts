import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { audienceSchema } from '../../shared/contract/audience.ts';
import { guideContentSchema, guideKinds } from '../../shared/contract/guide.ts';
import { guideNameSchema, revisionSchema, uuidSchema } from '../../shared/contract/id.ts';
import { newPickerSessionSchema } from '../../shared/contract/picker.ts';
import { guideListSorts, guideListStates, pickGuides } from '../../shared/rules/pick-guides.ts';
import type { Context } from '../context.ts';
import { previewAudience } from '../delivery/preview-audience.ts';
import { answer } from '../http/answer.ts';
import { csvHeaders } from '../http/csv.ts';
import { sayTo } from '../http/error-response.ts';
import { pageQuery, wholeList } from '../http/page-query.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import {
  audiencePreviewAnswer,
  guideAnswer,
  guideSummariesAnswer,
  meantPeopleAnswer,
  newPickerSessionAnswer,
  pickerSessionAnswer,
  publishedAnswer,
  savedDraftAnswer,
  usersOfGuidesAnswer,
} from './answers.ts';
import { archiveGuide, restoreGuide } from './archive-guide.ts';
import { createGuide, duplicateGuide, readGuide, saveDraft } from './edit-guide.ts';
import { guidesCsv } from './guides-csv.ts';
import { listGuides, listUsersOfGuides } from './list-guides.ts';
import { listMeant, meantSorts } from './list-meant.ts';
import { meantCsv } from './meant-csv.ts';
import { beginPicking, cancelPicking, readPicking } from './pick-element.ts';
import { publishGuide, rollBackGuide, unpublishGuide } from './publish-guide.ts';

const tags = ['Guides'];
const pickerTags = ['Picking elements'];

const idParam = v.object({ id: uuidSchema });
const meantQuery = {
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  sort: v.optional(v.picklist(meantSorts)),
  order: v.optional(v.picklist(['asc', 'desc'])),
};

/** Guides with their drafts and versions, under `/api/v1`. */
export const guideRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/guides',
      describeRoute({
        summary: 'List guides with what is live and how many users came how far',
        tags,
        responses: { 200: answer('Guides, last changed first', guideSummariesAnswer) },
      }),
      requireRight('workspace.read'),
      validate(
        'query',
        v.object({
          archived: v.optional(v.picklist(['true', 'false']), 'false'),
          counts: v.optional(v.picklist(['true', 'false']), 'true'),
        }),
      ),
      async (c) => {
        const { archived, counts } = c.req.valid('query');
        const guides = await listGuides(context, c.var.scope, counts === 'true');
        return c.json({ guides: guides.filter(({ isArchived }) => isArchived === (archived === 'true')) });
      },
    )
    .get(
      '/guides/counts',
      describeRoute({
        summary: 'How many users came how far in each guide that anybody has had',
        tags,
        responses: { 200: answer('The counts of the list of guides', usersOfGuidesAnswer) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json({ guides: await listUsersOfGuides(context, c.var.scope) }),
    )
    .get(
      '/guides.csv',
      describeRoute({
        summary: 'Export the list of guides',
        tags,
        responses: { 200: { description: 'The guides that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('workspace.read'),
      validate(
        'query',
        v.object({
          search: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
          state: v.optional(v.picklist(guideListStates), 'all'),
          kind: v.optional(v.picklist(guideKinds)),
          sort: v.optional(v.picklist(guideListSorts), 'changed'),
          order: v.optional(v.picklist(['asc', 'desc']), 'desc'),
        }),
      ),
      async (c) =>
        c.body(
          guidesCsv(pickGuides(await listGuides(context, c.var.scope), c.req.valid('query'))),
          200,
          csvHeaders('guides.csv'),
        ),
    )
    .post(
      '/guides',
      describeRoute({
        summary: 'Make a guide; nobody sees it before it is published',
        tags,
        responses: { 201: answer('The guide', guideAnswer) },
      }),
      requireRight('guide.draft'),
      validate(
        'json',
        v.strictObject({ kind: v.picklist(guideKinds), name: guideNameSchema, draft: guideContentSchema }),
      ),
      async (c) => c.json(await createGuide(context, c.var.scope, c.req.valid('json')), 201),
    )
    .get(
      '/guides/:id',
      describeRoute({
        summary: 'Read a guide with its draft and versions',
        tags,
        responses: { 200: answer('The guide', guideAnswer) },
      }),
      requireRight('workspace.read'),
      validate('param', idParam),
      async (c) => {
        const guide = await readGuide(context, c.var.scope, c.req.valid('param').id);
        const { plan } = guide;
        const fault = plan?.fault == null ? null : sayTo(c)(plan.fault);
        return c.json({ ...guide, plan: plan && { ...plan, fault } });
      },
    )
    .put(
      '/guides/:id/draft',
      describeRoute({
        summary: 'Save the draft, unless somebody else has saved since `revision`',
        tags,
        responses: { 200: answer('The new revision', savedDraftAnswer) },
      }),
      requireRight('guide.draft'),
      validate('param', idParam),
      validate(
        'json',
        v.strictObject({ revision: revisionSchema, name: guideNameSchema, draft: guideContentSchema }),
      ),
      async (c) =>
        c.json(await saveDraft(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'))),
    )
    .post(
      '/guides/:id/publish',
      describeRoute({
        summary: 'Make the draft the live version of the environment',
        tags,
        responses: { 200: answer('The version', publishedAnswer) },
      }),
      requireRight('guide.publish'),
      validate('param', idParam),
      validate('json', v.strictObject({ revision: revisionSchema })),
      async (c) =>
        c.json(
          await publishGuide(context, c.var.scope, c.req.valid('param').id, c.req.valid('json').revision),
        ),
    )
    .post(
      '/guides/:id/unpublish',
      describeRoute({
        summary: 'Take the guide off the environment',
        tags,
        responses: { 204: answer('It is not live') },
      }),
      requireRight('guide.publish'),
      validate('param', idParam),
      async (c) => {
        await unpublishGuide(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .post(
      '/guides/:id/roll-back',
      describeRoute({
        summary: 'Put an older version live again',
        tags,
        responses: { 200: answer('The version that is live now', publishedAnswer) },
      }),
      requireRight('guide.publish'),
      validate('param', idParam),
      validate('json', v.strictObject({ version: revisionSchema })),
      async (c) =>
        c.json(
          await rollBackGuide(context, c.var.scope, c.req.valid('param').id, c.req.valid('json').version),
        ),
    )
    .post(
      '/guides/:id/duplicate',
      describeRoute({
        summary: 'Make a new guide with the same draft',
        tags,
        responses: { 201: answer('The new guide', guideAnswer) },
      }),
      requireRight('guide.draft'),
      validate('param', idParam),
      async (c) => c.json(await duplicateGuide(context, c.var.scope, c.req.valid('param').id), 201),
    )
    .delete(
      '/guides/:id',
      describeRoute({
        summary: 'Archive the guide; it is taken off every environment',
        tags,
        responses: { 204: answer('Archived') },
      }),
      requireRight('guide.publish'),
      validate('param', idParam),
      async (c) => {
        await archiveGuide(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .post(
      '/guides/:id/restore',
      describeRoute({
        summary: 'Take an archived guide back into the list; with `isLive` also live wherever it was',
        tags,
        responses: { 204: answer('Restored') },
      }),
      requireRight('guide.publish'),
      validate('param', idParam),
      validate('json', v.strictObject({ isLive: v.boolean() })),
      async (c) => {
        await restoreGuide(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .post(
      '/audience-preview',
      describeRoute({
        summary: 'How many registered users an audience has now',
        tags,
        responses: { 200: answer('The same as delivery would serve', audiencePreviewAnswer) },
      }),
      requireRight('account.read'),
      validate('json', v.strictObject({ audience: audienceSchema })),
      async (c) =>
        c.json(await previewAudience(context, c.var.scope, c.req.valid('json').audience, c.req.raw.signal)),
    )
    .post(
      '/audience-preview/people',
      describeRoute({
        summary: 'Who they are: as many as an audience has now',
        tags,
        responses: {
          200: answer('One page of them, by name unless another order is asked for', meantPeopleAnswer),
        },
      }),
      requireRight('account.read'),
      validate('query', v.object({ ...meantQuery, ...pageQuery })),
      validate('json', v.strictObject({ audience: audienceSchema })),
      async (c) => {
        const { limit, offset, ...query } = c.req.valid('query');
        const { audience } = c.req.valid('json');
        const page = { limit, offset };
        return c.json(await listMeant(context, c.var.scope, audience, query, page, c.req.raw.signal));
      },
    )
    .post(
      '/audience-preview/people.csv',
      describeRoute({
        summary: 'Export who they are',
        tags,
        responses: { 200: { description: 'All that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('query', v.object(meantQuery)),
      validate('json', v.strictObject({ audience: audienceSchema })),
      async (c) => {
        const { audience } = c.req.valid('json');
        const query = c.req.valid('query');
        const { people } = await listMeant(
          context,
          c.var.scope,
          audience,
          query,
          wholeList,
          c.req.raw.signal,
        );
        return c.body(meantCsv(people), 200, csvHeaders('people.csv'));
      },
    )
    .post(
      '/picker-sessions',
      describeRoute({
        summary: 'Let the signed-in member pick an element, or edit a guide, in the running host app',
        tags: pickerTags,
        responses: { 201: answer('Open `openUrl` in the browser', newPickerSessionAnswer) },
      }),
      requireRight('guide.draft'),
      validate('json', newPickerSessionSchema),
      async (c) => c.json(await beginPicking(context, c.var.scope, c.req.valid('json')), 201),
    )
    .get(
      '/picker-sessions/:id',
      describeRoute({
        summary: 'How far the picking is, and what was picked',
        tags: pickerTags,
        responses: { 200: answer('The session', pickerSessionAnswer) },
      }),
      requireRight('guide.draft'),
      validate('param', idParam),
      async (c) => c.json(await readPicking(context, c.var.scope, c.req.valid('param').id)),
    )
    .delete(
      '/picker-sessions/:id',
      describeRoute({
        summary: 'End the picking; its link no longer works',
        tags: pickerTags,
        responses: { 204: answer('Ended') },
      }),
      requireRight('guide.draft'),
      validate('param', idParam),
      async (c) => {
        await cancelPicking(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    );
